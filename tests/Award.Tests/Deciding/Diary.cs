using Challenges.Award.Deciding;
using Challenges.Award.Racing;
using Challenges.Award.Tests.Racing;
using Challenges.Contracts.Publication;

namespace Challenges.Award.Tests.Deciding;

/// <summary>Whole lives of awards, each decision with the instant of its act: every kind there is.</summary>
sealed class Diary
{
    readonly List<(Decided Decided, DateTimeOffset At)> _pages = [];

    /// <summary>In order.</summary>
    public IReadOnlyList<(Decided Decided, DateTimeOffset At)> Pages => _pages;

    public static Diary Written()
    {
        var diary = new Diary();
        diary.OneWinner();
        diary.Proposals();
        diary.Ends();
        diary.Race();
        return diary;
    }

    void Add(Award award, DateTimeOffset at, Action act)
    {
        var before = award.DecidedSince.Count;
        act();
        _pages.AddRange(award.DecidedSince.Skip(before).Select(decided => (decided, at)));
    }

    void OneWinner()
    {
        var (now, later) = (Given.Morning, Given.AfterNotice);
        var award = Awards.Deciding(Given.Facts(terms: Given.ContractTerms()));
        Add(award, now, () => award.Propose(Awards.Id(1), "A4", Given.Text("best"), null, "officer-1", now));
        Add(award, now, () => award.OpenNotice(Awards.Id(2), "officer-1", null, Given.Settings, now));
        Add(award, later, () => award.RunDue(later));
        var objected = new Award(award.Facts, award.Record, award.Version, 1);
        Add(objected, later, () => objected.Settle(Awards.Objection(objected).Decide(Given.Officer(), "dismissed", null, Given.Text("no"), null, later), later));
        Add(award, later, () => award.Confirm(later));
        award.DraftTaskBook(Given.Milestones, Given.Text("commitment"), "officer-1", later);
        foreach (var party in new[] { Given.Officer(), Given.ProblemOwner, Given.Solver() }) Add(award, later, () => award.Sign(party, award.Record.TaskBook!.Digest, later));
        Add(award, later, () => award.Extend(2, Given.Milestones[1].DueOn.AddDays(30), Given.Text("flood"), Given.Settings, "officer-1", later));
        foreach (var milestone in new[] { 1, 2 }) Add(award, later, () => award.Assess(milestone, "met", "report", "Test centre", "officer-1", later));
        foreach (var milestone in new[] { 2, 1 }) Add(award, later, () => award.Pay(milestone, later));
        Add(award, later, () => award.Accept(Awards.Measured("run-hours", 3000m), "report", "officer-1", later, Given.Settings, Awards.Id(3)));
        Add(award, later.AddDays(30), () => award.Accept(Given.Accepted, "report", "officer-1", later.AddDays(30), Given.Settings, Awards.Id(4)));
        var back = new Award(award.Facts, award.Record, award.Version, 1);
        var objection = Awards.Objection(award, arrivedAt: later.AddDays(31)) with { NoticeId = Awards.Id(4), About = Objection.AboutAcceptance };
        Add(back, later.AddDays(32), () => back.Settle(objection.Decide(Given.Officer(), "upheld", null, Given.Text("yes"), null, later.AddDays(32)), later.AddDays(32)));
        Add(award, later.AddDays(60), () => award.Pay(3, later.AddDays(60)));
        Add(award, later, () => award.ProposeFollowUp(Awards.Id(5), Given.Text("waste"), ["hypochlorite", "new-one"], "owner-1", later));
    }

    void Proposals()
    {
        var (now, agreed, declined) = (Given.Morning, Awards.Deciding(), Awards.Deciding());
        foreach (var award in new[] { agreed, declined }) Add(award, now, () => award.Propose(Awards.Id(1), "A3", Given.Text("chosen"), Given.Text("why not A4"), "officer-1", now));
        Add(agreed, now, () => agreed.Second("officer-2", now));
        Add(agreed, now, () => agreed.Withdraw(now));
        Add(declined, now, () => declined.Decline("officer-2", now));
        Add(declined, now, () => declined.DeclareNoAward(Given.Text("nothing convinces"), now));
        var cancelled = Awards.Proposed();
        Add(cancelled, now, () => cancelled.Cancel(now));
        foreach (var standing in new[] { Awards.InNotice(), Awards.Confirmed() })
        {
            var reranked = new Award(standing.Facts with { Ranking = Given.Ranking(standing.ChallengeId, 7) }, standing.Record, standing.Version, 0);
            Add(reranked, Given.AfterNotice, () => reranked.Rerank(Given.AfterNotice));
        }
    }

    void Ends()
    {
        var now = Given.AfterNotice;
        foreach (var outcome in new[] { EndProposal.Failed, EndProposal.ExemptConcluded, EndProposal.FailedWithRecovery, EndProposal.FailedWithSanction })
        {
            var award = Awards.Acceptable(Given.Facts(terms: Given.ContractTerms()));
            award.Pay(1, now);
            award.Log(Given.Solver(), 2, "difficulty", "the route failed", [], now);
            var next = now.AddDays(1);
            award.ProposeEnd(new(outcome, "technical-route-risk", true, Given.Text("the route failed"), "officer-1", next, [1], Given.Text("followed the procedure"), 100_000_001, Given.Text("barred for a year")));
            Add(award, next, () => award.ConfirmEnd("officer-2"));
            if (outcome == EndProposal.FailedWithRecovery) Add(award, next, () => award.Book(Owed.Owner, 1_000, new DateOnly(2023, 5, 8), "R-1", "officer-1", next));
        }
    }

    void Race()
    {
        var (now, later) = (Given.Morning, Given.AfterNotice);
        var award = Awards.Deciding(Given.Facts(terms: Given.RaceTerms() with { Policy = Given.RaceTerms().Policy with { Contract = Given.ContractTerms().Policy.Contract } }));
        (string, Wording)[] entrants = [("A3", Given.Text("melt route")), ("A4", Given.Text("cell route"))];
        Add(award, now, () => award.ProposeRace(Awards.Id(1), entrants, Given.RaceStages, Given.Text("close"), null, "officer-1", now));
        Add(award, now, () => award.Second("officer-2", now));
        Add(award, now, () => award.OpenNotice(Awards.Id(2), "officer-1", null, Given.Settings, now));
        Add(award, later, () => award.Confirm(later));
        award.DraftRaceBooks(entrant => Given.Text(entrant.SolverName), "officer-1", later);
        foreach (var (team, code) in new[] { (1, "A4"), (2, "A3") })
            foreach (var party in new[] { Given.Officer(), Given.ProblemOwner, Given.Solver(code) }) Add(award, later, () => award.Sign(party, team, award.Record.Race!.Books[team - 1].Digest, later));
        Add(award, later, () => award.ExtendStage(2, Given.RaceStages[1].DueOn.AddDays(10), Given.Text("flood"), Given.Settings, "officer-1", later));
        Add(award, later, () => award.PayStage(1, 1, later));
        var (first, second) = (later.AddYears(2), later.AddYears(3));
        StageResult Result(int team, decimal score) => new() { Team = team, Score = score, GoalsMet = [], Evidence = "report" };
        Add(award, first, () => award.AssessStage(1, [Result(1, 80.5m), Result(2, 50m)], Races.Assessor, first));
        Add(award, first, () => award.Revive(2, Given.Text("the delay was not its own"), "officer-1", first));
        Add(award, second, () => award.AssessStage(2, [Result(1, 80m), Result(2, 70m)], Races.Assessor, second));
        Add(award, second, () => award.AcceptTeam(1, Awards.Measured("run-hours", 3000m), "report", "officer-1", second, Given.Settings, Awards.Id(3)));
        Add(award, second, () => award.AcceptTeam(2, Given.Accepted, "report", "officer-1", second, Given.Settings, Awards.Id(3)));
        Add(award, second.AddYears(1), () => award.RunDue(second.AddYears(1)));
        var third = second.AddYears(1);
        award.ProposeRecovery(1, 80_000_001, "default", Given.Text("the work was not done"), "officer-1", third);
        Add(award, third, () => award.ConfirmRecovery(1, "officer-2"));
        Add(award, third, () => award.Book(1, Owed.Owner, 1_000, new DateOnly(2026, 1, 5), "R-1", "officer-1", third));
    }
}
