using Challenges.Shared.Proof;
using Challenges.Shared.Web;

namespace Challenges.Publication.Profiles;

/// <param name="Setting">Path in the profile.</param>
/// <param name="Value">Canonical JSON of the setting, or null where it is absent.</param>
/// <param name="Says">What it means for solvers, every number with its unit.</param>
/// <param name="EnforcedBy">The service that holds everybody to it.</param>
/// <param name="Rule">Rule of the register, such as <c>R04</c>, where it is one of them.</param>
public sealed record SettingLine(string Setting, string Value, Bilingual Says, string EnforcedBy, string? Rule, SettingSource? Source);

public sealed record SettingDifference(string Setting, Bilingual Before, Bilingual After, string EnforcedBy);

/// <summary>What a profile means for solvers, in plain words from the resources.</summary>
static class Explanation
{
    public static IReadOnlyList<SettingLine> Of(PolicyProfile profile, Texts texts) =>
    [
        .. Settings.Of(profile, texts).Select(s => new SettingLine(s.Path, Text(s.Value), texts.Bilingual($"profile.{s.Key ?? s.Path}", s.Facts), s.EnforcedBy, SettingRules.RuleOf.GetValueOrDefault(s.Path), Source(profile, s.Path)))
    ];

    /// <summary>One line per setting.</summary>
    public static Bilingual Text(IReadOnlyList<SettingLine> lines) => new(string.Join('\n', lines.Select(l => l.Says.Zh)), string.Join('\n', lines.Select(l => l.Says.En)));

    public static IReadOnlyList<SettingDifference> Differences(PolicyProfile before, PolicyProfile after, Texts texts) =>
    [
        .. Of(before, texts).Zip(Of(after, texts)).Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => new SettingDifference(pair.Second.Setting, pair.First.Says, pair.Second.Says, pair.Second.EnforcedBy))
    ];

    /// <summary>The source that speaks of the setting itself, or else of the nearest part that holds it.</summary>
    static SettingSource? Source(PolicyProfile profile, string path) =>
        profile.Sources.Where(s => path == s.Setting || path.StartsWith(s.Setting + ".", StringComparison.Ordinal)).MaxBy(s => s.Setting.Length);

    static string Text(object? value) => value is null ? "null" : System.Text.Encoding.UTF8.GetString(Canonical.Bytes(value));
}
