using System.Net.Http.Json;
using System.Text.Json;
using Challenges.Award.Browsing;
using Challenges.Award.Racing;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;
using Challenges.TestKit;
using MassTransit;

namespace Challenges.Award.Tests.Serving;

/// <summary>The award service as in production, a bus on which the other services speak, and the people of the demonstration.</summary>
sealed class Marketplace : IAsyncDisposable
{
    int _numbers;

    public required ServiceUnderTest Service { get; init; }
    public required TestBus Bus { get; init; }
    /// <summary>What people are told.</summary>
    public required Ears Ears { get; init; }
    public required HttpClient Officer { get; init; }
    public required HttpClient SecondOfficer { get; init; }
    public required HttpClient OtherDepartment { get; init; }
    public required HttpClient Owner { get; init; }
    public required HttpClient Solver { get; init; }
    public required HttpClient OtherSolver { get; init; }
    public required HttpClient Auditor { get; init; }

    public HttpClient Anyone => Service.Anonymous;

    public static async Task<Marketplace> Open(DateTimeOffset? now = null)
    {
        var service = await ServiceUnderTest.Start(AwardModule.Module, now ?? Given.Morning, settings: new Dictionary<string, string?> { [Ears.Setting.Key] = Ears.Setting.Value });
        return new()
        {
            Service = service,
            Bus = await TestBus.Connect(service.Broker),
            Ears = await Ears.Open(service.Broker),
            Officer = service.Client(Tokens.Mint("officer-1", Roles.Department, dept: Given.Department)),
            SecondOfficer = service.Client(Tokens.Mint("officer-2", Roles.Department, dept: Given.Department)),
            OtherDepartment = service.Client(Tokens.Mint("officer-9", Roles.Department, dept: "dept-gansu")),
            Owner = service.Client(Tokens.Mint("owner-1", Roles.ProblemOwner, org: Given.Owner)),
            Solver = service.Client(Tokens.Mint("rep-A4", Roles.Solver, org: "org-A4")),
            OtherSolver = service.Client(Tokens.Mint("rep-A1", Roles.Solver, org: "org-A1")),
            Auditor = service.Client(Tokens.Mint("auditor-1", Roles.Auditor))
        };
    }

    /// <summary>Facts of a new challenge have arrived.</summary>
    public async Task<(string Number, Guid Id)> Decidable(Func<string, ChallengeTerms>? terms = null)
    {
        var (number, id) = ($"QH-2022-{Interlocked.Increment(ref _numbers):000}", NewId.NextGuid());
        foreach (var publish in Facts(number, id, 1, terms)) await publish();
        await Arrived(number);
        return (number, id);
    }

    public IReadOnlyList<Func<Task>> Facts(string number, Guid id, int version = 1, Func<string, ChallengeTerms>? terms = null) =>
    [
        () => Bus.Publish(new ChallengePublished { ChallengeId = id, Version = version, At = Given.Published, Terms = terms?.Invoke(number) ?? Given.Terms(number) }),
        .. Given.Prices.Keys.Select<string, Func<Task>>(code => () => Bus.Publish(Given.Opened(id, code, version))),
        () => Bus.Publish(Given.Ranking(id, version)),
        () => Bus.Publish(Given.Applicants(id, version))
    ];

    public Task Arrived(string number) => Patience.Until(async () =>
    {
        using var answer = await Officer.GetAsync($"/awards/{number}");
        return answer.IsSuccessStatusCode && (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("awaited").GetArrayLength() == 0;
    }, $"the facts of {number}");

    public async Task<(string Number, Guid Id)> Proposed(Func<string, ChallengeTerms>? terms = null)
    {
        var award = await Decidable(terms);
        await (await Officer.Post($"/awards/{award.Number}/propose", Proposal("A4"))).ShouldBe(200);
        return award;
    }

    /// <summary>A race of A4 and A3 stands, seconded.</summary>
    public async Task<(string Number, Guid Id)> RaceProposed(Func<string, ChallengeTerms>? terms = null)
    {
        var award = await Decidable(terms ?? Given.RaceTerms);
        await (await Officer.Post($"/awards/{award.Number}/propose-race", Race)).ShouldBe(200);
        await (await SecondOfficer.Post($"/awards/{award.Number}/second", new { agree = true })).ShouldBe(200);
        return award;
    }

    /// <summary>The task books of a race are drafted. Moves the clock behind the end of its notice.</summary>
    public async Task<(string Number, Guid Id)> RaceDrafted(Func<string, ChallengeTerms>? terms = null)
    {
        var award = await RaceProposed(terms);
        await (await Officer.Post($"/awards/{award.Number}/notice", new { })).ShouldBe(200);
        await Service.MoveTo((await (await Officer.GetAsync($"/awards/{award.Number}")).ShouldBe<AwardView>()).Notice!.ConfirmableFrom);
        await (await Officer.Post($"/awards/{award.Number}/confirm")).ShouldBe(200);
        await (await Officer.Post($"/races/{award.Number}/task-books")).ShouldBe(200);
        return award;
    }

    public async Task SignRace(string number)
    {
        using var second = Service.Client(Tokens.Mint("rep-A3", Roles.Solver, org: "org-A3"));
        foreach (var (team, solver) in new[] { (1, Solver), (2, second) })
        {
            var book = await (await Officer.GetAsync($"/races/{number}/teams/{team}/task-book")).ShouldBe<RaceBookView>();
            foreach (var party in new[] { Officer, Owner, solver }) await (await party.Post($"/races/{number}/teams/{team}/sign", new { digest = book.Digest })).ShouldBe(200);
        }
    }

    public static object Race => new
    {
        entrants = new[] { new { code = "A4", route = Given.Text("sealed cell") }, new { code = "A3", route = Given.Text("melt purification first") } },
        stages = Given.RaceStages.Select(stage => new { dueOn = stage.DueOn, goals = stage.Goals.Select(goal => new { key = goal.Key, name = goal.Name }) }),
        reasons = Given.Text("two routes, close scores")
    };

    public static object Assessment(params (int Team, decimal Score)[] results) => new
    {
        assessor = "Provincial test centre",
        assessorOrganisation = "org-test-centre",
        results = results.Select(result => new { team = result.Team, score = result.Score, goalsMet = Array.Empty<string>(), evidence = "report" })
    };

    public async Task<(string Number, Guid Id)> InNotice(Func<string, ChallengeTerms>? terms = null)
    {
        var award = await Proposed(terms);
        await (await Officer.Post($"/awards/{award.Number}/notice", new { })).ShouldBe(200);
        return award;
    }

    /// <summary>Moves the clock behind the end of the award's notice.</summary>
    public async Task<(string Number, Guid Id)> Confirmed(Func<string, ChallengeTerms>? terms = null)
    {
        var award = await InNotice(terms);
        var view = await (await Officer.GetAsync($"/awards/{award.Number}")).ShouldBe<AwardView>();
        await Service.MoveTo(view.Notice!.ConfirmableFrom);
        await (await Officer.Post($"/awards/{award.Number}/confirm")).ShouldBe(200);
        return award;
    }

    public async Task<(string Number, Guid Id)> Drafted(Func<string, ChallengeTerms>? terms = null)
    {
        var award = await Confirmed(terms);
        await Draft(award.Number);
        return award;
    }

    public async Task<TaskBookView> Draft(string number)
    {
        var read = await Officer.GetAsync($"/task-books/{number}");
        return await (await Officer.Put($"/task-books/{number}", Milestones, read.Version())).ShouldBe<TaskBookView>(200);
    }

    public async Task<(string Number, Guid Id)> UnderContract(Func<string, ChallengeTerms>? terms = null)
    {
        var award = await Drafted(terms);
        var book = await (await Officer.GetAsync($"/task-books/{award.Number}")).ShouldBe<TaskBookView>();
        foreach (var party in new[] { Officer, Owner, Solver }) await (await party.Post($"/task-books/{award.Number}/sign", new { digest = book.Digest })).ShouldBe(200);
        return award;
    }

    public async Task<(string Number, Guid Id)> Acceptable(Func<string, ChallengeTerms>? terms = null)
    {
        var award = await UnderContract(terms);
        foreach (var milestone in new[] { 1, 2 })
            await (await Officer.Post($"/projects/{award.Number}/milestones/{milestone}/assess", new { outcome = "met", evidence = "report" })).ShouldBe(200);
        return award;
    }

    public static object Proposal(string code, string? departure = null) => departure is null
        ? new { code, reasons = Given.Text("best awardable") }
        : new { code, reasons = Given.Text("chosen"), departure = Given.Text(departure) };

    public static object Objection => new
    {
        signer = "Li Wei",
        unit = "Jianghan molten-salt team",
        contact = "0971-000000",
        statement = "The first on paper was passed over.",
        evidence = "The test cell was under-fed: feed log of 3 March 2023."
    };

    /// <summary>Behind the clock of every test that moves it.</summary>
    public static object Milestones => new
    {
        milestones = new[]
        {
            new { name = Given.Text("pilot cell runs"), dueOn = "2025-11-30" },
            new { name = Given.Text("four cells run"), dueOn = "2026-06-30" },
            new { name = Given.Text("all indicators accepted"), dueOn = "2026-12-31" }
        }
    };

    public static object Acceptance => new { report = "Nine experts measured on site.", measured = Given.Accepted.Select(v => new { indicator = v.Key, value = v.Value }) };

    public static object NoAward => new { reason = Given.Text("nothing convinces") };

    public static object FollowUp => new { title = Given.Text("Hypochlorite"), residualProblem = Given.Text("Waste is left."), carryOver = new[] { "hypochlorite" } };

    public async ValueTask DisposeAsync()
    {
        foreach (var client in new[] { Officer, SecondOfficer, OtherDepartment, Owner, Solver, OtherSolver, Auditor }) client.Dispose();
        await Bus.DisposeAsync();
        await Ears.DisposeAsync();
        await Service.DisposeAsync();
    }
}
