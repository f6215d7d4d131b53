using Challenges.Shared.Proof;

namespace Challenges.Review.Scoring;

/// <summary>A locked sheet as its digest is made of it; the reviewer reads all of it and can make the digest again.</summary>
public sealed record LockedSheet
{
    public required Guid Seat { get; init; }
    public required string Code { get; init; }
    /// <summary><c>submitted</c> or <c>abstained</c>.</summary>
    public required string State { get; init; }
    /// <summary>By key of the criterion, in ordinal order.</summary>
    public required IReadOnlyList<CriterionScore> Scores { get; init; }
    public string? AbstainReason { get; init; }
    /// <summary>When it was locked.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>SHA-256 of the canonical sheet, lower-case hexadecimal; null for one that is not locked.</summary>
    public static string? DigestOf(ScoreSheet sheet) => !sheet.IsFinal ? null : Canonical.Digest(new LockedSheet
    {
        Seat = sheet.SeatId,
        Code = sheet.Code,
        State = SheetView.Name(sheet),
        Scores = [.. sheet.Scores.OrderBy(s => s.Criterion, StringComparer.Ordinal)],
        AbstainReason = sheet.AbstainReason,
        At = sheet.SavedAt!.Value
    });
}
