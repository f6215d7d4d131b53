namespace Challenges.Demonstration.Playing;

/// <summary>The second competition, as <c>guangxi.json</c> holds it: three teams in parallel, assessed by stage.</summary>
public sealed record HorseRace : Competition
{
    public required RaceData Race { get; init; }
    public required ExpectedRace Expected { get; init; }

    public override Staff Staff => Cast.Guangxi;

    public static HorseRace Read() => Read<HorseRace>("guangxi.json");
}

public sealed record RaceData
{
    public required Both Reasons { get; init; }
    /// <summary>In the order of the ranking; team 1 is the first.</summary>
    public required IReadOnlyList<EntrantData> Entrants { get; init; }
    /// <summary>The third party.</summary>
    public required string Assessor { get; init; }
    /// <summary>Registered id of its organisation.</summary>
    public required string AssessorOrganisation { get; init; }
    public required IReadOnlyList<RaceStageData> Stages { get; init; }
    public required IReadOnlyList<RevivalData> Revivals { get; init; }
    public required DateTimeOffset Accepted { get; init; }
    /// <summary>B1 → indicator → measured value.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> Acceptance { get; init; }
    public required DateTimeOffset Rectified { get; init; }
    /// <summary>What was measured after the one rectification of a team that had failed (R26).</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> Rectification { get; init; }
}

/// <param name="Route">In what its technical route differs from the others.</param>
public sealed record EntrantData(string Application, Both Route);

/// <param name="Scores">B1 → points; teams that left have none that count.</param>
/// <param name="Met">B1 → keys of the goals that it met.</param>
public sealed record RaceStageData(
    DateOnly DueOn, DateTimeOffset Assessed, IReadOnlyList<GoalData> Goals, IReadOnlyDictionary<string, decimal> Scores, IReadOnlyDictionary<string, IReadOnlyList<string>> Met);

public sealed record GoalData(string Key, Both Name);

public sealed record RevivalData(int Stage, string Application, DateTimeOffset At, Both Reason);

public sealed record ExpectedRace
{
    public required IReadOnlyDictionary<string, ExpectedScores> PerApplication { get; init; }
    public required IReadOnlyList<string> RankingTrimmedMean { get; init; }
    public required IReadOnlyList<string> RankingMean { get; init; }
    public required IReadOnlyList<string> RankingMedian { get; init; }
    public required IReadOnlyList<string> Shortlist { get; init; }
    public required IReadOnlyList<string> Awardable { get; init; }
    /// <summary>Points between the first and the last team, four decimals.</summary>
    public required string PointsApart { get; init; }
    public required IReadOnlyList<string> Teams { get; init; }
    /// <summary>The bounty, in fen (0.01 yuan) like all money here.</summary>
    public required long BudgetFen { get; init; }
    public required IReadOnlyList<long> StageFen { get; init; }
    public required long CompletionFen { get; init; }
    public required IReadOnlyDictionary<string, IReadOnlyList<long>> PaymentsFen { get; init; }
    public required IReadOnlyList<string> Eliminated { get; init; }
    public required IReadOnlyList<string> Revived { get; init; }
    public required IReadOnlyDictionary<string, string> States { get; init; }
    public required string Outcome { get; init; }
    public required long PaidFen { get; init; }
    public required string NoticeFrom { get; init; }
    public required int NoticeWorkingDays { get; init; }
    public required string NoticeEndsAfter { get; init; }
    public required int ElapsedDays { get; init; }
}
