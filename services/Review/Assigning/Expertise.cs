using Challenges.Contracts.Applications;

namespace Challenges.Review.Assigning;

/// <summary>How expertise meets an application: the topics of a reviewer's registered field, and those of them that the blind text names.</summary>
public static class Expertise
{
    static readonly char[] Separators = ['/', ',', ';', '、', '，', '；'];

    public static IReadOnlyList<string> Of(string field) => [.. field.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => t.ToLowerInvariant()).Distinct()];

    public static IReadOnlyList<string> In(BlindContent content, IEnumerable<string> topics) =>
        [.. topics.Where(t => new[] { content.Route, content.Plan, content.Risks, content.Evidence }.Any(text => text.Contains(t, StringComparison.OrdinalIgnoreCase)))];
}
