using Challenges.Contracts.Review;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Review.Testing;

/// <param name="TestBody">The third party that measured.</param>
/// <param name="ReportReference">Number of its report.</param>
/// <param name="Measured">In each indicator's unit; every must-have indicator is needed.</param>
public sealed record RecordTestRequest(string TestBody, string ReportReference, IReadOnlyList<MeasuredValue> Measured);

public sealed class RecordTestValidator : AbstractValidator<RecordTestRequest>
{
    public RecordTestValidator()
    {
        RuleFor(r => r.TestBody).Visible().MaximumLength(200);
        RuleFor(r => r.ReportReference).Visible().MaximumLength(200);
        RuleFor(r => r.Measured).NotEmpty().Must(m => m.Select(v => v?.Indicator).Distinct().Count() == m.Count).Says("validation.review.twice");
        RuleForEach(r => r.Measured).NotNull();
    }
}

/// <summary>The feasibility test of one shortlisted application.</summary>
public sealed record FeasibilityView
{
    public required string Code { get; init; }
    /// <summary>0 until entered.</summary>
    public required int Version { get; init; }
    public string? TestBody { get; init; }
    public string? ReportReference { get; init; }
    public required IReadOnlyList<MeasuredValue> Measured { get; init; }
    /// <summary>Must-have indicators that were missed.</summary>
    public required IReadOnlyList<string> Missed { get; init; }
    public DateTimeOffset? At { get; init; }

    public static FeasibilityView Of(string code, FeasibilityTest? test) => new()
    {
        Code = code,
        Version = test?.Version ?? 0,
        TestBody = test?.TestBody,
        ReportReference = test?.ReportReference,
        Measured = test?.Measured ?? [],
        Missed = test?.Missed ?? [],
        At = test?.At
    };
}

public sealed record FeasibilityList(string Number, IReadOnlyList<FeasibilityView> Tests, Stand? Stand);

/// <summary>Entering and reading the feasibility tests of the shortlist.</summary>
public static class RecordTest
{
    /// <summary><c>PUT /challenges/{number}/feasibility/{code}</c>; <c>If-Match: "0"</c> for the first entry.</summary>
    public static async Task<Answer<FeasibilityView>> Handle(string number, string code, RecordTestRequest request, IfMatch ifMatch, Caller caller, Moment moment, ReviewStore reviews,
        CancellationToken cancel)
    {
        var review = (await reviews.OfChallengeToChange(number, cancel)).ForOfficer(caller);
        review.WhyNotTest().Enforce();
        ifMatch.Demand(review.TestOf(code)?.Version ?? 0);
        review.RecordTest(code, request.TestBody, request.ReportReference, request.Measured, caller.Person, moment.Now);
        await reviews.Save(review, cancel);
        var test = review.TestOf(code)!;
        return Answer.Ok(FeasibilityView.Of(code, test), test.Version);
    }

    /// <summary><c>GET /challenges/{number}/feasibility</c>: the shortlist, for officers, auditors and the panel.</summary>
    public static async Task<Answer<FeasibilityList>> List(string number, Caller caller, Moment moment, ReviewStore reviews, Scoring.SheetStore sheets, Texts texts, CancellationToken cancel)
    {
        var review = Reading(await reviews.OfChallenge(number, cancel), caller);
        var stand = review.IsOfficer(caller) ? ReviewStand.OfReview(review, await sheets.OfReview(review.Id, cancel), moment.Now, texts) : null;
        return Answer.Ok(new FeasibilityList(number, [.. review.Shortlist.Select(code => FeasibilityView.Of(code, review.TestOf(code)))], stand));
    }

    /// <summary><c>GET /challenges/{number}/feasibility/{code}</c></summary>
    public static async Task<Answer<FeasibilityView>> One(string number, string code, Caller caller, ReviewStore reviews, CancellationToken cancel)
    {
        var review = Reading(await reviews.OfChallenge(number, cancel), caller);
        if (!review.Shortlist.Contains(code)) throw Refusals.NothingHere.Now();
        var view = FeasibilityView.Of(code, review.TestOf(code));
        return Answer.Ok(view, view.Version);
    }

    static ChallengeReview Reading(ChallengeReview review, Caller caller) => review.Ranking is not null && review.SeesWhole(caller) ? review : review.ForOfficerOrAuditor(caller);
}
