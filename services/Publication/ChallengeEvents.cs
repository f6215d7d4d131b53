using Challenges.Contracts.Deciding;
using Challenges.Contracts.Publication;
using Challenges.Publication.Profiles;
using Challenges.Publication.Registering;
using Challenges.Shared.Decisions;

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

    public static ChallengePublished Published(Challenge challenge, Department? department) => new()
    {
        ChallengeId = challenge.Id,
        Version = challenge.Version,
        At = challenge.PublishedAt!.Value,
        Terms = Terms(challenge, ContactOf(department))
    };

    public static ChallengeAmended Amended(Challenge challenge, Department? department)
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
            Terms = Terms(challenge, ContactOf(department))
        };
    }

    public static AnswerPublished Answered(Challenge challenge, Clarification clarification) => new()
    {
        ChallengeId = challenge.Id,
        Version = clarification.Version,
        At = clarification.PublishedAt!.Value,
        Number = challenge.Number!,
        Question = clarification.Number
    };

    public static ChallengeCancelled Cancelled(Challenge challenge) => new()
    {
        ChallengeId = challenge.Id,
        Version = challenge.Version,
        At = challenge.Cancelled!.At,
        Number = challenge.Number!,
        Department = challenge.Department,
        Reason = challenge.Cancelled.Reason
    };

    public static OrganisationRegistered Registered(Organisation organisation) => new()
    {
        Id = organisation.Id,
        Version = organisation.Version,
        At = organisation.At,
        Name = organisation.Name,
        Aliases = organisation.Aliases,
        Parents = organisation.Parents
    };

    public static DecisionsChained Chained(Decision decision, DecisionHead head) => new()
    {
        ChallengeId = decision.ChallengeId,
        Version = (int)head.Sequence,
        At = decision.At,
        Number = decision.Number,
        Service = "publication",
        Hash = head.Hash
    };

    /// <summary>Null where the department is not configured, or not how to reach it.</summary>
    public static DepartmentContact? ContactOf(Department? department) =>
        department is null || department.Office.Length + department.Phone.Length == 0 ? null : new() { Office = department.Office, Phone = department.Phone, Hours = department.Hours };

    static ChallengeTerms Terms(Challenge challenge, DepartmentContact? contact) =>
        Terms(challenge.Number!, challenge.Text, challenge.PublishedAt!.Value, challenge.Text.FindProfile()!, challenge.VettingPeople, challenge.Call, contact);

    public static ChallengeTerms Terms(string number, ListText text, DateTimeOffset publishedAt, PolicyProfile profile, IReadOnlyList<string> vettingPeople, string? call = null, DepartmentContact? contact = null) =>
        new()
        {
            Number = number,
            Department = text.Department,
            OwnerOrganisation = text.OwnerOrganisation,
            OwnerName = text.OwnerName,
            OwnerAffiliates = text.OwnerAffiliates,
            VettingPeople = vettingPeople.Count == 0 ? null : vettingPeople,
            Title = text.Title,
            Field = text.Field,
            Indicators = text.Indicators,
            BountyFen = text.BountyFen,
            Timetable = text.Schedule!.From(publishedAt),
            Criteria = text.Criteria,
            Policy = profile.For(text.BountyFen),
            FollowsUp = text.FollowsUp,
            Call = call,
            Contact = contact
        };
}
