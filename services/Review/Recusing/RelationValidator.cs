using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Review.Recusing;

public sealed class RelationValidator : AbstractValidator<Relation>
{
    public RelationValidator()
    {
        RuleFor(r => r.Kind).Must(Relation.Kinds.Contains).Says("validation.review.kind");
        RuleFor(r => r.Organisation).MaximumLength(200);
        RuleFor(r => r.Person).MaximumLength(200);
        RuleFor(r => r).Must(r => string.IsNullOrWhiteSpace(r.Organisation) != string.IsNullOrWhiteSpace(r.Person)).OverridePropertyName("organisation").Says("validation.review.relation");
    }
}
