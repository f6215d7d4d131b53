using Challenges.Contracts.Publication;

namespace Challenges.Publication;

/// <summary>How far the competition has come, as the other services tell. None: it is open, or closed and not yet in review.</summary>
public enum Stage { None, InReview, Ranked, Notice, Confirmed, NoAward, Contract, Accepted, Ended }

/// <param name="Version">Of the aggregate that told it; of two facts of a kind the one with the higher version stands.</param>
public sealed record CountFact(int Version, int Count);

public sealed record SealFact(int Version, DateTimeOffset At, DateTimeOffset ClosedAt, int Count, string MerkleRoot);

public sealed record StepFact(int Version, DateTimeOffset At);

/// <param name="Stage">What the event means: Notice, Confirmed, NoAward, Contract, Accepted or Ended; Ranked when the notice was closed and the award is proposed anew.</param>
public sealed record AwardFact(int Version, DateTimeOffset At, Stage Stage)
{
    public string? SolverName { get; init; }
    public long? PriceFen { get; init; }
    public DateOnly? NoticeFirstDay { get; init; }
    public DateOnly? NoticeLastDay { get; init; }
    public DateTimeOffset? NoticeEndsAt { get; init; }
    public Wording? Reason { get; init; }
    /// <summary>Acceptance: as <see cref="Contracts.Award.ProjectClosed.Outcome"/>.</summary>
    public string? Outcome { get; init; }
    public int? ElapsedDays { get; init; }
}

/// <summary>
/// What the other services told about a challenge. Messages come twice and in any order, so nothing here depends on what came before: each kind of fact keeps its
/// highest version, and the stage is a function of the facts. Every event is taken in every state; a cancelled challenge stays cancelled whatever arrives.
/// </summary>
public sealed record Progress
{
    public static readonly Progress Nothing = new();

    public CountFact? Filed { get; init; }
    public SealFact? Sealed { get; init; }
    public StepFact? Panel { get; init; }
    public StepFact? Ranking { get; init; }
    /// <summary>The newest fact of each stage that Award tells.</summary>
    public IReadOnlyList<AwardFact> Award { get; init; } = [];

    public Progress With(CountFact filed) => Filed?.Version >= filed.Version ? this : this with { Filed = filed };

    public Progress With(SealFact fact) => Sealed?.Version >= fact.Version ? this : this with { Sealed = fact };

    public Progress WithPanel(StepFact fact) => Panel?.Version >= fact.Version ? this : this with { Panel = fact };

    public Progress WithRanking(StepFact fact) => Ranking?.Version >= fact.Version ? this : this with { Ranking = fact };

    public Progress With(AwardFact fact) => Find(fact.Stage)?.Version >= fact.Version ? this
        : this with { Award = [.. Award.Where(f => f.Stage != fact.Stage).Append(fact).OrderBy(f => f.Version).ThenBy(f => f.Stage)] };

    /// <summary>The notice that stands: not one that was closed to propose the award anew.</summary>
    public AwardFact? Notice => Find(Stage.Notice) is { } notice && (Find(Stage.Ranked)?.Version ?? 0) < notice.Version ? notice : null;

    /// <summary>A horse race of which at least one team was accepted has what the list asked for.</summary>
    public static Stage StageOf(string outcome) =>
        outcome is "accepted" or "accepted-after-rectification" or "one-accepted" or "several-accepted" ? Stage.Accepted : Stage.Ended;

    public AwardFact? Find(Stage stage) => Award.FirstOrDefault(f => f.Stage == stage);

    /// <summary>Award's own versions order its steps, so a confirmation that overtook its notice still stands after it.</summary>
    public Stage Stage => Award.Count > 0 ? Award[^1].Stage : Ranking is not null ? Stage.Ranked : Panel is not null && Sealed is not null ? Stage.InReview : Stage.None;

    /// <summary>When the stage was reached; null while it is None.</summary>
    public DateTimeOffset? Since => Stage switch
    {
        Stage.None => null,
        Stage.InReview => Panel!.At > Sealed!.At ? Panel.At : Sealed.At,
        Stage.Ranked when Award.Count == 0 => Ranking!.At,
        _ => Award[^1].At
    };
}
