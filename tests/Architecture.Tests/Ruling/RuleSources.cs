using System.Text.RegularExpressions;

namespace Challenges.Architecture.Tests.Ruling;

/// <summary>
/// Finds in the sources where each rule lives: the files that raise a refusal of the rule and the rule files that make findings under it, or else those whose documentation names it,
/// such as <c>(R28)</c>; the settings of a profile that belong to it; the tests that carry <c>Property("Rule", "R28")</c>.
/// </summary>
sealed partial class RuleSources(string root)
{
    static readonly string[] Projects = ["Publication", "Applications", "Review", "Award", "Shared"];

    readonly Dictionary<string, string> _services = Projects.SelectMany(p => Read(root, $"services/{p}")).ToDictionary();
    readonly Dictionary<string, string> _tests = Read(root, "tests").ToDictionary();

    public IReadOnlyList<string> Files(string rule)
    {
        List<string> found = [.. Raising(rule).Union(Finding(rule)).Order(StringComparer.Ordinal)];
        return found.Count > 0 ? found : [.. Naming(rule).Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Settings(string rule) =>
        [.. Setting().Matches(_services["services/Publication/Profiles/SettingRules.cs"]).Where(m => m.Groups[2].Value == rule).Select(m => m.Groups[1].Value)];

    /// <summary>Names of the tests, in the order of their files.</summary>
    public IReadOnlyList<string> Tests(string rule) =>
        [.. _tests.OrderBy(t => t.Key, StringComparer.Ordinal).SelectMany(t => Tagged().Matches(t.Value)).Where(m => Tag().Matches(m.Value).Any(tag => tag.Groups[1].Value == rule)).Select(m => m.Groups["name"].Value).Distinct()];

    List<string> Raising(string rule) =>
    [
        .. from declared in _services
           from Match refusal in Refusal().Matches(declared.Value)
           where refusal.Groups[2].Value == rule
           let owner = $"{Class().Match(declared.Value).Groups[1].Value}.{refusal.Groups[1].Value}"
           from file in _services
           where file.Key != declared.Key && Project(file.Key) == Project(declared.Key) && Regex.IsMatch(file.Value, $@"(?<![\w.]){Regex.Escape(owner)}\b")
           select file.Key
    ];

    /// <summary>Files of a service's root folder, which are its rules, that name the rule as a value.</summary>
    IEnumerable<string> Finding(string rule) => _services
        .Where(s => s.Key.Count(c => c == '/') == 2 && !s.Key.EndsWith("/Refusals.cs", StringComparison.Ordinal) && s.Value.Contains($"\"{rule}\"", StringComparison.Ordinal)).Select(s => s.Key);

    IEnumerable<string> Naming(string rule) => _services.Where(s => Regex.IsMatch(s.Value, $@"///[^\n]*\({rule}\)") && !s.Key.Contains("/Profiles/", StringComparison.Ordinal)).Select(s => s.Key);

    static string Project(string path) => path.Split('/')[1];

    static IEnumerable<KeyValuePair<string, string>> Read(string root, string folder) =>
        Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => KeyValuePair.Create(Path.GetRelativePath(root, file), File.ReadAllText(file)));

    [GeneratedRegex("""static readonly Refusal (\w+) = new\("[^"]+"[^;]*"(R\d\d)"\)""")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"static (?:partial )?class (\w+)")]
    private static partial Regex Class();

    [GeneratedRegex("""\["([a-zA-Z.]+)"\] = "(R\d\d)"[,\s]""")]
    private static partial Regex Setting();

    /// <summary>From the first attribute of a method that names a rule to the method's name.</summary>
    [GeneratedRegex("""Property\("Rule", "R\d\d"\)[^;{]*?(?:void|Task) (?<name>\w+)\(""")]
    private static partial Regex Tagged();

    [GeneratedRegex("""Property\("Rule", "(R\d\d)"\)""")]
    private static partial Regex Tag();
}
