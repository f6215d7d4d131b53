using System.Net.Http.Headers;
using Challenges.Shared.Web;
using Challenges.TestKit;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Shared.Tests.Web;

public sealed class WritingTests
{
    static HttpClient Client(string? token = null) => Trial.Service.Client(token ?? Trial.Solver);

    static string Key() => NewId.NextGuid().ToString();

    static Task<int> Count(string text) => Trial.Service.InScope(s => s.GetRequiredService<NoteStore>().Count(text));

    [Test]
    public async Task A_write_answers_its_address_and_version_and_its_event_leaves()
    {
        await using var bus = await TestBus.Connect(Trial.Service.Broker, typeof(NoteTaken));
        using var response = await Client().Post("/notes", new { text = "evented" });

        var note = await response.ShouldBe<Note>(201);
        Assert.That(response.Headers.Location!.ToString(), Is.EqualTo($"/notes/{note.Id}"));
        Assert.That(response.Version(), Is.EqualTo(1));
        await bus.Expect<NoteTaken>(m => m.Id == note.Id);
    }

    [Test]
    public async Task A_refusal_takes_back_rows_events_and_the_key()
    {
        await using var bus = await TestBus.Connect(Trial.Service.Broker, typeof(NoteTaken));
        var key = Key();
        await (await Client().Post("/notes", new { text = "forbidden" }, key: key)).ShouldRefuse(Refusals.TooLate);
        Assert.That(await Count("forbidden"), Is.Zero);

        var note = await (await Client().Post("/notes", new { text = "corrected" }, key: key)).ShouldBe<Note>(201);
        await bus.Expect<NoteTaken>(m => m.Id == note.Id);
        Assert.That(bus.Received<NoteTaken>(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_error_answer_rolls_back_too()
    {
        var note = await Trial.TakeNote();
        Assert.That((int)(await Client().Delete($"/notes/{note.Id}")).StatusCode, Is.EqualTo(409));
        await (await Client().GetAsync($"/notes/{note.Id}")).ShouldBe(200);
    }

    [Test]
    public async Task The_same_key_and_content_get_the_same_answer_without_a_second_effect()
    {
        var (key, text) = (Key(), Key());
        using var first = await Client().Post("/notes", new { text }, key: key);
        using var second = await Client().Post("/notes", new { text }, key: key);

        Assert.That((int)second.StatusCode, Is.EqualTo(201));
        Assert.That(await second.Content.ReadAsByteArrayAsync(), Is.EqualTo(await first.Content.ReadAsByteArrayAsync()));
        Assert.That(second.Headers.Location, Is.EqualTo(first.Headers.Location));
        Assert.That(second.Headers.ETag, Is.EqualTo(first.Headers.ETag));
        Assert.That(second.Headers.Contains("Idempotency-Replayed"), Is.True);
        Assert.That(await Count(text), Is.EqualTo(1));
    }

    [Test]
    public async Task The_same_key_with_other_content_is_refused()
    {
        var key = Key();
        await (await Client().Post("/notes", new { text = "one" }, key: key)).ShouldBe(201);
        await (await Client().Post("/notes", new { text = "two" }, key: key)).ShouldRefuse(SharedRefusals.KeyUsedForOtherContent);
    }

    [Test]
    public async Task Keys_of_two_callers_have_nothing_to_do_with_each_other()
    {
        var (key, text) = (Key(), Key());
        await (await Client().Post("/notes", new { text }, key: key)).ShouldBe(201);
        var other = await (await Client(Tokens.Mint("s-2", Roles.Solver)).Post("/notes", new { text }, key: key)).ShouldBe<Note>(201);
        Assert.That(other.Author, Is.EqualTo("s-2"));
        Assert.That(await Count(text), Is.EqualTo(2));
    }

    [Test]
    public async Task Of_many_equal_requests_at_once_one_acts_and_all_get_its_answer()
    {
        var (key, text) = (Key(), Key());
        var responses = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Client().Post("/notes", new { text }, key: key)));
        var bodies = await Task.WhenAll(responses.Select(r => r.Content.ReadAsStringAsync()));
        Assert.That(responses.Select(r => (int)r.StatusCode), Has.All.EqualTo(201));
        Assert.That(bodies.Distinct().Count(), Is.EqualTo(1));
        Assert.That(await Count(text), Is.EqualTo(1));
    }

    [TestCase("")]
    [TestCase("with blank")]
    [TestCase("键")]
    public async Task A_key_that_is_missing_or_unreadable_is_refused(string key)
    {
        var request = Requests.Request(HttpMethod.Post, "/notes", new { text = "x" }, key: "");
        if (key.Length > 0) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Trial.Solver);
        using var client = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8 }) { BaseAddress = Trial.Service.Address };
        await (await client.SendAsync(request)).ShouldRefuse(SharedRefusals.NoIdempotencyKey);
    }

    [Test]
    public async Task A_key_of_200_characters_is_the_longest()
    {
        await (await Client().Post("/notes", new { text = "long key" }, key: new string('k', 200))).ShouldBe(201);
        await (await Client().Post("/notes", new { text = "long key" }, key: new string('k', 201))).ShouldRefuse(SharedRefusals.NoIdempotencyKey);
    }

    [Test]
    public async Task A_passing_failure_of_the_database_is_not_shown_to_the_caller()
    {
        await using var bus = await TestBus.Connect(Trial.Service.Broker, typeof(NoteTaken));
        TrialModule.Failures = 3;
        await (await Client().Post("/busy")).ShouldBe(204);
        var last = await Trial.TakeNote();
        await bus.Expect<NoteTaken>(m => m.Id == Guid.Empty);
        await bus.Expect<NoteTaken>(m => m.Id == last.Id);
        Assert.That(bus.Received<NoteTaken>().Where(m => m.Id == Guid.Empty), Has.Exactly(1).Items, "what the failed attempts published went with them");
    }

    [Test]
    public async Task A_lasting_one_is_told_and_may_be_tried_again()
    {
        TrialModule.Failures = 4;
        using var response = await Client().Post("/busy");
        await response.ShouldRefuse(SharedRefusals.Busy);
        Assert.That(response.Headers.RetryAfter, Is.EqualTo(RetryConditionHeaderValue.Parse("2")));
        TrialModule.Failures = 0;
    }

    [Test]
    public async Task A_change_must_name_the_version_that_the_caller_has_seen()
    {
        var note = await Trial.TakeNote();
        await (await Client().Put($"/notes/{note.Id}", new { text = "b" })).ShouldRefuse(SharedRefusals.VersionNotNamed);
        await (await Client().Put($"/notes/{note.Id}", new { text = "b" }, version: 2)).ShouldRefuse(SharedRefusals.VersionDiffers);
        using var changed = await Client().Put($"/notes/{note.Id}", new { text = "b" }, version: 1);
        await changed.ShouldBe(200);
        Assert.That(changed.Version(), Is.EqualTo(2));
    }

    [TestCase("W/\"1\"", 412)]
    [TestCase("nonsense", 412)]
    [TestCase("\"7\", \"1\"", 200)]
    [TestCase("*", 200)]
    public async Task If_Match_is_read_as_HTTP_says(string header, int status)
    {
        var note = await Trial.TakeNote();
        var request = Requests.Request(HttpMethod.Put, $"/notes/{note.Id}", new { text = "b" });
        request.Headers.TryAddWithoutValidation("If-Match", header);
        await (await Client().SendAsync(request)).ShouldBe(status);
    }

    [Test]
    public async Task Losing_the_race_is_412_for_who_named_a_version_and_409_for_who_did_not()
    {
        var note = await Trial.TakeNote();
        await (await Client().Put($"/notes/{note.Id}/late", version: 1)).ShouldRefuse(SharedRefusals.VersionDiffers);
        await (await Client().Put($"/notes/{note.Id}/late")).ShouldRefuse(SharedRefusals.SomebodySavedFirst);
    }

    [Test]
    public async Task A_unique_key_that_is_taken_is_a_conflict_not_a_failure()
    {
        await (await Client(Tokens.Mint("a", Roles.Auditor)).Post("/twins")).ShouldRefuse(SharedRefusals.SomebodySavedFirst);
        Assert.That(await Count("twin"), Is.Zero);
    }

    [Test]
    public async Task Answers_are_kept_seven_days()
    {
        var (key, text) = (Key(), Key());
        await (await Client().Post("/notes", new { text }, key: key)).ShouldBe(201);
        var cleanup = Trial.Service.Services.GetRequiredService<KeptAnswersCleanup>();
        await cleanup.Forget(TimeProvider.System.GetUtcNow() - KeptAnswersCleanup.Keeps, default);
        await (await Client().Post("/notes", new { text }, key: key)).ShouldBe(201);
        Assert.That(await Count(text), Is.EqualTo(1));

        await cleanup.Forget(TimeProvider.System.GetUtcNow(), default);
        await (await Client().Post("/notes", new { text }, key: key)).ShouldBe(201);
        Assert.That(await Count(text), Is.EqualTo(2));
    }
}
