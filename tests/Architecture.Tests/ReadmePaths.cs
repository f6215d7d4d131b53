using System.Text.RegularExpressions;

namespace Challenges.Architecture.Tests;

public sealed partial class ReadmePaths
{
    internal static readonly string Root = FindRoot();

    static IEnumerable<string> Rows => File.ReadAllLines(Path.Combine(Root, "README.md")).Where(line => RuleRow().IsMatch(line));

    [TestCaseSource(nameof(Rows))]
    public void A_rule_is_where_the_table_says(string row)
    {
        string? folder = null;
        foreach (var path in Code().Matches(row.Split('|')[3]).Select(m => m.Groups[1].Value))
        {
            var full = path.Contains('/', StringComparison.Ordinal) ? Path.Combine(Root, path) : Path.Combine(folder!, path);
            Assert.That(File.Exists(full) || Directory.Exists(full), Is.True, path);
            folder = Path.GetDirectoryName(full);
        }
        Assert.That(folder, Is.Not.Null);
    }

    [TestCaseSource(nameof(Rows))]
    public void A_rule_is_named_by_a_refusal_or_where_it_lives(string row)
    {
        var rule = row.Split('|')[1].Trim();
        var sources = Directory.EnumerateFiles(Path.Combine(Root, "services"), "*.cs", SearchOption.AllDirectories);
        Assert.That(sources.Any(file => File.ReadAllText(file).Contains(rule, StringComparison.Ordinal)), Is.True);
    }

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Challenges.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"^\| R\d\d \|")]
    private static partial Regex RuleRow();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
