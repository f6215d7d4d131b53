using Challenges.Contracts.Publication;
using Challenges.Publication.Profiles;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Publication.Drafting;

public sealed record DraftItem(Guid Id, int Version, string Department, string OwnerOrganisation, Wording Title, string Field, string? FollowsUp, DateTimeOffset DraftedAt, int Signatures);

/// <param name="Next">Value of <c>after</c> for the next page; null on the last.</param>
public sealed record DraftPage(IReadOnlyList<DraftItem> Items, Guid? Next);

/// <summary>The department drafts a challenge from an accepted problem and revises it.</summary>
static class Draft
{
    public const string DefaultProfile = "provincial-default";

    public static async Task<Answer<DraftView>> Start(DraftFromProblemRequest request, Caller caller, Moment moment, ProblemStore problems, ChallengeStore challenges, DraftViews views, CancellationToken cancel)
    {
        var problem = await problems.Get(request.Problem, caller, cancel);
        problem.WhyNotDraftChallenge(caller).Enforce();
        var draft = new Challenge { Id = NewId.NextGuid(), Version = 1, State = ChallengeState.Draft, Text = From(problem), DraftedAt = moment.Now, ProblemId = problem.Id };
        await challenges.Add(draft, cancel);
        return Answer.Created($"/drafts/{draft.Id}", await views.Of(draft, caller, moment.Now, cancel), draft.Version);
    }

    public static async Task<Answer<DraftView>> Revise(Guid id, DraftRequest request, Caller caller, IfMatch ifMatch, Moment moment, ChallengeStore challenges, DraftViews views, CancellationToken cancel)
    {
        var draft = await challenges.GetDraft(id, caller, cancel);
        draft.WhyNotRevise(caller).Enforce();
        ifMatch.Demand(draft.Version);
        var text = request.ToText(draft.Text);
        PedigreeCheck.WhyNot(text.Texts()).Enforce();
        draft = draft.Revise(text);
        await challenges.Save(draft, cancel);
        return Answer.Ok(await views.Of(draft, caller, moment.Now, cancel), draft.Version);
    }

    public static async Task<Answer<DraftView>> Show(Guid id, Caller caller, Moment moment, ChallengeStore challenges, DraftViews views, CancellationToken cancel)
    {
        var draft = await challenges.GetDraft(id, caller, cancel);
        // The draft's address stays after publication, for its parties only: what is public stands under the number.
        if (!draft.IsDraft && !caller.IsOfficerOf(draft.Department) && !draft.IsOwnedBy(caller) && !caller.Is(Roles.Auditor)) throw Refusals.DraftNotFound.Now();
        return Answer.Ok(await views.Of(draft, caller, moment.Now, cancel), draft.Version);
    }

    public static async Task<Answer<DraftPage>> List(Caller caller, ChallengeStore challenges, CancellationToken cancel, Guid? after = null, int size = 50)
    {
        size = Math.Clamp(size, 1, 100);
        var (organisation, department) = caller.Is(Roles.Auditor) ? (null, null)
            : caller.Is(Roles.Department) ? (null, caller.Department ?? "")
            : (caller.Organisation ?? "", (string?)null);
        var found = await challenges.Drafts(organisation, department, after, size + 1, cancel);
        return Answer.Ok(new DraftPage(
            [.. found.Take(size).Select(d => new DraftItem(d.Id, d.Version, d.Department, d.Text.OwnerOrganisation, d.Text.Title, d.Text.Field, d.Text.FollowsUp, d.DraftedAt, d.Signatures.Count))],
            found.Count > size ? found[size - 1].Id : null));
    }

    static ListText From(Problem problem)
    {
        var profile = PolicyProfiles.Find(DefaultProfile)!;
        return new ListText
        {
            Department = problem.Text.Department,
            OwnerOrganisation = problem.OwnerOrganisation,
            OwnerName = problem.Text.OwnerName,
            OwnerAffiliates = problem.Text.Affiliates,
            Title = problem.Text.Title,
            Description = problem.Text.Description,
            Field = problem.Text.Field,
            Indicators = problem.Text.Indicators,
            BountyFen = 0,
            Criteria = profile.Criteria,
            Profile = profile.Policy.Profile,
            ProfileVersion = profile.Policy.ProfileVersion
        };
    }
}
