using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Review.Recusing;

public sealed class RelationValidator : AbstractValidator<Relation>
{
    public RelationValidator()
    {
        RuleFor(r => r.Kind).Must(Relation.Kinds.Contains).Says("validation.review.kind");
        RuleFor(r => r.Organisation).MaximumLength(200);
        RuleFor(r => r.Person).MaximumLength(200).Must(p => p is null || Relation.IsVerifiedId(p)).Says("validation.review.person");
        RuleFor(r => r.Challenge).MaximumLength(50);
        RuleFor(r => r.Source).MaximumLength(200);
        RuleFor(r => r.Until).Must((r, until) => until is null || r.From is null || until >= r.From).Says("validation.review.until");
        RuleFor(r => r).Must(r => new[] { r.Organisation, r.Person, r.Challenge }.Count(id => !string.IsNullOrWhiteSpace(id)) == 1 && (r.Kind == Relation.Drafter) == !string.IsNullOrWhiteSpace(r.Challenge))
            .OverridePropertyName("organisation").Says("validation.review.relation");
    }
}
