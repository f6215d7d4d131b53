using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Challenges.Shared.Database;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;
using Challenges.TestKit;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Shared.Tests.Decisions;

public sealed record HeadAnnounced
{
    public required long Sequence { get; init; }
    public required string Hash { get; init; }
}

public sealed class Reading_and_verifying
{
    static readonly Guid Challenge = NewId.NextGuid();
    const string Number = "QH-2022-01";

    ServiceUnderTest _service = null!;
    HttpClient _auditor = null!;
    DecisionHead _first = null!;

    static ServiceModule Module { get; } = new()
    {
        Name = "trial",
        Assembly = typeof(Reading_and_verifying).Assembly,
        Routes = app => app.MapPost("/sums/{kind}", Add).AllowPublic().Writes(),
        Decisions = new DecisionRules
        {
            Engines = [Sums.First],
            SightOf = (_, number, caller, _) => Task.FromResult(
                number != Number ? DecisionSight.Nothing
                : caller.Is(Roles.Auditor) ? DecisionSight.Everything
                : DecisionSight.HeadOnly.WithInputs("open").WithResult("half").WithResult("closed", caller.IsSignedIn)),
            Announce = (_, head) => new HeadAnnounced { Sequence = head.Sequence, Hash = head.Hash }
        }
    };

    static async Task<Answer> Add(string kind, DecisionJournal journal, CancellationToken cancel)
    {
        await journal.Append(Sums.Decision(Challenge, Number, kind), Sums.First, new Parts([2, 3], kind), new Total(5, kind), cancel);
        return kind == "fails" ? throw new InvalidOperationException("after the record was appended") : Answer.NoContent();
    }

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = await ServiceUnderTest.Start(Module);
        _auditor = _service.Client(Tokens.Mint("auditor", Roles.Auditor));
        await Decide("closed");
        _first = await Head();
        foreach (var kind in new[] { "half", "open" }) await Decide(kind);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _auditor?.Dispose();
        if (_service is not null) await _service.DisposeAsync();
    }

    [Test]
    public async Task Everybody_sees_the_head_and_only_what_is_public()
    {
        var page = await Get(_service.Anonymous);
        Assert.Multiple(() =>
        {
            Assert.That((long)page["head"]!["sequence"]!, Is.EqualTo(3));
            Assert.That(Kinds(page), Is.EqualTo(new[] { "half", "open" }));
            Assert.That(page["records"]![0]!["inputs"], Is.Null);
            Assert.That((string)page["records"]![1]!["inputs"]!, Is.EqualTo("""{"note":"open","numbers":[2,3]}"""));
            Assert.That(page.ToJsonString(), Does.Not.Contain("officer-7"));
        });
    }

    [Test]
    public async Task Anybody_can_check_a_public_record_with_nothing_but_a_hash_function()
    {
        foreach (var record in (await Get(_service.Anonymous))["records"]!.AsArray())
        {
            Assert.That((string)record!["hash"]!, Is.EqualTo(Sha256((string)record["canonical"]!)));
            Assert.That((string)record["record"]!["resultDigest"]!, Is.EqualTo(Sha256((string)record["result"]!)));
        }
        var last = (await Get(_service.Anonymous))["records"]![1]!;
        Assert.That((string)last["hash"]!, Is.EqualTo((await Head()).Hash), "the head is the hash of the last record");
        Assert.That((string)last["record"]!["inputDigest"]!, Is.EqualTo(Sha256((string)last["inputs"]!)));
    }

    [Test]
    public async Task The_auditor_sees_every_record_with_its_actor()
    {
        var page = await Get(_auditor);
        Assert.That(Kinds(page), Is.EqualTo(new[] { "closed", "half", "open" }));
        var record = page["records"]![0]!;
        Assert.That((string)record["actor"]!, Is.EqualTo("officer-7"));
        Assert.That((string)record["record"]!["actorDigest"]!, Is.EqualTo(Sha256($"{record["salt"]}|officer-7")));
    }

    [Test]
    public async Task A_challenge_that_a_caller_may_not_know_has_no_decisions()
    {
        using var read = await _auditor.GetAsync("/decisions/QH-2022-02");
        using var verified = await _auditor.Post("/decisions/QH-2022-02/verify", key: "");
        Assert.That((read.StatusCode, verified.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task The_verification_tells_the_public_of_public_records_only()
    {
        var (all, some) = (await Verify(_auditor), await Verify(_service.Anonymous));
        Assert.Multiple(() =>
        {
            Assert.That((bool)all["sound"]! && (bool)some["sound"]!, Is.True);
            Assert.That(all["records"]!.AsArray().Select(r => (long)r!["sequence"]!), Is.EqualTo(new[] { 1L, 2L, 3L }));
            Assert.That(some["records"]!.AsArray().Select(r => (long)r!["sequence"]!), Is.EqualTo(new[] { 2L, 3L }));
            Assert.That((string)some["records"]![0]!["finding"]!, Is.EqualTo("same"));
            Assert.That((string)some["records"]![0]!["says"]!["en"]!, Is.EqualTo("Record 2: replayed by sum/1 with the same result."));
        });
    }

    [Test]
    public async Task A_head_that_was_published_earlier_must_still_be_in_the_chain()
    {
        Assert.That((bool)(await Verify(_service.Anonymous, new HeadInHand(_first.Sequence, _first.Hash)))["sound"]!, Is.True);
        var answer = await Verify(_service.Anonymous, new HeadInHand(1, new string('0', 64)));
        Assert.That((bool)answer["sound"]!, Is.False);
        Assert.That((string)answer["records"]!.AsArray().Last()!["where"]!, Is.EqualTo("head in hand"));
    }

    [Test]
    public async Task An_act_that_fails_leaves_no_record()
    {
        using var response = await _service.Anonymous.Post("/sums/fails");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That((await Head()).Sequence, Is.EqualTo(3));
    }

    [Test]
    public async Task Outside_a_transaction_nothing_is_recorded() => await _service.InScope(scope =>
    {
        var journal = scope.GetRequiredService<DecisionJournal>();
        Assert.That(() => journal.Append(Sums.Decision(Challenge), Sums.First, new Parts([], ""), new Total(0, ""), default), Throws.InvalidOperationException);
        return Task.FromResult(true);
    });

    [Test]
    public async Task An_engine_that_is_not_registered_records_nothing() => await _service.InScope(async scope =>
    {
        var journal = scope.GetRequiredService<DecisionJournal>();
        await scope.GetRequiredService<SqlSession>().Begin();
        Assert.That(() => journal.Append(Sums.Decision(Challenge), Sums.Second, new Parts([], ""), new Total(0, ""), default), Throws.InvalidOperationException);
        return true;
    });

    [Test]
    public async Task The_command_replays_all_and_names_what_was_changed()
    {
        Assert.That(await Command("verify"), Is.EqualTo((0, "3 decisions of trial, 0 not the same.")));
        Assert.That(await Command("verify", "QH-0000-00"), Is.EqualTo((0, "0 decisions of trial, 0 not the same.")));
        await Change("half", "hulf");
        try
        {
            var output = new StringWriter(CultureInfo.InvariantCulture);
            Assert.That(await new Commands(Module, _service.Services, output).Run(["verify", Number]), Is.EqualTo(1));
            Assert.That(output.ToString(), Does.Contain($"{Number} 2 half sum/1 DIFFERS: inputs"));
        }
        finally
        {
            await Change("hulf", "half");
        }
    }

    Task<int> Change(string from, string to) => _service.InScope(async scope =>
    {
        var session = scope.GetRequiredService<SqlSession>();
        var text = (await session.Find<string>("SELECT [Inputs] FROM [DecisionRecords] WHERE [Sequence] = 2"))!;
        return await session.Execute("UPDATE [DecisionRecords] SET [Inputs] = @changed WHERE [Sequence] = 2", new { changed = text.Replace(from, to, StringComparison.Ordinal) });
    });

    async Task<(int, string)> Command(params string[] args)
    {
        var output = new StringWriter(CultureInfo.InvariantCulture);
        var code = await new Commands(Module, _service.Services, output).Run(args);
        return (code, output.ToString().TrimEnd().Split('\n')[^1].TrimEnd());
    }

    async Task Decide(string kind)
    {
        using var response = await _service.Anonymous.Post($"/sums/{kind}");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    async Task<DecisionHead> Head()
    {
        var head = (await Get(_service.Anonymous))["head"]!;
        return new DecisionHead((long)head["sequence"]!, (string)head["hash"]!);
    }

    static async Task<JsonNode> Get(HttpClient client) => JsonNode.Parse(await client.GetStringAsync($"/decisions/{Number}"))!;

    static async Task<JsonNode> Verify(HttpClient client, HeadInHand? inHand = null)
    {
        using var response = await client.Post($"/decisions/{Number}/verify", inHand, key: "");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), await response.Content.ReadAsStringAsync());
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    static IEnumerable<string> Kinds(JsonNode page) => page["records"]!.AsArray().Select(r => (string)r!["record"]!["kind"]!);

    static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
