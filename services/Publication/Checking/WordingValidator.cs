using Challenges.Contracts.Publication;
using FluentValidation;

namespace Challenges.Publication.Checking;

/// <summary>Lengths only: whether a text has to be there is a rule of the act, not of the request.</summary>
public sealed class WordingValidator : AbstractValidator<Wording>
{
    public WordingValidator(int longest)
    {
        RuleFor(w => w.Zh).MaximumLength(longest);
        RuleFor(w => w.En).MaximumLength(longest);
    }
}

public sealed class IndicatorValidator : AbstractValidator<Indicator>
{
    public IndicatorValidator()
    {
        RuleFor(i => i.Key).NotEmpty().MaximumLength(60);
        RuleFor(i => i.Name).SetValidator(new WordingValidator(300));
        RuleFor(i => i.Unit).MaximumLength(60);
        RuleFor(i => i.Comparator).MaximumLength(10);
        RuleFor(i => i.Target).InclusiveBetween(-1_000_000_000_000m, 1_000_000_000_000m);
        RuleFor(i => i.TestMethod).SetValidator(new WordingValidator(2_000));
    }
}
