namespace Challenges.Demonstration.Playing;

/// <summary>What came out of the race, read from the services; no ids and no number of the list.</summary>
public sealed record RaceOutcome
{
    /// <summary>Best first, by the trimmed mean.</summary>
    public required IReadOnlyList<string> Ranking { get; init; }
    public required IReadOnlyList<string> RankingByMean { get; init; }
    public required IReadOnlyList<string> RankingByMedian { get; init; }
    public required IReadOnlyList<ScoreLine> Scores { get; init; }
    public required IReadOnlyList<string> Shortlist { get; init; }
    public required IReadOnlyList<string> Awardable { get; init; }
    /// <summary>Points between the first and the last team, four decimals.</summary>
    public required string PointsApart { get; init; }
    public required NoticeLine Notice { get; init; }
    public required IReadOnlyList<StageLine> Stages { get; init; }
    public required IReadOnlyList<TeamLine> Teams { get; init; }
    /// <summary>Fen (0.01 yuan), like all money here.</summary>
    public required long BudgetFen { get; init; }
    public required long CompletionFen { get; init; }
    public required long PaidFen { get; init; }
    public required string Outcome { get; init; }
    /// <summary>Whole days from publication to the confirmed race.</summary>
    public required int ElapsedDays { get; init; }
    public required int PromisedDays { get; init; }
}

/// <param name="PerTeamFen">Owed to each team that enters the stage.</param>
public sealed record StageLine(string DueOn, string Elimination, long PerTeamFen, bool AllowsRevival);

/// <param name="State"><c>Accepted</c> or <c>NotAccepted</c> at the end, <c>Left</c> where it left for good.</param>
/// <param name="Dropped">Stages after which it left.</param>
/// <param name="Revived">Stages in which it came back.</param>
/// <param name="PaymentsFen">Fen, by stage; the completion money last.</param>
public sealed record TeamLine(int Team, string Application, string State, IReadOnlyList<decimal> StageScores, IReadOnlyList<int> Dropped, IReadOnlyList<int> Revived, IReadOnlyList<long> PaymentsFen);
