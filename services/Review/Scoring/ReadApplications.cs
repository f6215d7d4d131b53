using System.Security.Cryptography;
using System.Text;
using Challenges.Review.Assigning;
using Challenges.Review.Empanelling;
using Challenges.Shared.Files;
using Challenges.Shared.Web;

namespace Challenges.Review.Scoring;

/// <param name="State"><c>notBegun</c>, <c>draft</c>, <c>submitted</c> or <c>abstained</c>.</param>
/// <param name="Total">Own total with four decimals, once every criterion is scored; null before. 0.0000 is a total.</param>
/// <param name="SavedAt">Of a locked sheet: when it was locked.</param>
/// <param name="Missing">Keys of the criteria without a score yet; empty for a locked sheet.</param>
/// <param name="Digest">SHA-256 of the <see cref="LockedSheet"/>; null while it is not locked.</param>
public sealed record QueueEntry(string Code, string State, string? Total, DateTimeOffset? SavedAt, long Version, IReadOnlyList<string> Missing, string? Digest);

/// <summary>The own sheets in the own fixed order. Says nothing of others.</summary>
/// <param name="Proved">The caller proved who it is recently enough to submit all sheets; else a new sign-in comes first (SHR-AUTH-01).</param>
public sealed record QueueView(Guid Seat, string Number, IReadOnlyList<QueueEntry> Entries, bool Proved, Stand Stand)
{
    public static QueueView Of(ChallengeReview review, Seat seat, IReadOnlyList<ScoreSheet> sheets, bool proved, DateTimeOffset now, Texts texts)
    {
        var (own, criteria) = (sheets.ToDictionary(s => s.Code), review.Terms.Criteria);
        var entries = review.ApplicationsOf(seat).Select(a => a.Code).OrderBy(code => ReadApplications.Place(seat, code), StringComparer.Ordinal).Select(code => own.TryGetValue(code, out var sheet)
            ? new QueueEntry(code, SheetView.Name(sheet), SheetView.TotalOf(sheet, criteria), sheet.SavedAt, sheet.Version, sheet.IsFinal ? [] : sheet.Missing(criteria), LockedSheet.DigestOf(sheet))
            : new QueueEntry(code, SheetView.NotBegun, null, null, 0, [.. criteria.Select(c => c.Key)], null));
        return new QueueView(seat.Id, review.Terms.Number, [.. entries], proved, ReviewStand.OfSeat(review, seat, sheets, now, texts));
    }
}

/// <summary>What a seated reviewer reads.</summary>
public static class ReadApplications
{
    /// <summary><c>GET /seats/{id}/queue</c></summary>
    public static async Task<Answer<QueueView>> Queue(Guid id, Caller caller, Moment moment, Confirmation confirmation, ReviewStore reviews, SheetStore sheets, Texts texts, CancellationToken cancel)
    {
        var review = await reviews.OfSeat(id, cancel);
        var seat = review.ReadingSeat(id, caller.Person);
        return Answer.Ok(QueueView.Of(review, seat, await sheets.OfSeat(id, cancel), confirmation.WhyNot(caller) is null, moment.Now, texts));
    }

    /// <summary><c>GET /seats/{id}/applications/{code}</c>; that it was opened is recorded, since what is opened is not taken away again.</summary>
    public static async Task<Answer<BlindApplication>> One(Guid id, string code, Caller caller, Moment moment, ReviewStore reviews, ContentStore contents, OpeningStore openings, CancellationToken cancel)
    {
        var review = await reviews.OfSeat(id, cancel);
        var seat = review.ReadingSeat(id, caller.Person);
        var application = review.ApplicationOf(seat, code);
        if (review.IsPooled) await openings.Add(review.Id, seat, application.Code, moment.Now, cancel);
        return Answer.Ok(BlindApplication.Of(code, await contents.Of(review.Id, application.Code, cancel), a => CopyLink.Mint(a.Copy, a.LinkKey, caller.Person, moment.Now)));
    }

    /// <summary>An order of the reviewer's own: from the seat and the code alone, so that neither filing order nor merit can show in it.</summary>
    public static string Place(Seat seat, string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seat.Id:N}|{code}")));
}
