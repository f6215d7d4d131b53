using System.Text.Json;

namespace Challenges.Demonstration.Playing;

/// <summary>The demonstration competition as <c>qinghai.json</c> holds it.</summary>
public sealed record Competition
{
    public required ProblemData Problem { get; init; }
    public required ChallengeData Challenge { get; init; }
    public required TimetableData Timetable { get; init; }
    public required ClarificationData Clarification { get; init; }
    public required IReadOnlyDictionary<string, ApplicationData> Applications { get; init; }
    public required IReadOnlyList<RefusedData> RefusedOrWithdrawn { get; init; }
    public required IReadOnlyDictionary<string, ReviewerData> Reviewers { get; init; }
    public required IReadOnlyList<string> Panel { get; init; }
    /// <summary>"E1/A1" → criterion → points.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Sheets { get; init; }
    public required FeasibilityData FeasibilityTests { get; init; }
    public required AwardData Award { get; init; }
    public required ContractData Contract { get; init; }
    public required FollowUpData FollowUp { get; init; }
    public required ExpectedData Expected { get; init; }

    public static Competition Read()
    {
        using var file = typeof(Competition).Assembly.GetManifestResourceStream("qinghai.json")!;
        return JsonSerializer.Deserialize<Competition>(file, JsonSerializerOptions.Web)!;
    }
}

/// <summary>A text in both languages, as the services take it.</summary>
public sealed record Both(string Zh, string En);

public sealed record ProblemData(string Owner, string Department, Both Statement);

public sealed record ChallengeData(
    string Number, string Title, string TitleZh, string Field, long BountyYuan, string FollowsUp, Both Description, IReadOnlyList<IndicatorData> Indicators, IReadOnlyDictionary<string, int> Weights);

public sealed record IndicatorData(string Key, string Name, string NameZh, string Unit, string Comparator, decimal Target, bool Must, string TestMethod, string TestMethodZh);

/// <summary>Instants of the play; the ends of questions, filing and review are the challenge's own.</summary>
public sealed record TimetableData
{
    public required string Zone { get; init; }
    public required DateTimeOffset Submitted { get; init; }
    public required DateTimeOffset Accepted { get; init; }
    public required DateTimeOffset Drafted { get; init; }
    public required DateTimeOffset Published { get; init; }
    public required DateTimeOffset Asked { get; init; }
    public required DateTimeOffset Answered { get; init; }
    public required DateTimeOffset QuestionsUntil { get; init; }
    public required DateTimeOffset Filing { get; init; }
    public required DateTimeOffset Panel { get; init; }
    public required DateTimeOffset Closes { get; init; }
    public required DateTimeOffset Scoring { get; init; }
    public required DateTimeOffset Ranking { get; init; }
    public required DateTimeOffset ReviewEnds { get; init; }
    public required DateTimeOffset Tested { get; init; }
    public required DateTimeOffset Proposed { get; init; }
    public required DateTimeOffset Notice { get; init; }
    public required DateTimeOffset Objected { get; init; }
    public required DateTimeOffset Decided { get; init; }
    public required DateTimeOffset Confirmed { get; init; }
    public required DateTimeOffset Contract { get; init; }
    public required IReadOnlyList<DateTimeOffset> Milestones { get; init; }
    public required IReadOnlyList<DateOnly> MilestonesDue { get; init; }
    public required DateTimeOffset FollowUp { get; init; }
}

public sealed record ClarificationData(Both Question, Both Answer);
