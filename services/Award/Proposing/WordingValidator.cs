using Challenges.Contracts.Publication;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Award.Proposing;

/// <summary>A text in both languages, 1 to 4,000 characters each.</summary>
public sealed class WordingValidator : AbstractValidator<Wording>
{
    public WordingValidator()
    {
        RuleFor(wording => wording.Zh).Visible().MaximumLength(4000);
        RuleFor(wording => wording.En).Visible().MaximumLength(4000);
    }
}
