using Challenges.Review.Empanelling;
using Challenges.Review.Scoring;
using Challenges.Shared.Web;

namespace Challenges.Review;

/// <summary>All sheets of a seat in one act: every open one is locked, or none (R16).</summary>
public sealed partial class ChallengeReview
{
    /// <summary>Codes of the applications whose sheets are neither submitted nor abstained.</summary>
    /// <param name="own">The seat's sheets; an application without one is not begun.</param>
    public IReadOnlyList<string> OpenSheetsOf(Seat seat, IReadOnlyList<ScoreSheet> own)
    {
        var final = own.Where(s => s.IsFinal || s.Voided).Select(s => s.Code).ToHashSet();
        return [.. ApplicationsOf(seat).Select(a => a.Code).Where(code => !final.Contains(code)).Order(StringComparer.Ordinal)];
    }

    public RefusedException? WhyNotSubmit(Seat seat, IReadOnlyList<ScoreSheet> own, DateTimeOffset now)
    {
        if (WhyNotScore(now) is { } closed) return closed;
        var open = OpenSheetsOf(seat, own);
        if (open.Count == 0) return Refusals.NoSheetIsOpen.Now();
        var incomplete = open.Select(code => new IncompleteSheet(code, MissingOn(own.FirstOrDefault(s => s.Code == code)))).Where(s => s.Criteria.Count > 0).ToList();
        return incomplete.Count == 0 ? null : Refusals.SheetsAreIncomplete.With(("codes", incomplete.Select(s => s.Code).ToList()), ("sheets", incomplete));
    }

    /// <summary>Locks every open sheet of the seat; what is submitted or abstained stays as it is.</summary>
    /// <param name="seen">The sheets as the reviewer saw them; one that was saved since, in another tab, makes the whole act a conflict (412).</param>
    /// <returns>The sheets that this act locked.</returns>
    public IReadOnlyList<ScoreSheet> Submit(Seat seat, IReadOnlyList<ScoreSheet> own, IReadOnlyList<SeenSheet> seen, DateTimeOffset now)
    {
        WhyNotScore(now).Enforce();
        var versions = own.ToDictionary(s => s.Code, s => s.Version);
        var codes = ApplicationsOf(seat).Select(a => a.Code).ToHashSet();
        var changed = seen.Where(s => !codes.Contains(s.Code) || versions.GetValueOrDefault(s.Code) != s.Version).Select(s => s.Code).Concat(codes.Except(seen.Select(s => s.Code))).Order(StringComparer.Ordinal).ToList();
        if (changed.Count > 0) throw SharedRefusals.VersionDiffers.With(("codes", changed));
        WhyNotSubmit(seat, own, now).Enforce();
        List<ScoreSheet> open = [.. own.Where(s => codes.Contains(s.Code) && s is { IsFinal: false, Voided: false })];
        foreach (var sheet in open) sheet.Submit(Terms.Criteria, now);
        return open;
    }

    IReadOnlyList<string> MissingOn(ScoreSheet? sheet) => sheet?.Missing(Terms.Criteria) ?? [.. Terms.Criteria.Select(c => c.Key)];
}
