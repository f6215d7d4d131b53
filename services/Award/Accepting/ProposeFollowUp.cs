using Challenges.Award.Proposing;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Award.Accepting;

/// <summary>A residual problem for a follow-up challenge (后续榜题); becomes a draft that the department revises.</summary>
public sealed record FollowUpRequest
{
    public required Wording Title { get; init; }
    public required Wording ResidualProblem { get; init; }
    /// <summary>Keys of this challenge's indicators that go on.</summary>
    public IReadOnlyList<string> CarryOver { get; init; } = [];
    /// <summary>New indicators.</summary>
    public IReadOnlyList<Indicator> Indicators { get; init; } = [];
}

public sealed class FollowUpRequestValidator : AbstractValidator<FollowUpRequest>
{
    public FollowUpRequestValidator()
    {
        RuleFor(request => request.Title).SetValidator(new WordingValidator());
        RuleFor(request => request.ResidualProblem).SetValidator(new WordingValidator());
        RuleFor(request => request.CarryOver.Count + request.Indicators.Count).InclusiveBetween(1, 50).OverridePropertyName("indicators");
        RuleForEach(request => request.Indicators).ChildRules(indicator =>
        {
            indicator.RuleFor(i => i.Key).Matches("^[a-z0-9]+(-[a-z0-9]+)*$").MaximumLength(60);
            indicator.RuleFor(i => i.Name).SetValidator(new WordingValidator());
            indicator.RuleFor(i => i.TestMethod).SetValidator(new WordingValidator());
            indicator.RuleFor(i => i.Unit).Visible().MaximumLength(40);
            indicator.RuleFor(i => i.Comparator).Must(comparator => comparator is ">=" or "<=" or ">" or "<" or "=").Says("validation.outcome");
        });
        RuleFor(request => request.Indicators).Must((request, indicators) =>
            indicators.Select(i => i.Key).Concat(request.CarryOver).Distinct().Count() == indicators.Count + request.CarryOver.Count).Says("validation.twice");
    }
}

/// <param name="Id">Id under which Publication keeps the draft.</param>
public sealed record FollowUpReceipt(Guid Id, string ParentNumber, IReadOnlyList<Indicator> Indicators);

public static class ProposeFollowUp
{
    public static async Task<Answer<FollowUpReceipt>> Handle(
        string number, FollowUpRequest request, Caller caller, Moment moment, AwardStore awards, IPublishEndpoint publish, CancellationToken cancel)
    {
        var award = await awards.Load(number, cancel);
        if (award is null || !award.IsPublic) throw Refusals.NotFound.Now();
        if (award.PartyOf(caller) is null) throw Refusals.PartiesOnly.Now();
        award.WhyNotFollowUp().Enforce();
        var unknown = request.CarryOver.Except(award.Terms.Indicators.Select(i => i.Key)).ToList();
        if (unknown.Count > 0) throw Refusals.UnknownIndicator.With(("indicators", unknown));

        IReadOnlyList<Indicator> indicators = [.. award.Terms.Indicators.Where(i => request.CarryOver.Contains(i.Key)), .. request.Indicators];
        var id = NewId.NextGuid();
        award.ProposeFollowUp(id, request.Title, [.. indicators.Select(i => i.Key)], caller.Person, moment.Now);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        await publish.Publish(AwardEvents.FollowUpProposed(award, id, request.Title, request.ResidualProblem, indicators, moment.Now), cancel);
        return Answer.Created(award.Race is null ? $"/projects/{number}" : $"/races/{number}", new FollowUpReceipt(id, number, indicators), award.Version);
    }
}
