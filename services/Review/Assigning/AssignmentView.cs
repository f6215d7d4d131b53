using Challenges.Shared.Web;

namespace Challenges.Review.Assigning;

/// <summary>For officers and auditors, under codes only: what stands, what is proposed and what the proposal would change.</summary>
public sealed record AssignmentView
{
    public required string Number { get; init; }
    public required int ReviewersPerApplication { get; init; }
    public AssignmentRun? Standing { get; init; }
    public AssignmentRun? Proposed { get; init; }
    /// <summary>Reviewers' codes with the applications that each holds or would hold.</summary>
    public required IReadOnlyList<ReviewerLoad> Loads { get; init; }
    public required Stand Stand { get; init; }

    public static AssignmentView Of(ChallengeReview review, DateTimeOffset now, Texts texts)
    {
        var (standing, proposed) = (review.Assignments.Standing, review.Assignments.Proposed);
        return new AssignmentView
        {
            Number = review.Terms.Number,
            ReviewersPerApplication = review.ReviewersPerApplication,
            Standing = standing,
            Proposed = proposed,
            Loads = [.. (review.Panel?.Holders ?? []).Select(s => s.Code).Order(StringComparer.Ordinal).Select(code => new ReviewerLoad(code, Count(standing, code), Count(proposed, code)))],
            Stand = ReviewStand.OfAssignment(review, now, texts)
        };
    }

    static int Count(AssignmentRun? run, string code) => run?.Pairs.Count(p => p.Reviewer == code) ?? 0;
}

public sealed record ReviewerLoad(string Reviewer, int Standing, int Proposed);
