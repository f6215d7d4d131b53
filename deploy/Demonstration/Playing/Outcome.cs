using System.Text.Json.Nodes;

namespace Challenges.Demonstration.Playing;

/// <summary>What came out, read from the services. Holds no ids and no number of the list, so that two plays can be compared byte by byte.</summary>
public sealed record Outcome
{
    /// <summary>Best first, by the trimmed mean.</summary>
    public required IReadOnlyList<string> Ranking { get; init; }
    public required IReadOnlyList<string> RankingByMean { get; init; }
    public required IReadOnlyList<string> RankingByMedian { get; init; }
    public required IReadOnlyList<ScoreLine> Scores { get; init; }
    public required IReadOnlyList<RefusalLine> Refusals { get; init; }
    public required IReadOnlyList<string> Shortlist { get; init; }
    public required IReadOnlyList<string> Awardable { get; init; }
    public required IReadOnlyList<string> BelowPassingScore { get; init; }
    public required string Winner { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public required long WinnerPriceFen { get; init; }
    /// <summary>Fen (0.01 yuan), in the order of the milestones.</summary>
    public required IReadOnlyList<long> PaymentsFen { get; init; }
    public required NoticeLine Notice { get; init; }
    public required AcceptanceLine Acceptance { get; init; }
    /// <summary>Whole days from publication to the confirmed award.</summary>
    public required int ElapsedDays { get; init; }
    /// <summary>Days that the department promises at most.</summary>
    public required int PromisedDays { get; init; }
    /// <summary>The second competition; null where it was not played.</summary>
    public RaceOutcome? Race { get; init; }
}

/// <param name="TrimmedMean">An exact fraction in lowest terms, such as <c>2166/25</c>.</param>
/// <param name="Shown">Four decimals.</param>
public sealed record ScoreLine(string Application, string TrimmedMean, string Shown, string Mean, string Median, string? Bar);

public sealed record RefusalLine(string Application, string Rule, string Code, string What);

/// <param name="Number">How many working days the notice runs.</param>
public sealed record NoticeLine(string From, int Number, string EndsAfter, string Objection);

public sealed record AcceptanceLine(string Outcome, JsonObject Measured);
