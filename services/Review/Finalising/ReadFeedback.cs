using System.Security.Cryptography;
using System.Text;
using Challenges.Review.Defending;
using Challenges.Review.Scoring;
using Challenges.Shared.Web;

namespace Challenges.Review.Finalising;

/// <summary>What a solver learns of the own application: place, result and the reviewers' comments, without who wrote which.</summary>
public sealed record FeedbackView
{
    public required string Number { get; init; }
    public required string Code { get; init; }
    public required int Rank { get; init; }
    /// <summary>How many applications were ranked.</summary>
    public required int Of { get; init; }
    public required string ScoreShown { get; init; }
    public required bool ReachesPassingScore { get; init; }
    public string? Bar { get; init; }
    public required IReadOnlyList<string> Missed { get; init; }
    public required IReadOnlyList<CriterionFeedback> Criteria { get; init; }
}

/// <param name="Comments">In an order that is different for each criterion, so that no hand can be followed.</param>
/// <param name="Scores">Rising; only where the profile reveals names and scores.</param>
public sealed record CriterionFeedback(string Criterion, IReadOnlyList<string> Comments, IReadOnlyList<int>? Scores);

/// <summary><c>GET /challenges/{number}/feedback</c>, for the person who filed, once the ranking is final and Applications has told who stands behind which code.</summary>
public static class ReadFeedback
{
    public static async Task<Answer<FeedbackView>> Handle(string number, Caller caller, ReviewStore reviews, SheetStore sheets, DefenceSheetStore second, ApplicantStore applicants, CancellationToken cancel)
    {
        var review = await reviews.OfChallenge(number, cancel);
        if (!review.IsFinal) throw Refusals.RankingIsNotPublic.With(("number", number));
        var own = (await applicants.Of(review.Id, cancel)).FirstOrDefault(a => a.Representative == caller.Person) ?? throw Refusals.NothingHere.Now();
        var entry = review.Outcome!.Entries.FirstOrDefault(e => e.Code == own.Code) ?? throw Refusals.NothingHere.Now();
        var counting = review.Counting(await sheets.OfReview(review.Id, cancel)).Where(s => s.Code == own.Code && s.State == SheetState.Submitted).ToList();
        var holders = review.Panel?.Holders.Select(s => s.Id).ToHashSet() ?? [];
        var defence = (await second.Of(review.Id, cancel)).Values.SelectMany(r => r).Where(s => s is { Voided: false, State: SheetState.Submitted } && s.Code == own.Code && holders.Contains(s.SeatId)).ToList();
        var withScores = review.Policy.RevealReviewers == "NamesAndScores";
        return Answer.Ok(new FeedbackView
        {
            Number = number,
            Code = own.Code,
            Rank = entry.Rank,
            Of = review.Outcome.Entries.Count,
            ScoreShown = entry.ScoreShown,
            ReachesPassingScore = entry.ReachesPassingScore,
            Bar = review.BarOf(own.Code),
            Missed = review.TestOf(own.Code)?.Missed ?? [],
            Criteria = [.. review.Terms.Criteria.Select(c => new CriterionFeedback(c.Key,
                [.. counting.Concat(defence).SelectMany(s => s.Scores.Where(x => x.Criterion == c.Key && !string.IsNullOrWhiteSpace(x.Comment)).Select(x => (Sheet: s.Id, x.Comment)))
                    .OrderBy(x => Shuffle(c.Key, x.Sheet), StringComparer.Ordinal).Select(x => x.Comment!)],
                withScores ? [.. counting.Select(s => s.Scores.Single(x => x.Criterion == c.Key).Score!.Value).Order()] : null))]
        });
    }

    static string Shuffle(string criterion, Guid sheet) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{criterion}|{sheet:N}")));
}
