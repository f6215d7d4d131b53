using Challenges.Contracts.Award;
using Challenges.Publication.Drafting;
using Challenges.Publication.Profiles;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Publication.Reacting;

/// <summary>
/// A residual problem becomes a draft of the department that ran the project, linked to its parent. Once only: afterwards the draft is the department's, and a
/// proposal that comes again changes nothing. What the draft lacks, it takes from its parent or leaves for the department.
/// </summary>
public sealed class WhenFollowUpProposed(ChallengeStore challenges, Moment moment) : IConsumer<FollowUpProposed>
{
    public async Task Consume(ConsumeContext<FollowUpProposed> context)
    {
        var (m, cancel) = (context.Message, context.CancellationToken);
        var parent = await challenges.FindByNumber(m.ParentNumber, cancel);
        var profile = PolicyProfiles.Find(Draft.DefaultProfile)!;
        var text = new ListText
        {
            Department = m.Department,
            OwnerOrganisation = m.OwnerOrganisation,
            OwnerName = parent?.Text.OwnerName ?? m.OwnerOrganisation,
            OwnerAffiliates = parent?.Text.OwnerAffiliates ?? [],
            Title = m.Title,
            Description = m.ResidualProblem,
            Field = m.Field,
            Indicators = m.Indicators,
            BountyFen = 0,
            Criteria = parent?.Text.Criteria ?? profile.Criteria,
            Profile = profile.Policy.Profile,
            ProfileVersion = profile.Policy.ProfileVersion,
            FollowsUp = m.ParentNumber
        };
        var draft = new Challenge { Id = m.FollowUpId, Version = 1, State = ChallengeState.Draft, Text = text, DraftedAt = moment.Now };
        await challenges.AddFollowUp(draft, cancel);
    }
}
