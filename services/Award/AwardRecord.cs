using Challenges.Award.Racing;
using Challenges.Contracts.Publication;

namespace Challenges.Award;

/// <summary>Everything the award of one challenge remembers; changed only by <see cref="Award"/>, stored as one document.</summary>
public sealed record AwardRecord
{
    public AwardState State { get; init; }
    public required DateTimeOffset Since { get; init; }
    /// <summary>Oldest first; only the last one can stand.</summary>
    public IReadOnlyList<Proposal> Proposals { get; init; } = [];
    /// <summary>Oldest first; a notice that led back to proposal stays readable.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];
    public Wording? NoAwardReason { get; init; }
    /// <summary>One of <see cref="NoReview"/>'s causes; null while there is an award.</summary>
    public string? NoAwardCause { get; init; }
    /// <summary>Version of the ranking that lay before the decision for no award; null when there was none.</summary>
    public int? NoAwardRanking { get; init; }
    /// <summary>Final rankings of a higher version that came after the confirmation: shown, and nothing is undone by itself.</summary>
    public IReadOnlyList<LaterRanking> LaterRankings { get; init; } = [];
    /// <summary>When the award was confirmed or refused: the decision that <c>DecisionPromiseDays</c> promises.</summary>
    public DateTimeOffset? DecidedAt { get; init; }
    public TaskBook? TaskBook { get; init; }
    public Project? Project { get; init; }
    /// <summary>The task books of a horse race and its course; null for a single winner.</summary>
    public RaceRecord? Race { get; init; }
}

/// <summary>The department's choice of one application.</summary>
public sealed record Proposal
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string SolverName { get; init; }
    public required string ContractingName { get; init; }
    public required string Region { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public required long PriceFen { get; init; }
    public required bool FollowsRanking { get; init; }
    /// <summary>Published with the notice.</summary>
    public required Wording Reasons { get; init; }
    /// <summary>Why the ranking was not followed; published with the notice.</summary>
    public Wording? Departure { get; init; }
    public required string ProposedBy { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
    public string? SecondedBy { get; init; }
    public DateTimeOffset? SecondedAt { get; init; }
    /// <summary>Digest of the inputs of the ranking that was decided on (R28).</summary>
    public required string RankingDigest { get; init; }
    public required int RankingVersion { get; init; }
    public ProposalEnd? Ended { get; init; }
    /// <summary>Set when several teams are to run in parallel; the members above then tell of the group.</summary>
    public RaceProposal? Race { get; init; }

    /// <summary>The applications that would be awarded.</summary>
    public IReadOnlyList<string> Codes() => Race is null ? [Code] : [.. Race.Entrants.Select(entrant => entrant.Code)];
}

public enum ProposalEnd
{
    /// <summary>Declined by the second officer, or withdrawn before the notice.</summary>
    Withdrawn,
    /// <summary>An objection was upheld: this application is passed over when the ranking is followed next.</summary>
    Objected,
    Cancelled,
    /// <summary>A final ranking of a higher version arrived: the department decides anew.</summary>
    Reranked
}

/// <param name="LeadsTo">The code that this ranking leads to; null for none or a tie.</param>
public sealed record LaterRanking(int Version, string InputDigest, string? LeadsTo, DateTimeOffset At);
