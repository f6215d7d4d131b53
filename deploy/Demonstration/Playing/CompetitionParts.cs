namespace Challenges.Demonstration.Playing;

public sealed record ApplicationData
{
    public required string Solver { get; init; }
    /// <summary><c>person</c>, <c>team</c>, <c>company</c> or <c>consortium</c>.</summary>
    public required string Kind { get; init; }
    public required string Region { get; init; }
    /// <summary>The unit that would contract when the solver is a person.</summary>
    public string? ContractingUnit { get; init; }
    public required long PriceYuan { get; init; }
    public required int DurationMonths { get; init; }
    public required string Route { get; init; }
    public required string Plan { get; init; }
    public required string Risks { get; init; }
    public required string Evidence { get; init; }
    public required IReadOnlyDictionary<string, decimal> Commit { get; init; }
}

public sealed record RefusedData(string Key, string Why, string Rule, string Solver, string? Wording);

public sealed record ReviewerData(string Field, string Organisation, string? Conflict, int? Standby);

public sealed record FeasibilityData(int Shortlist, IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> Measured, string TestBody = "Light metals test centre");

public sealed record AwardData(string NoticeFrom, int NoticeWorkingDays, string NoticeEndsAfter, ObjectionData Objection);

public sealed record ObjectionData(string By, string Ground, string GroundZh, Both Reasons);

public sealed record ContractData(IReadOnlyList<int> Payments, IReadOnlyList<string> Milestones, IReadOnlyList<string> MilestonesZh, IReadOnlyDictionary<string, decimal> Acceptance);

public sealed record FollowUpData(Both Title, Both Residual);

public sealed record ExpectedData
{
    public required IReadOnlyDictionary<string, ExpectedScores> PerApplication { get; init; }
    public required IReadOnlyList<string> RankingTrimmedMean { get; init; }
    public required IReadOnlyList<string> RankingMean { get; init; }
    public required IReadOnlyList<string> RankingMedian { get; init; }
    public required IReadOnlyList<string> Shortlist { get; init; }
    public required IReadOnlyList<string> Awardable { get; init; }
    public required string Winner { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public required long WinnerPriceFen { get; init; }
    public required IReadOnlyList<string> BelowPassingScore60 { get; init; }
    public required IReadOnlyList<long> PaymentsFen { get; init; }
}

/// <param name="TrimmedMean">Exact, in lowest terms.</param>
/// <param name="Median">A decimal number.</param>
public sealed record ExpectedScores(IReadOnlyList<decimal> Totals, string TrimmedMean, string TrimmedMeanShown, string Mean, string MeanShown, decimal Median);
