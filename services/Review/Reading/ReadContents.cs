using Challenges.Review.Defending;
using Challenges.Review.Scoring;
using Challenges.Shared.Web;

namespace Challenges.Review.Reading;

/// <param name="Applications">One page, by code.</param>
/// <param name="After">Give it as <c>after</c> to get the next page; null on the last one.</param>
public sealed record ContentList(string Number, IReadOnlyList<BlindApplication> Applications, string? After);

/// <summary>A sheet under the reviewer's code.</summary>
/// <param name="Round">Of the defence; null for a first sheet.</param>
/// <param name="Digest">As on the reviewer's receipt; null while it is not locked.</param>
public sealed record SheetOfReview(
    string Code, string Reviewer, string State, bool Voided, IReadOnlyList<CriterionScore> Scores, string? Total, string? AbstainReason, DateTimeOffset? SavedAt, int? Round = null, string? Digest = null);

public sealed record SheetList(string Number, IReadOnlyList<SheetOfReview> Sheets);

/// <summary>What officers and auditors read of applications and sheets.</summary>
public static class ReadContents
{
    public const int PageSize = ContentStore.AtOnce;

    /// <summary><c>GET /challenges/{number}/applications?after=</c>: contents under their codes, once all are opened.</summary>
    public static async Task<Answer<ContentList>> Applications(string number, string? after, Caller caller, ReviewStore reviews, ContentStore contents, CancellationToken cancel)
    {
        var review = (await reviews.OfChallenge(number, cancel)).ForOfficerOrAuditor(caller);
        if (!review.IsComplete) throw Refusals.SetIsNotComplete.With(("opened", review.Applications.Count), ("sealed", review.Awaited));
        var page = review.Applications.Select(a => a.Code).Order(StringComparer.Ordinal).Where(code => string.CompareOrdinal(code, after ?? "") > 0).Take(PageSize).ToList();
        return Answer.Ok(new ContentList(number, [.. (await contents.Of(review.Id, page, cancel)).Select(a => BlindApplication.Of(a.Code, a.Content))], page.Count == PageSize ? page[^1] : null));
    }

    /// <summary><c>GET /challenges/{number}/sheets</c>: for officers after the ranking, for auditors always; voided sheets included. Second sheets follow when their round is over.</summary>
    public static async Task<Answer<SheetList>> Sheets(string number, Caller caller, ReviewStore reviews, SheetStore sheets, DefenceSheetStore second, CancellationToken cancel)
    {
        var review = (await reviews.OfChallenge(number, cancel)).ForOfficerOrAuditor(caller);
        if (review.Ranking is null && !review.IsAuditor(caller)) throw Refusals.RankingIsMissing.With(("number", number));
        var codes = (review.Panel?.Seats ?? []).ToDictionary(s => s.Id, s => s.Code);
        var auditor = review.IsAuditor(caller);
        var rounds = (await second.Of(review.Id, cancel)).Where(r => auditor || review.Round?.Number != r.Key);
        return Answer.Ok(new SheetList(number, [.. (await sheets.OfReview(review.Id, cancel)).Select(s => Of(s, null)).Concat(rounds.SelectMany(r => r.Value.Select(s => Of(s, r.Key))))
            .OrderBy(s => s.Code, StringComparer.Ordinal).ThenBy(s => s.Reviewer, StringComparer.Ordinal).ThenBy(s => s.Round ?? 0)]));

        SheetOfReview Of(ScoreSheet s, int? round) =>
            new(s.Code, codes[s.SeatId], SheetView.Name(s), s.Voided, s.Scores, SheetView.TotalOf(s, review.Terms.Criteria), s.AbstainReason, s.SavedAt, round, LockedSheet.DigestOf(s));
    }
}
