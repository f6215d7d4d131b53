using System.Text.Json;
using System.Text.Json.Nodes;

namespace Challenges.Demonstration.Playing;

/// <summary>The demonstration competition as <c>qinghai.json</c> holds it.</summary>
public sealed record Competition
{
    public required ProblemFacts Problem { get; init; }
    public required ChallengeData Challenge { get; init; }
    public required IReadOnlyDictionary<string, ApplicationData> Applications { get; init; }
    public required IReadOnlyList<RefusedData> RefusedOrWithdrawn { get; init; }
    public required IReadOnlyDictionary<string, ReviewerData> Reviewers { get; init; }
    public required IReadOnlyList<string> Panel { get; init; }
    /// <summary>"E1/A1" → criterion → points.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Sheets { get; init; }
    public required FeasibilityData FeasibilityTests { get; init; }
    public required AwardData Award { get; init; }
    public required ContractData Contract { get; init; }
    public required ExpectedData Expected { get; init; }

    public static Competition Read()
    {
        using var file = typeof(Competition).Assembly.GetManifestResourceStream("qinghai.json")!;
        return JsonSerializer.Deserialize<Competition>(file, JsonSerializerOptions.Web)!;
    }
}

public sealed record ProblemFacts(string Owner, string Department, IReadOnlyList<string> Facts);

public sealed record ChallengeData(string Number, string Title, string TitleZh, string Field, long BountyYuan, string FollowsUp, IReadOnlyList<IndicatorData> Indicators, IReadOnlyDictionary<string, int> Weights);

public sealed record IndicatorData(string Key, string Name, string Unit, string Comparator, decimal Target, bool Must);

public sealed record ApplicationData(string Solver, string Kind, string Region, string? ContractingUnit, long PriceYuan, string Route, IReadOnlyDictionary<string, decimal> Commit);

public sealed record RefusedData(string Key, string Why, string Rule);

public sealed record ReviewerData(string Field, string Organisation, string? Conflict, int? Standby);

public sealed record FeasibilityData(int Shortlist, IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> Measured);

public sealed record AwardData(string NoticeFrom, int NoticeWorkingDays, string NoticeEndsAfter, ObjectionData Objection);

public sealed record ObjectionData(string By, string Ground, string Decision);

public sealed record ContractData(IReadOnlyList<int> Payments, IReadOnlyList<string> Milestones, IReadOnlyDictionary<string, decimal> Acceptance);

public sealed record ExpectedData(
    IReadOnlyDictionary<string, JsonNode> PerApplication,
    IReadOnlyList<string> RankingTrimmedMean,
    IReadOnlyList<string> RankingMean,
    IReadOnlyList<string> RankingMedian,
    IReadOnlyList<string> Shortlist,
    IReadOnlyList<string> Awardable,
    string Winner,
    long WinnerPriceFen,
    IReadOnlyList<string> BelowPassingScore60,
    IReadOnlyList<long> PaymentsFen);
