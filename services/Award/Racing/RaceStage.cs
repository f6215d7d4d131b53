using Challenges.Contracts.Publication;

namespace Challenges.Award.Racing;

/// <summary>One stage of a race, the same for every team.</summary>
public sealed record RaceStage
{
    /// <summary>Last day in the challenge's zone; the third party assesses all running teams from this day on, never earlier.</summary>
    public required DateOnly DueOn { get; init; }
    public required IReadOnlyList<StageGoal> Goals { get; init; }
    /// <summary>One of <see cref="Eliminations"/>.</summary>
    public required string Elimination { get; init; }
    /// <summary>Points out of 100; with <see cref="BelowThreshold"/>.</summary>
    public int? Threshold { get; init; }
    /// <summary>1 or more; with <see cref="KeepTopN"/>.</summary>
    public int? Keep { get; init; }
    /// <summary>Fen (0.01 yuan) owed to each team that enters the stage.</summary>
    public required long PerTeamFen { get; init; }
    /// <summary>A team that left may re-enter in this stage.</summary>
    public required bool AllowRevival { get; init; }

    public const string None = "none";
    public const string DropLast = "drop-last";
    public const string BelowThreshold = "below-threshold";
    public const string KeepTopN = "keep-top-n";
    public static readonly IReadOnlyList<string> Eliminations = [None, DropLast, BelowThreshold, KeepTopN];

    public bool IsComplete => PerTeamFen >= 0 && Goals.Count > 0 && Goals.Select(goal => goal.Key).Distinct().Count() == Goals.Count
        && Eliminations.Contains(Elimination)
        && (Elimination == BelowThreshold) == Threshold is not null && Threshold is null or (>= 1 and <= 100)
        && (Elimination == KeepTopN) == Keep is not null && Keep is null or >= 1;

    /// <summary>How many of so many teams can be left at most, whatever their scores. Never more for fewer teams.</summary>
    public int MostLeft(int teams) => Elimination switch
    {
        DropLast => teams > 1 ? teams - 1 : teams,
        KeepTopN => Math.Min(teams, Keep!.Value),
        _ => teams
    };

    /// <summary>
    /// Teams that leave after these scores; null when equal scores lie on both sides of the cut, which the third party is to decide and no default does.
    /// The only team left is never the last one.
    /// </summary>
    public IReadOnlySet<int>? Leavers(IReadOnlyList<StageResult> results)
    {
        if (Elimination == BelowThreshold) return results.Where(result => result.Score < Threshold).Select(result => result.Team).ToHashSet();
        var left = Elimination == None ? results.Count : MostLeft(results.Count);
        var ordered = results.OrderByDescending(result => result.Score).ToList();
        if (left < ordered.Count && ordered[left - 1].Score == ordered[left].Score) return null;
        return ordered.Skip(left).Select(result => result.Team).ToHashSet();
    }
}

/// <param name="Key">Stable key within the stage, lower-case words joined by hyphens.</param>
public sealed record StageGoal(string Key, Wording Name);

/// <summary>What the third party found for one team in one stage.</summary>
public sealed record StageResult
{
    public required int Team { get; init; }
    /// <summary>0 to 100.</summary>
    public required decimal Score { get; init; }
    /// <summary>Keys of the stage's goals that the team met.</summary>
    public required IReadOnlyList<string> GoalsMet { get; init; }
    public required string Evidence { get; init; }
}
