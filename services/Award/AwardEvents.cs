using Challenges.Contracts.Award;
using Challenges.Contracts.Publication;

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
        FollowsRanking = award.Standing.FollowsRanking
    };

    public static NoAward NoAward(Award award, DateTimeOffset now) => new()
    {
        ChallengeId = award.ChallengeId,
        Version = award.Version,
        At = now,
        Number = award.Number,
        Reason = award.Record.NoAwardReason!,
        ElapsedDays = award.ElapsedDays(now)
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
        CountedDays = award.Notice.CountedDays
    };

    public static ObjectionDecided ObjectionDecided(Award award, Objection objection, bool returned, DateTimeOffset now) => new()
    {
        ChallengeId = award.ChallengeId,
        Version = award.Version,
        At = now,
        ObjectionId = objection.Id,
        Outcome = objection.Decided!.Outcome,
        ReturnsToProposal = returned
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
        ElapsedDays = award.ElapsedDays(now)
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
        PaidFen = award.Record.Project.PaidFen
    };

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
        ElapsedDays = award.ElapsedDays(now)
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
