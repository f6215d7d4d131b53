using System.Text.RegularExpressions;
using Challenges.TestKit;

namespace Challenges.Architecture.Tests;

/// <summary>A message leads to a page that there is: the tails in the services' <c>Telling/</c> against the addresses of the portal.</summary>
public sealed partial class MessageLinks
{
    static readonly IReadOnlyList<string[]> Pages = [.. Files("services/Portal", "*.razor").SelectMany(text => Page().Matches(text)).Select(m => Segments(m.Groups[1].Value)).DistinctBy(s => string.Join('/', s))];

    static IEnumerable<string> Tails => new[] { "Publication", "Applications", "Review", "Award" }.SelectMany(service => Files($"services/{service}/Telling", "*.cs"))
        .SelectMany(text => Tail().Matches(text)).Select(m => m.Groups[1].Value.Replace("{desk}", "/desk/challenges/{n}", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Tails))]
    public void A_message_leads_to_a_page(string tail)
    {
        // A short one is added to the address of the application.
        Assert.That(Leads(tail) || Leads("/applications/{id}" + tail), Is.True);
    }

    [Test]
    public void There_are_tails_and_pages_to_look_at()
    {
        Assert.That(Tails.Count(), Is.GreaterThan(20));
        Assert.That(Pages, Has.Count.GreaterThan(60));
    }

    static bool Leads(string tail)
    {
        var wanted = Segments(tail);
        return Pages.Any(page => page.Length == wanted.Length && page.Zip(wanted).All(pair => pair.First == pair.Second || (pair.First == "*" && pair.Second == "*")));
    }

    static string[] Segments(string path) => [.. Filled().Replace(path, "*").Trim('/').Split('/').Select(s => s.Contains('*', StringComparison.Ordinal) ? "*" : s)];

    static IEnumerable<string> Files(string folder, string pattern) => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText);

    [GeneratedRegex("^@page \"/en(/[^\"]*)\"", RegexOptions.Multiline)]
    private static partial Regex Page();

    [GeneratedRegex("\"((?:/|\\{desk\\}/)[a-z][^\" ]*)\"")]
    private static partial Regex Tail();

    [GeneratedRegex(@"\{(?:[^{}]|\{[^{}]*\})*\}")]
    private static partial Regex Filled();
}
