using System.Globalization;
using System.Text;

namespace Challenges.Architecture.Tests.Ruling;

/// <summary>The README's table of rules is made from the sources. To bring it up to date, run these tests with CHALLENGES_WRITE_README=1.</summary>
public sealed class The_table_of_rules
{
    const string Begin = "<!-- rules: written by tests/Architecture.Tests/Ruling -->", End = "<!-- end of the rules -->";

    static readonly RuleSources Sources = new(ReadmePaths.Root);

    static IEnumerable<string> Rules => RuleRegister.Says.Keys;

    [TestCaseSource(nameof(Rules))]
    public void Each_rule_has_an_implementation_and_a_test(string rule) =>
        Assert.That((Sources.Files(rule).Count > 0, Sources.Tests(rule).Count > 0), Is.EqualTo((true, true)), $"implementation, test of {rule}: {RuleRegister.Says[rule]}");

    [Test]
    public void The_readme_shows_it_as_it_is()
    {
        var path = Path.Combine(ReadmePaths.Root, "README.md");
        var readme = File.ReadAllText(path);
        var (from, to) = (readme.IndexOf(Begin, StringComparison.Ordinal), readme.IndexOf(End, StringComparison.Ordinal));
        Assert.That(from >= 0 && to > from, Is.True, "the section of the rules");
        var now = $"{readme[..from]}{Begin}\n{Table()}{readme[to..]}";
        if (Environment.GetEnvironmentVariable("CHALLENGES_WRITE_README") == "1") File.WriteAllText(path, now);
        Assert.That(File.ReadAllText(path), Is.EqualTo(now));
    }

    static string Table()
    {
        var table = new StringBuilder("| Rule | What it says | Where | Settings of the profile | Tests |\n|---|---|---|---|---|\n");
        foreach (var (rule, says) in RuleRegister.Says)
            table.Append(CultureInfo.InvariantCulture, $"| {rule} | {says} | {Short(Sources.Files(rule))} | {Code(Sources.Settings(rule))} | {Code(Sources.Tests(rule))} |\n");
        return table.ToString();
    }

    /// <summary>The whole path for the first file of a folder, the name for the others.</summary>
    static string Short(IEnumerable<string> files) =>
        string.Join(", ", files.GroupBy(file => Path.GetDirectoryName(file)).SelectMany(folder => folder.Select((file, n) => n == 0 ? $"`{file}`" : $"`{Path.GetFileName(file)}`")));

    static string Code(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));
}
