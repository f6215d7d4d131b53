using Challenges.Review.Registering;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Review.Empanelling;

/// <param name="Fields">Only reviewers of these fields; empty or absent: all of the department's register.</param>
public sealed record CommitPoolRequest(IReadOnlyList<string>? Fields = null);

public sealed class CommitPoolValidator : AbstractValidator<CommitPoolRequest>
{
    public CommitPoolValidator() => RuleForEach(r => r.Fields).NotEmpty().MaximumLength(200);
}

/// <summary>
/// <c>POST /challenges/{number}/panel/pool</c>: fixes who may be drawn and publishes the digest, before the close, while nobody can know the seed. Reviewers without an
/// organisation are left out, since nobody could compute their conflicts, unless an officer cleared them.
/// </summary>
public static class CommitPool
{
    public static async Task<Answer<PanelView>> Handle(string number, CommitPoolRequest request, Caller caller, Moment moment, ReviewStore reviews, ReviewerStore reviewers, PanelViews views,
        CancellationToken cancel)
    {
        var review = (await reviews.OfChallengeToChange(number, cancel)).ForOfficer(caller);
        var members = (await reviewers.OfDepartment(review.Terms.Department, cancel))
            .Where(r => r.Active && (!Recusing.Conflicts.IsPlaceholder(r.Organisation) || review.Clearances.Any(c => c.Person == r.Person)) && (request.Fields is not { Count: > 0 } fields || fields.Contains(r.Field)))
            .Select(r => new PoolMember(Candidates.NewCode(), r.Person)).ToList();
        review.CommitPool(members, caller.Person, moment.Now);
        await reviews.Save(review, cancel);
        return Answer.Created($"/challenges/{number}/panel", await views.Of(review, caller, moment.Now, cancel), review.Version);
    }
}
