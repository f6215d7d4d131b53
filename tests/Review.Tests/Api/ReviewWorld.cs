using System.Net.Http.Json;
using System.Text.Json;
using Challenges.Contracts.Applications;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;
using Challenges.TestKit;
using MassTransit;

namespace Challenges.Review.Tests.Api;

/// <summary>Review as it runs in production, on a real broker, with the other services played by the test.</summary>
sealed class ReviewWorld : IAsyncDisposable
{
    readonly BrokerForTests _broker;

    ReviewWorld(BrokerForTests broker, ServiceUnderTest service, TestBus bus, Ears ears) => (_broker, Service, Bus, Ears) = (broker, service, bus, ears);

    public ServiceUnderTest Service { get; }
    public TestBus Bus { get; }
    /// <summary>What people are told.</summary>
    public Ears Ears { get; }
    public HttpClient Officer => Service.Client(OfficerToken);
    public HttpClient Auditor => Service.Client(AuditorToken);
    public HttpClient Reviewer(string person) => Service.Client(ReviewerToken(person));

    public static string OfficerToken => Tokens.Mint("officer-1", Roles.Department, dept: Qinghai.Department);
    public static string OtherOfficerToken => Tokens.Mint("officer-2", Roles.Department, dept: "dept-gansu");
    public static string AuditorToken => Tokens.Mint("auditor-1", Roles.Auditor);
    public static string ReviewerToken(string person) => Tokens.Mint(person, Roles.Reviewer);

    public static async Task<ReviewWorld> Start()
    {
        var broker = await BrokerForTests.Start();
        var service = await ServiceUnderTest.Start(ReviewModule.Module, Qinghai.Published, broker, settings: new Dictionary<string, string?> { [Ears.Setting.Key] = Ears.Setting.Value });
        var world = new ReviewWorld(broker, service, await TestBus.Connect(broker), await Ears.Open(broker));
        foreach (var person in Qinghai.Members.Concat(Qinghai.Standbys).Concat(["P1", "P2", "P3"]))
            await (await world.Officer.Post("/reviewers", RegistryEntry(person))).ShouldBe(201);
        return world;
    }

    public static object RegistryEntry(string person) =>
        new { person, name = $"Name of {person}", field = $"field of {person}", organisation = Qinghai.OrganisationOf(person), relations = Array.Empty<object>() };

    public static ChallengeTerms Terms(string number) => Qinghai.Terms with { Number = number };

    /// <summary>Three reviewers for each application, out of the whole register.</summary>
    public static ChallengeTerms Pooled(string number) =>
        Terms(number) with { Policy = Qinghai.Policy with { ReviewMode = "pool", ReviewersPerApplication = 3, MostApplicationsPerReviewer = 1 } };

    public async Task<Guid> Publish(ChallengeTerms terms, Guid? id = null)
    {
        var challenge = id ?? NewId.NextGuid();
        await Bus.Publish(new ChallengePublished { ChallengeId = challenge, Version = 1, At = Qinghai.Published, Terms = terms });
        await Patience.Until(async () => (await Officer.GetAsync($"/challenges/{terms.Number}")).IsSuccessStatusCode, $"the terms of {terms.Number}");
        return challenge;
    }

    public Task Seal(Guid challenge, string number) => Bus.Publish(new ApplicationsSealed
    {
        ChallengeId = challenge,
        Version = 1,
        At = Qinghai.Closes,
        Number = number,
        ClosedAt = Qinghai.Closes,
        Count = 5,
        MerkleRoot = Qinghai.Root
    });

    public Task Open(Guid challenge, string code)
    {
        var application = Qinghai.Application(code);
        return Bus.Publish(new ApplicationOpened { ChallengeId = challenge, Version = 1, At = Qinghai.Closes, Code = code, SealedCount = 5, Content = Qinghai.Content(code), Parties = application.Parties });
    }

    public Task UntilComplete(string number) => Patience.Until(async () =>
    {
        using var response = await Officer.GetAsync($"/challenges/{number}");
        return response.IsSuccessStatusCode && (await response.Content.ReadFromJsonAsync<JsonElement>()) is var view && view.GetProperty("opened").GetInt32() == 5
            && view.TryGetProperty("sealed", out var sealedCount) && sealedCount.ValueKind == JsonValueKind.Number;
    }, $"all applications of {number}");

    /// <summary>Published, sealed, opened.</summary>
    public async Task<Guid> Opened(ChallengeTerms terms)
    {
        var challenge = await Publish(terms);
        await Seal(challenge, terms.Number);
        foreach (var code in Qinghai.Codes) await Open(challenge, code);
        await UntilComplete(terms.Number);
        return challenge;
    }

    public async Task<JsonElement> Appoint(string number) =>
        await (await Officer.Post($"/challenges/{number}/panel/appoint", new { reason = "sheets must be known", seats = Qinghai.Members, standbys = Qinghai.Standbys })).ShouldBe<JsonElement>(201);

    public async Task<string> SeatOf(string number, string person)
    {
        var panel = await (await Officer.GetAsync($"/challenges/{number}/panel")).ShouldBe<JsonElement>();
        return panel.GetProperty("seats").EnumerateArray().Single(s => s.GetProperty("person").GetString() == person).GetProperty("id").GetString()!;
    }

    public async Task Declare(string seat, string person) => await (await Reviewer(person).Post($"/seats/{seat}/declare", new { none = true })).ShouldBe(200);

    /// <summary>Declares for the final panel; returns the seat ids by person.</summary>
    /// <summary>One declared reviewer of a new review.</summary>
    public async Task<(string Number, string Seat)> Seated(string number, string person)
    {
        await Opened(Terms(number));
        await Appoint(number);
        var seat = await SeatOf(number, person);
        await Declare(seat, person);
        return (number, seat);
    }

    public async Task<IReadOnlyDictionary<string, string>> DeclareAll(string number)
    {
        Dictionary<string, string> seats = [];
        foreach (var person in Qinghai.Members.Take(6).Append("S1"))
        {
            seats[person] = await SeatOf(number, person);
            await Declare(seats[person], person);
        }
        return seats;
    }

    public static object Scores(string person, string code) => new
    {
        scores = Qinghai.Terms.Criteria.Select((c, i) => new { criterion = c.Key, score = Qinghai.Sheets[(person, code)][i], comment = $"{person} on {c.Key} of {code}" })
    };

    public async Task Score(string seat, string person, string code)
    {
        var client = Reviewer(person);
        var saved = await client.Put($"/seats/{seat}/sheets/{code}", Scores(person, code), version: 0);
        await saved.ShouldBe(200);
        await (await client.Post($"/seats/{seat}/sheets/{code}/submit", version: saved.Version())).ShouldBe(200);
    }

    public async Task ScoreAll(IReadOnlyDictionary<string, string> seats)
    {
        foreach (var (person, code) in Qinghai.Sheets.Keys) await Score(seats[person], person, code);
    }

    /// <summary>Appointed, declared, scored, ranked.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Ranked(string number)
    {
        await Appoint(number);
        var seats = await DeclareAll(number);
        await ScoreAll(seats);
        await (await Officer.Post($"/challenges/{number}/ranking")).ShouldBe(201);
        return seats;
    }

    public async Task Test(string number, string code, decimal cellOutput, decimal throughput) =>
        await (await Officer.Put($"/challenges/{number}/feasibility/{code}", new
        {
            testBody = "Xining test centre",
            reportReference = $"XN-{code}",
            measured = new[] { new { indicator = "cell-output", value = cellOutput }, new { indicator = "melt-throughput", value = throughput } }
        }, version: 0)).ShouldBe(200);

    public async ValueTask DisposeAsync()
    {
        await Bus.DisposeAsync();
        await Ears.DisposeAsync();
        await Service.DisposeAsync();
        await _broker.DisposeAsync();
    }
}
