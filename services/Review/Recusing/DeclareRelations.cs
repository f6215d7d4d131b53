using Challenges.Review.Deciding;
using Challenges.Review.Scoring;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Review.Recusing;

/// <param name="None">True: the reviewer states that there is no relation. Exactly one of this and <paramref name="Relations"/> says something.</param>
/// <param name="Relations">Relations to units and people of the reviewer's own life.</param>
/// <param name="Remark">Anything else, for officers and auditors.</param>
public sealed record DeclareRelationsRequest(bool None = false, IReadOnlyList<Relation>? Relations = null, string? Remark = null);

public sealed class DeclareRelationsValidator : AbstractValidator<DeclareRelationsRequest>
{
    public DeclareRelationsValidator()
    {
        RuleFor(r => r).Must(r => r.None != (r.Relations is { Count: > 0 })).OverridePropertyName("none").Says("validation.review.declaration");
        RuleFor(r => r.Relations).Must(r => r is null || r.Count <= 200);
        RuleForEach(r => r.Relations).NotNull().SetValidator(new RelationValidator());
        RuleFor(r => r.Remark).MaximumLength(2000);
    }
}

/// <summary>
/// <c>POST /seats/{id}/declare</c>: comes before anything is shown. The answer says that the reviewer is seated or released, not why: the reason would tell who applied.
/// </summary>
public static class DeclareRelations
{
    public static async Task<Answer<SeatView>> Handle(Guid id, DeclareRelationsRequest request, Caller caller, Moment moment, ReviewStore reviews, SheetStore sheets, DecisionJournal journal, Texts texts,
        CancellationToken cancel)
    {
        var review = await reviews.OfSeatToChange(id, cancel);
        var declaration = new Declaration { At = moment.Now, Relations = [.. Employer(caller), .. request.Relations ?? []], Remark = request.Remark };
        await reviews.Widen(review, [.. declaration.Relations.Select(r => r.Organisation)], [], cancel);
        review.Declare(review.SeatOf(id, caller.Person), declaration, moment.Now);
        await reviews.Save(review, cancel);
        await journal.Finds(review, caller.Person, moment.Now, cancel);
        return Answer.Ok(SeatView.Of(review, review.SeatOf(id, caller.Person), await sheets.OfSeat(id, cancel), moment.Now, texts));
    }

    /// <summary>The organisation that the sign-in vouches for counts beside the one in the register, which may be out of date.</summary>
    static IEnumerable<Relation> Employer(Caller caller) =>
        Conflicts.IsPlaceholder(caller.Organisation) ? [] : [new Relation { Kind = "employment", Organisation = caller.Organisation }];
}
