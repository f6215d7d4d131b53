using Challenges.Contracts.Publication;
using Challenges.Publication.Browsing;
using Challenges.Publication.Checking;
using Challenges.Publication.Deciding;
using Challenges.Publication.Registering;
using Challenges.Publication.Telling;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Publication.Amending;

/// <summary>What changes; absent members stay. Times are written as in a draft.</summary>
/// <param name="Reason">Public, in both languages.</param>
/// <param name="BountyFen">Fen (0.01 yuan).</param>
public sealed record AmendmentRequest(
    Wording Reason, Wording? Description = null, IReadOnlyList<Indicator>? Indicators = null, long? BountyFen = null, string? QuestionsUntil = null, string? ClosesAt = null, string? ReviewEndsAt = null)
{
    public Changes ToChanges(string zoneId)
    {
        var zone = LocalTimes.Zone(zoneId)!;
        return new Changes
        {
            Reason = Reason,
            Description = Description,
            Indicators = Indicators,
            BountyFen = BountyFen,
            QuestionsUntil = QuestionsUntil is null ? null : LocalTimes.Resolve("questionsUntil", QuestionsUntil, zone),
            ClosesAt = ClosesAt is null ? null : LocalTimes.Resolve("closesAt", ClosesAt, zone),
            ReviewEndsAt = ReviewEndsAt is null ? null : LocalTimes.Resolve("reviewEndsAt", ReviewEndsAt, zone)
        };
    }
}

public sealed class AmendmentRequestValidator : AbstractValidator<AmendmentRequest>
{
    public AmendmentRequestValidator()
    {
        RuleFor(r => r.Reason).UpTo(5_000);
        RuleFor(r => r.Description).UpToWhenGiven(20_000);
        RuleForEach(r => r.Indicators).SetValidator(new IndicatorValidator());
        RuleFor(r => r.BountyFen).InclusiveBetween(1, 100_000_000_000_000);
    }
}

static class Amend
{
    public static async Task<Answer<ChallengeView>> Handle(
        string number, AmendmentRequest request, Caller caller, IfMatch ifMatch, Moment moment, ChallengeStore challenges, ChallengeViews views, DepartmentStore departments, DecisionJournal journal, IPublishEndpoint publish, TellPublication tell, CancellationToken cancel)
    {
        var challenge = await challenges.GetByNumber(number, cancel);
        challenge.WhyNotAmend(caller, moment.Now).Enforce();
        ifMatch.Demand(challenge.Version);
        var (before, changes) = (challenge.Text, request.ToChanges(challenge.Text.Schedule!.Zone));
        challenge = challenge.Amend(caller, changes, moment.Now);
        await challenges.Save(challenge, cancel);
        var department = await departments.Find(challenge.Department, cancel);
        await journal.Amends(challenge, before, changes, department, caller, moment.Now, cancel);
        await publish.Publish(ChallengeEvents.Amended(challenge, department), cancel);
        await tell.Amended(challenge, moment.Now, cancel);
        return Answer.Created($"/challenges/{number}/amendments", await views.Of(challenge, caller, moment.Now, cancel), challenge.Version);
    }

    public static async Task<Answer<IReadOnlyList<Amendment>>> List(string number, ChallengeStore challenges, CancellationToken cancel) =>
        Answer.Ok((await challenges.GetByNumber(number, cancel)).Amendments);
}
