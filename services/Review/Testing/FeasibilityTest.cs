using Challenges.Contracts.Publication;
using Challenges.Contracts.Review;

namespace Challenges.Review.Testing;

/// <summary>Values that a third party measured on a shortlisted solution (可行性验证).</summary>
public sealed record FeasibilityTest
{
    public required string Code { get; init; }
    /// <summary>Who tested.</summary>
    public required string TestBody { get; init; }
    public required string ReportReference { get; init; }
    public required IReadOnlyList<MeasuredValue> Measured { get; init; }
    /// <summary>Keys of the must-have indicators whose target was missed: each bars the award.</summary>
    public required IReadOnlyList<string> Missed { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>Officer who entered the report.</summary>
    public required string By { get; init; }
    /// <summary>1 for the first entry; corrections raise it until the ranking is final.</summary>
    public required int Version { get; init; }

    public static IReadOnlyList<string> MissedBy(IReadOnlyList<Indicator> indicators, IReadOnlyList<MeasuredValue> measured) =>
        [.. indicators.Where(i => i.MustHave && measured.FirstOrDefault(m => m.Indicator == i.Key) is { } m && !Meets(i, m.Value)).Select(i => i.Key)];

    public static bool Meets(Indicator indicator, decimal value) => indicator.Comparator switch
    {
        ">=" => value >= indicator.Target,
        "<=" => value <= indicator.Target,
        ">" => value > indicator.Target,
        "<" => value < indicator.Target,
        "=" => value == indicator.Target,
        _ => throw new ArgumentOutOfRangeException(nameof(indicator), indicator.Comparator, "No such comparator.")
    };
}
