using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Review.Scoring;

public enum SheetState { Draft, Submitted, Abstained }

public sealed record CriterionScore
{
    /// <summary>Key of the challenge's criterion.</summary>
    public required string Criterion { get; init; }
    /// <summary>Whole points, 0 to 100; null: not scored yet. 0 is a score.</summary>
    public int? Score { get; init; }
    /// <summary>Reaches the solver after the ranking, without the reviewer's identity. At most 2,000 characters.</summary>
    public string? Comment { get; init; }
}

/// <summary>
/// One reviewer's judgement of one application. Saved as often as wanted while a draft, complete or not; submitted or abstained it is locked for good (R16). A sheet of a released seat is
/// voided and kept: it counts nowhere.
/// </summary>
public sealed class ScoreSheet
{
    public required Guid Id { get; init; }
    public required Guid ReviewId { get; init; }
    public required Guid SeatId { get; init; }
    /// <summary>Code of the application.</summary>
    public required string Code { get; init; }
    /// <summary>0 until first saved.</summary>
    public long Version { get; internal set; }
    public SheetState State { get; internal set; }
    public bool Voided { get; internal init; }
    public IReadOnlyList<CriterionScore> Scores { get; internal set; } = [];
    public string? AbstainReason { get; internal set; }
    public DateTimeOffset? SavedAt { get; internal set; }
    /// <summary>Why the total is far from the others'; given after the ranking, and only where it is.</summary>
    public string? OutlierReason { get; internal init; }

    public bool IsFinal => State is SheetState.Submitted or SheetState.Abstained;

    public void Save(IReadOnlyList<CriterionScore> scores, IReadOnlyList<Criterion> criteria, DateTimeOffset now)
    {
        WhyNotWrite().Enforce();
        var unknown = scores.Select(s => s.Criterion).Where(k => criteria.All(c => c.Key != k)).ToList();
        if (unknown.Count > 0) throw Refusals.CriterionIsUnknown.With(("criteria", unknown));
        Scores = scores;
        SavedAt = now;
    }

    public RefusedException? WhyNotWrite() => IsFinal ? Refusals.SheetIsLocked.With(("code", Code)) : null;

    public RefusedException? WhyNotSubmit(IReadOnlyList<Criterion> criteria) =>
        WhyNotWrite() ?? (Missing(criteria) is { Count: > 0 } missing ? Refusals.SheetIsIncomplete.With(("code", Code), ("criteria", missing)) : null);

    public void Submit(IReadOnlyList<Criterion> criteria, DateTimeOffset now)
    {
        WhyNotSubmit(criteria).Enforce();
        State = SheetState.Submitted;
        SavedAt = now;
    }

    public void Abstain(string reason, DateTimeOffset now)
    {
        WhyNotWrite().Enforce();
        State = SheetState.Abstained;
        AbstainReason = reason;
        SavedAt = now;
    }

    public IReadOnlyList<string> Missing(IReadOnlyList<Criterion> criteria) =>
        [.. criteria.Select(c => c.Key).Where(key => Scores.All(s => s.Criterion != key || s.Score is null))];
}
