using System.Text.RegularExpressions;

namespace Challenges.Architecture.Tests.Ruling;

/// <summary>
/// Faults that people met in systems of this kind: deadlines (A), blind review (B), conflicts (C), assigning (D), scoring (E), lost work (F), award and money (G). Each has a test that carries
/// <c>Property("Case", "A1")</c>, or one that reads the pages, or a reason why it can't happen here.
/// </summary>
public sealed partial class Cases_from_the_field
{
    static readonly string[] All =
    [
        "A1", "A2", "A4", "A5", "A7", "A8", "A10", "A11", "A13", "A14", "A16", "A17", "A19", "A20", "A22", "A23", "A25",
        "B26", "B28", "B29", "B31", "B32", "B34", "B35", "B37", "B38", "B40", "B41", "B43", "B44", "B46",
        "C47", "C49", "C50", "C52", "C53", "C55", "C56", "C58",
        "D59", "D61", "D62", "D64", "D65",
        "E67", "E68", "E70", "E71", "E73", "E74", "E76", "E77", "E79", "E80", "E82", "E83", "E85",
        "F86", "F88", "F89", "F91", "F92", "F94", "F95",
        "G97", "G98", "G100", "G101", "G103"
    ];

    /// <summary>What a page shows, by the test that reads it.</summary>
    static readonly Dictionary<string, string> Pages = new()
    {
        ["A11"] = "An_end_of_day_is_that_days_24_00",
        ["A16"] = "A_challenge_says_where_it_stands_and_why_not",
        ["A17"] = "What_is_left_is_rounded_down",
        ["F89"] = "What_was_typed_on_a_lost_line_arrives_when_it_is_back",
        ["G103"] = "Money_is_exact_in_the_form_of_each_reader"
    };

    static readonly Dictionary<string, string> Apart = new()
    {
        ["A7"] = "nobody has a time of one's own: the close and the windows after it are those of the challenge",
        ["A19"] = "the services decide by their own clocks; a page prints the instant, and what it counts down starts from the server's time",
        ["B43"] = "reviewers attach no files",
        ["E68"] = "scores are points from 0 to 100 everywhere, and criteria stand in the published list"
    };

    static readonly Dictionary<string, string> Tests = Directory.EnumerateFiles(Path.Combine(ReadmePaths.Root, "tests"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.EndsWith("Cases_from_the_field.cs", StringComparison.Ordinal))
        .ToDictionary(file => file, File.ReadAllText);

    [TestCaseSource(nameof(All))]
    public void A_case_has_a_test_or_a_reason(string @case)
    {
        var tagged = Tests.Values.SelectMany(text => Tagged().Matches(text)).Any(m => m.Groups[1].Value == @case);
        if (Pages.TryGetValue(@case, out var test)) Assert.That(Tests.Values.Any(text => Regex.IsMatch(text, $@"(void|Task) {test}\(")), $"no test is named {test}");
        else Assert.That(tagged || Apart.ContainsKey(@case), $"no test carries {@case}");
        Assert.That(!tagged || !Apart.ContainsKey(@case), $"{@case} can happen after all");
    }

    [Test]
    public void No_test_carries_a_case_that_is_not_listed() =>
        Assert.That(Tests.Values.SelectMany(text => Tagged().Matches(text)).Select(m => m.Groups[1].Value).Distinct().Except(All), Is.Empty);

    /// <summary>On a test, however its attributes are written.</summary>
    [GeneratedRegex("""Property\("Case", "([A-Z]\d+)"\)""")]
    private static partial Regex Tagged();
}
