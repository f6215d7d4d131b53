using Challenges.Review.Deciding;
using Challenges.Review.Empanelling;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Review.Recusing;

/// <param name="Person">Id of the reviewer who may take part although data are missing; exactly one of this and <paramref name="Application"/>.</param>
/// <param name="Application">Code of the application.</param>
/// <param name="Reason">Stays on record.</param>
public sealed record ClearDataRequest(string Reason, string? Person = null, string? Application = null);

public sealed class ClearDataValidator : AbstractValidator<ClearDataRequest>
{
    public ClearDataValidator()
    {
        RuleFor(r => r.Reason).Visible().MaximumLength(2000);
        RuleFor(r => r).Must(r => string.IsNullOrWhiteSpace(r.Person) != string.IsNullOrWhiteSpace(r.Application)).OverridePropertyName("person").Says("validation.review.relation");
    }
}

/// <summary><c>POST /challenges/{number}/clearances</c>: an officer looked by hand where the conflict rules lack data, and says so with a reason; a decision of the journal.</summary>
public static class ClearData
{
    public static async Task<Answer<ConflictsView>> Handle(string number, ClearDataRequest request, Caller caller, Moment moment, ReviewStore reviews, Candidates candidates, ConflictViews views,
        DecisionJournal journal, CancellationToken cancel)
    {
        var review = (await reviews.OfChallengeToChange(number, cancel)).ForOfficer(caller);
        var input = request.Application is { } code ? review.ClearApplication(code, request.Reason, caller.Person, moment.Now)
            : review.ClearReviewer(request.Person!, await Missing(review, request.Person!, reviews, candidates, cancel), request.Reason, caller.Person, moment.Now);
        await reviews.Save(review, cancel);
        await journal.Clears(review, input, caller, moment.Now, cancel);
        return Answer.Created($"/challenges/{number}/conflicts", await views.Of(review, caller, moment.Now, cancel), review.Version);
    }

    static async Task<IReadOnlyList<string>> Missing(ChallengeReview review, string person, ReviewStore reviews, Candidates candidates, CancellationToken cancel)
    {
        if (review.Panel?.Seats.FirstOrDefault(s => s.Person == person) is { } seat) return review.MissingOf(seat);
        var candidate = (await candidates.Named(review.Terms.Department, [person], cancel))[0];
        await reviews.Widen(review, [candidate], cancel);
        return review.MissingOf(candidate);
    }
}
