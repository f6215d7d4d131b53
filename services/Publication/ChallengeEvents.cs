using Challenges.Contracts.Publication;

namespace Challenges.Publication;

/// <summary>Aggregates → contract records. The only place that fills them.</summary>
static class ChallengeEvents
{
    public static ProblemAccepted Accepted(Problem problem, DateTimeOffset now) => new()
    {
        ProblemId = problem.Id,
        Version = problem.Version,
        At = now,
        Department = problem.Text.Department,
        OwnerOrganisation = problem.OwnerOrganisation,
        Title = problem.Text.Title,
        Field = problem.Text.Field,
        Indicators = problem.Text.Indicators
    };

    public static ChallengePublished Published(Challenge challenge) => new()
    {
        ChallengeId = challenge.Id,
        Version = challenge.Version,
        At = challenge.PublishedAt!.Value,
        Terms = Terms(challenge)
    };

    public static ChallengeAmended Amended(Challenge challenge)
    {
        var amendment = challenge.Amendments[^1];
        return new ChallengeAmended
        {
            ChallengeId = challenge.Id,
            Version = challenge.Version,
            At = amendment.At,
            Amendment = amendment.Number,
            Reason = amendment.Reason,
            NeedsReconfirmation = amendment.NeedsReconfirmation,
            Terms = Terms(challenge)
        };
    }

    public static ChallengeCancelled Cancelled(Challenge challenge) => new()
    {
        ChallengeId = challenge.Id,
        Version = challenge.Version,
        At = challenge.Cancelled!.At,
        Number = challenge.Number!,
        Department = challenge.Department,
        Reason = challenge.Cancelled.Reason
    };

    static ChallengeTerms Terms(Challenge challenge)
    {
        var text = challenge.Text;
        return new ChallengeTerms
        {
            Number = challenge.Number!,
            Department = text.Department,
            OwnerOrganisation = text.OwnerOrganisation,
            OwnerName = text.OwnerName,
            OwnerAffiliates = text.OwnerAffiliates,
            Title = text.Title,
            Field = text.Field,
            Indicators = text.Indicators,
            BountyFen = text.BountyFen,
            Timetable = text.Schedule!.From(challenge.PublishedAt!.Value),
            Criteria = text.Criteria,
            Policy = text.FindProfile()!.For(text.BountyFen),
            FollowsUp = text.FollowsUp
        };
    }
}
