using System.Text.Json;
using System.Text.Json.Serialization;

namespace Challenges.Demonstration.Playing;

/// <summary>What every demonstration competition has, whatever follows its ranking.</summary>
public abstract record Competition
{
    public required ProblemData Problem { get; init; }
    public required ChallengeData Challenge { get; init; }
    public required TimetableData Timetable { get; init; }
    public required ClarificationData Clarification { get; init; }
    public required IReadOnlyDictionary<string, ApplicationData> Applications { get; init; }
    public required IReadOnlyDictionary<string, ReviewerData> Reviewers { get; init; }
    public required IReadOnlyList<string> Panel { get; init; }
    /// <summary>"E1/A1" → criterion → points.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Sheets { get; init; }
    public required FeasibilityData FeasibilityTests { get; init; }

    /// <summary>Who acts for the department and the owner.</summary>
    [JsonIgnore]
    public abstract Staff Staff { get; }

    protected static T Read<T>(string name)
    {
        using var file = typeof(Competition).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(file, JsonSerializerOptions.Web)!;
    }
}

/// <summary>The first competition, as <c>qinghai.json</c> holds it: one winner, one contract.</summary>
public sealed record SingleWinner : Competition
{
    public required IReadOnlyList<RefusedData> RefusedOrWithdrawn { get; init; }
    public required AwardData Award { get; init; }
    public required ContractData Contract { get; init; }
    public required FollowUpData FollowUp { get; init; }
    public required ExpectedData Expected { get; init; }

    public override Staff Staff => Cast.Qinghai;

    public static SingleWinner Read() => Read<SingleWinner>("qinghai.json");
}

/// <summary>A text in both languages, as the services take it.</summary>
public sealed record Both(string Zh, string En);

public sealed record ProblemData(string Owner, string Department, Both Statement);

public sealed record ChallengeData(
    string Number, string Title, string TitleZh, string Field, long BountyYuan, Both Description, IReadOnlyList<IndicatorData> Indicators, IReadOnlyDictionary<string, int> Weights, string? FollowsUp = null);

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
    public required DateTimeOffset Confirmed { get; init; }
    public required DateTimeOffset Contract { get; init; }

    // Of a single winner only; a race has the days of its stages.
    public DateTimeOffset Objected { get; init; }
    public DateTimeOffset Decided { get; init; }
    public IReadOnlyList<DateTimeOffset> Milestones { get; init; } = [];
    public IReadOnlyList<DateOnly> MilestonesDue { get; init; } = [];
    public DateTimeOffset FollowUp { get; init; }
}

/// <param name="By">Key of the applicant who asks.</param>
public sealed record ClarificationData(Both Question, Both Answer, string By = "A4");
