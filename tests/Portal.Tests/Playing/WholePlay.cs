using Challenges.Demonstration.Playing;
using Challenges.Demonstration.Speaking;
using Challenges.Portal.Tests.Browsing;

namespace Challenges.Portal.Tests.Playing;

/// <summary>The whole competition in one language, played once for all fixtures that look at it; its venue stays open until the house closes.</summary>
sealed class WholePlay(Venue venue, string language)
{
    static readonly Dictionary<string, Task<WholePlay>> Plays = [];

    readonly List<Visit> _visits = [];

    public Venue Venue => venue;

    public IReadOnlyList<Visit> Visits => _visits;

    public Office Office { get; private set; } = null!;

    public string Objected { get; private set; } = "";

    public (string Own, int Others) Found { get; private set; }

    public string Audited { get; private set; } = "";

    public string OutcomeRead { get; private set; } = "";

    public (string Seat, string Measured) Judged { get; private set; }

    /// <summary>What waits for the winner after the last signature.</summary>
    public string Contracted { get; private set; } = "";

    public static Task<WholePlay> In(string language)
    {
        lock (Plays) return Plays.TryGetValue(language, out var play) ? play : Plays[language] = Begin(language);
    }

    public static async Task Close()
    {
        foreach (var play in Plays.Values.Where(p => p.IsCompletedSuccessfully)) await (await play).Venue.DisposeAsync();
    }

    static async Task<WholePlay> Begin(string language)
    {
        var venue = await Venue.Open();
        try
        {
            var play = new WholePlay(venue, language);
            await play.Run();
            return play;
        }
        catch
        {
            await venue.DisposeAsync();
            throw;
        }
    }

    async Task Run()
    {
        var theatre = venue.Theatre;
        theatre.Stage.ActElsewhere.UnionWith([Bidder.Key, Judge.Key]);
        var (owner, officer, second) = (await Enter(Cast.ProblemOwner), await Enter(Cast.Officer), await Enter(Cast.SecondOfficer));
        var (solver, objector, auditor) = (await Enter(Cast.Solver(Bidder.Key)), await Enter(Cast.Solver(theatre.Competition.Award.Objection.By)), await Enter(Cast.Auditor));
        Office = new Office(theatre, owner, officer, second, language);
        var (bidder, judge, play) = (new Bidder(theatre, solver, objector, language), new Judge(theatre, await Enter(Cast.Reviewer(Judge.Key, theatre.Competition)), language), theatre.Play);
        await Office.Publish(await Office.Draft(await new Proposer(theatre, owner, language).HandIn()));
        await Office.KeepRegisters();
        await bidder.Ask();
        await Office.Answer();
        await bidder.File();
        await play.File();
        await Office.Empanel();
        await play.Close();
        await bidder.Prove();
        await play.Recuse();
        await judge.Declare();
        await Office.Remind();
        await judge.Score();
        await play.Score();
        await Office.Rank();
        await Office.Award();
        await theatre.Stage.MoveTo(theatre.Stage.Times.Objected);
        Objected = await bidder.Object();
        Found = await bidder.FindObjection();
        await Office.Decide();
        await Office.Contract(solver);
        Contracted = await bidder.ReadContract();
        await Office.Deliver();
        await auditor.Go($"/{language}/audit/challenges/{theatre.Stage.Number}");
        await auditor.Picture($"whole-audit-{language}");
        Audited = await auditor.Text();
        OutcomeRead = await bidder.ReadOutcome();
        Judged = await judge.ReadRanking();
        foreach (var visit in _visits) await visit.DisposeAsync();
    }

    async Task<Visit> Enter(Person person)
    {
        var visit = await Visit.Begin(locale: language == "zh" ? "zh-CN" : "en-GB", address: venue.Address);
        _visits.Add(visit);
        await visit.Enter(person, $"/{language}/my");
        return visit;
    }
}
