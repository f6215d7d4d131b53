using Challenges.Contracts.Publication;
using FluentValidation;

namespace Challenges.Publication.Checking;

/// <summary>Lengths only: whether a text has to be there is a rule of the act, not of the request.</summary>
static class Lengths
{
    /// <summary>At most <paramref name="longest"/> characters in each language.</summary>
    public static void UpTo<T>(this IRuleBuilderInitial<T, Wording> rule, int longest) => rule.ChildRules(wording => Bound(wording, longest));

    /// <inheritdoc cref="UpTo{T}(IRuleBuilderInitial{T, Wording}, int)"/>
    public static void UpToWhenGiven<T>(this IRuleBuilderInitial<T, Wording?> rule, int longest) => rule.ChildRules(wording => Bound(wording!, longest));

    static void Bound(InlineValidator<Wording> wording, int longest)
    {
        wording.RuleFor(w => w.Zh).MaximumLength(longest);
        wording.RuleFor(w => w.En).MaximumLength(longest);
    }
}

public sealed class IndicatorValidator : AbstractValidator<Indicator>
{
    public IndicatorValidator()
    {
        RuleFor(i => i.Key).NotEmpty().MaximumLength(60);
        RuleFor(i => i.Name).UpTo(300);
        RuleFor(i => i.Unit).MaximumLength(60);
        RuleFor(i => i.Comparator).MaximumLength(10);
        RuleFor(i => i.Target).InclusiveBetween(-1_000_000_000_000m, 1_000_000_000_000m);
        RuleFor(i => i.TestMethod).UpTo(2_000);
    }
}
