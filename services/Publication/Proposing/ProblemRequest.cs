using Challenges.Contracts.Publication;
using Challenges.Publication.Checking;
using FluentValidation;

namespace Challenges.Publication.Proposing;

/// <summary>A problem as its owner writes it. A draft may hold empty texts; submitting asks for all of them.</summary>
/// <param name="Department">Id of the department that it is handed to.</param>
/// <param name="OwnerName">Public designation of the owning organisation.</param>
/// <param name="Affiliates">Registered ids of parents and subsidiaries; none of them may apply (R08).</param>
/// <param name="CannotSolveAlone">The statement of R02; absent until it is made.</param>
public sealed record ProblemRequest(
    string Department, string OwnerName, IReadOnlyList<string> Affiliates, Wording Title, Wording Description, string Field,
    IReadOnlyList<Indicator> Indicators, Wording? CannotSolveAlone = null)
{
    public ProblemText ToText() => new()
    {
        Department = Department,
        OwnerName = OwnerName,
        Affiliates = [.. Affiliates.Distinct().Order(StringComparer.Ordinal)],
        Title = Title,
        Description = Description,
        Field = Field,
        Indicators = Indicators,
        CannotSolveAlone = CannotSolveAlone
    };
}

/// <param name="Reason">Why, in both languages.</param>
public sealed record ReasonRequest(Wording Reason);

public sealed class ProblemRequestValidator : AbstractValidator<ProblemRequest>
{
    public ProblemRequestValidator()
    {
        RuleFor(r => r.Department).NotEmpty().MaximumLength(200);
        RuleFor(r => r.OwnerName).MaximumLength(200);
        RuleFor(r => r.Affiliates.Count).LessThanOrEqualTo(200).OverridePropertyName("affiliates");
        RuleForEach(r => r.Affiliates).NotEmpty().MaximumLength(100);
        RuleFor(r => r.Title).UpTo(500);
        RuleFor(r => r.Description).UpTo(20_000);
        RuleFor(r => r.Field).MaximumLength(200);
        RuleFor(r => r.Indicators.Count).LessThanOrEqualTo(50).OverridePropertyName("indicators");
        RuleForEach(r => r.Indicators).SetValidator(new IndicatorValidator());
        RuleFor(r => r.CannotSolveAlone).UpToWhenGiven(5_000);
    }
}

public sealed class ReasonRequestValidator : AbstractValidator<ReasonRequest>
{
    public ReasonRequestValidator() => RuleFor(r => r.Reason).UpTo(5_000);
}
