using Challenges.Contracts.Award;
using Challenges.Contracts.Deciding;
using Challenges.Contracts.Publication;
using Challenges.Shared.Decisions;

namespace Challenges.Award;

/// <summary>Award → contract records; the only place where they are filled. Each is made right after its transition, so that its version is its own.</summary>
public static class AwardEvents
{
    public static AwardProposed Proposed(Award award, DateTimeOffset now) => new()
    {
        ChallengeId = award.ChallengeId,
        Version = award.Version,
        At = now,
        Code = award.Standing!.Code,
        PriceFen = award.Standing.PriceFen,
        FollowsRanking = award.Standing.FollowsRanking,
        Codes = award.Standing.Race is null ? null : award.Standing.Codes()
    };

    public static NoAward NoAward(Award award, DateTimeOffset now) => new()
    {
        ChallengeId = award.ChallengeId,
        Version = award.Version,
        At = now,
        Number = award.Number,
        Reason = award.Record.NoAwardReason!,
        ElapsedDays = award.ElapsedDays(now),
        Cause = award.Record.NoAwardCause,
        Rule = NoReview.RuleOf(award.Record.NoAwardCause!)
    };

    public static NoticeOpened NoticeOpened(Award award, DateTimeOffset now) => new()
    {
        ChallengeId = award.ChallengeId,
        Version = award.Version,
        At = now,
        Number = award.Number,
        NoticeId = award.Notice!.Id,
        SolverName = award.Standing!.SolverName,
        PriceFen = award.Standing.PriceFen,
        FirstDay = award.Notice.CountedDays[0],
        LastDay = award.Notice.CountedDays[^1],
        EndsAt = award.Notice.EndsAt,
        CountedDays = award.Notice.CountedDays,
        SolverNames = Names(award)
    };

    public static ObjectionDecided ObjectionDecided(Award award, Objection objection, bool returned, DateTimeOffset now) => new()
    {
        ChallengeId = award.ChallengeId,
        Version = award.Version,
        At = now,
        ObjectionId = objection.Id,
        Outcome = objection.Decided!.Outcome,
        ReturnsToProposal = returned && !objection.IsAboutAcceptance,
        ReopensAcceptance = objection.IsAboutAcceptance ? returned : null
    };

    public static NoticeLedBack NoticeLedBack(Award award, DateTimeOffset now) => new()
    {
        ChallengeId = award.ChallengeId,
        Version = award.Version,
        At = now,
        Number = award.Number,
        NoticeId = award.Notice!.Id,
        Because = award.Notice.LedBackBy!
    };

    public static DecisionsChained Chained(Decision decision, DecisionHead head) => new()
    {
        ChallengeId = decision.ChallengeId,
        Version = (int)head.Sequence,
        At = decision.At,
        Number = decision.Number,
        Service = "award",
        Hash = head.Hash
    };

    public static AwardConfirmed Confirmed(Award award, DateTimeOffset now) => new()
    {
        ChallengeId = award.ChallengeId,
        Version = award.Version,
        At = now,
        Number = award.Number,
        Code = award.Standing!.Code,
        SolverName = award.Standing.SolverName,
        PriceFen = award.Standing.PriceFen,
        ElapsedDays = award.ElapsedDays(now),
        Codes = award.Standing.Race is null ? null : award.Standing.Codes(),
        SolverNames = Names(award)
    };

    public static TaskBookSigned TaskBookSigned(Award award, DateTimeOffset now) => new()
    {
        ChallengeId = award.ChallengeId,
        Version = award.Version,
        At = now,
        Number = award.Number,
        Digest = award.Record.TaskBook!.Digest,
        Payments = [.. award.Record.TaskBook.Text.Milestones.Select(m => new MilestonePayment { Milestone = m.Milestone, Share = m.Share, AmountFen = m.AmountFen })]
    };

    public static MilestoneAssessed MilestoneAssessed(Award award, int milestone, DateTimeOffset now) => new()
    {
        ChallengeId = award.ChallengeId,
        Version = award.Version,
        At = now,
        Milestone = milestone,
        Outcome = award.Record.Project!.Find(milestone)!.Assessments[^1].Outcome
    };

    public static PaymentReleased PaymentReleased(Award award, int milestone, DateTimeOffset now) => new()
    {
        ChallengeId = award.ChallengeId,
        Version = award.Version,
        At = now,
        Milestone = milestone,
        AmountFen = award.Record.Project!.Find(milestone)!.AmountFen,
        PaidFen = award.Record.Project.PaidFen,
        FiscalFen = award.Record.Project.Find(milestone)!.FiscalFen,
        OwnerFen = award.Record.Project.Find(milestone)!.AmountFen - award.Record.Project.Find(milestone)!.FiscalFen
    };

    public static PaymentReleased PaymentReleased(Award award, int team, int stage, DateTimeOffset now) => new()
    {
        ChallengeId = award.ChallengeId,
        Version = award.Version,
        At = now,
        Milestone = stage,
        AmountFen = award.Race!.Plan.AmountFen(stage),
        PaidFen = award.Race.PaidFen,
        Team = team,
        FiscalFen = award.Race.Plan.FiscalOf(stage),
        OwnerFen = award.Race.Plan.AmountFen(stage) - award.Race.Plan.FiscalOf(stage)
    };

    public static RaceStarted RaceStarted(Award award, DateTimeOffset now) => new()
    {
        ChallengeId = award.ChallengeId,
        Version = award.Version,
        At = now,
        Number = award.Number,
        Teams = [.. award.Record.Race!.Books.Select(book => new RaceEntrant { Team = book.Text.Team, SolverName = book.Text.SolverName, Digest = book.Digest })],
        Stages = [.. award.Race!.Plan.Stages.Select((stage, index) => new RaceStageTerms { Stage = index + 1, DueOn = stage.DueOn, AmountFen = stage.PerTeamFen })]
    };

    public static RaceStageAssessed RaceStageAssessed(Award award, int stage, IReadOnlyList<int> eliminated, DateTimeOffset now) => new()
    {
        ChallengeId = award.ChallengeId,
        Version = award.Version,
        At = now,
        Number = award.Number,
        Stage = stage,
        Survivors = [.. award.Race!.Running().Select(team => team.Number)],
        Eliminated = eliminated
    };

    public static TeamEliminated TeamEliminated(Award award, int team, int stage, DateTimeOffset now) => new()
    {
        ChallengeId = award.ChallengeId,
        Version = award.Version,
        At = now,
        Number = award.Number,
        Team = team,
        SolverName = award.RaceProposed!.Entrants[team - 1].SolverName,
        Stage = stage
    };

    public static TeamRevived TeamRevived(Award award, int team, DateTimeOffset now) => new()
    {
        ChallengeId = award.ChallengeId,
        Version = award.Version,
        At = now,
        Number = award.Number,
        Team = team,
        SolverName = award.RaceProposed!.Entrants[team - 1].SolverName,
        Stage = award.Race!.Stage
    };

    public static ProjectClosed RaceClosed(Award award, DateTimeOffset now) => new()
    {
        ChallengeId = award.ChallengeId,
        Version = award.Version,
        At = now,
        Number = award.Number,
        Outcome = award.Race!.Outcome!,
        // Values of several results stand in the race itself; here only those of a single accepted one.
        Indicators = award.Race.Teams.Where(team => team.Acceptance?.Passed == true).ToList() is [var only]
            ? [.. only.Acceptance!.Indicators.Select(i => new AcceptedIndicator { Indicator = i.Key, Value = i.Value, Met = i.Met })]
            : [],
        PaidFen = award.Race.PaidFen,
        ElapsedDays = award.ElapsedDays(now),
        RecoveredFen = award.Race.RecoveredFen
    };

    static List<string>? Names(Award award) => award.Standing!.Race?.Entrants.Select(entrant => entrant.SolverName).ToList();

    public static ProjectClosed ProjectClosed(Award award, DateTimeOffset now) => new()
    {
        ChallengeId = award.ChallengeId,
        Version = award.Version,
        At = now,
        Number = award.Number,
        Outcome = award.Record.Project!.Outcome!,
        Indicators = award.Record.Project.Acceptances is [.., var last]
            ? [.. last.Indicators.Select(i => new AcceptedIndicator { Indicator = i.Key, Value = i.Value, Met = i.Met })]
            : [],
        PaidFen = award.Record.Project.PaidFen,
        ElapsedDays = award.ElapsedDays(now),
        RecoveredFen = EndProposal.Decided.Contains(award.Record.Project.Outcome!) ? award.Record.Project.EndProposed!.RecoverFen : null
    };

    public static FollowUpProposed FollowUpProposed(Award award, Guid id, Wording name, Wording residual, IReadOnlyList<Indicator> indicators, DateTimeOffset now) => new()
    {
        ChallengeId = award.ChallengeId,
        Version = award.Version,
        At = now,
        FollowUpId = id,
        ParentNumber = award.Number,
        Department = award.Terms.Department,
        OwnerOrganisation = award.Terms.OwnerOrganisation,
        Title = name,
        ResidualProblem = residual,
        Field = award.Terms.Field,
        Indicators = indicators
    };
}
