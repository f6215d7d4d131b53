using System.Text.RegularExpressions;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Publication;

/// <summary>What makes indicators measurable (R01): a unit, a direction, a target and a way to test it.</summary>
public static partial class Indicators
{
    static readonly string[] Comparators = [">=", "<=", ">", "<", "="];

    public static RefusedException? WhyNotMeasurable(IReadOnlyList<Indicator> indicators)
    {
        if (indicators.Count == 0) return Refusals.NoMeasurableIndicator.Now();
        if (indicators.Count > 50) return Refusals.TooManyIndicators.With(("count", indicators.Count));
        if (indicators.GroupBy(i => i.Key).FirstOrDefault(g => g.Count() > 1) is { } twice) return Refusals.IndicatorStandsTwice.With(("key", twice.Key));
        foreach (var indicator in indicators)
        {
            if (!Key().IsMatch(indicator.Key)) return Refusals.IndicatorKeyIsNotReadable.With(("key", indicator.Key));
            if (!Comparators.Contains(indicator.Comparator)) return Refusals.IndicatorHasNoDirection.With(("key", indicator.Key), ("comparator", indicator.Comparator));
            if (!indicator.Name.IsWhole() || !Wordings.IsVisible(indicator.Unit) || !indicator.TestMethod.IsWhole()) return Refusals.IndicatorIsNotWhole.With(("key", indicator.Key));
        }
        return null;
    }

    public static IEnumerable<(string Field, string Text)> Texts(IReadOnlyList<Indicator> indicators) => indicators.SelectMany((indicator, n) =>
        indicator.Name.Parts($"indicators[{n}].name").Concat(indicator.TestMethod.Parts($"indicators[{n}].testMethod")).Append(($"indicators[{n}].unit", indicator.Unit)));

    public static bool Same(IReadOnlyList<Indicator> one, IReadOnlyList<Indicator> other) => one.SequenceEqual(other);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Key();
}
