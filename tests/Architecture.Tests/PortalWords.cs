using System.Text.RegularExpressions;
using System.Xml.Linq;
using Challenges.TestKit;

namespace Challenges.Architecture.Tests;

/// <summary>The portal prints what the services' stands say; it needs words for whatever they can name.</summary>
public sealed partial class PortalWords
{
    static readonly string[] Services = ["Publication", "Applications", "Review", "Award"];

    [TestCase("Texts.resx")]
    [TestCase("Texts.zh-Hans.resx")]
    public void Every_act_next_date_and_state_that_a_stand_can_name_has_words(string file)
    {
        var words = XDocument.Load(Path.Combine(Repository.Root, "services", "Portal", file)).Descendants("data").Select(d => d.Attribute("name")!.Value).ToHashSet();
        Assert.That(Named().Count(), Is.GreaterThan(100), "what is looked for is found in the sources");
        Assert.That(Named().Where(n => !n.Kinds.Any(kind => words.Contains($"{kind}.{n.Name}") || words.Contains($"{kind}.{char.ToLowerInvariant(n.Name[0])}{n.Name[1..]}"))).Select(n => $"{n.Kinds[0]}.{n.Name}"), Is.Empty);
    }

    [TestCase("Texts.resx")]
    [TestCase("Texts.zh-Hans.resx")]
    public void Every_key_that_a_page_names_has_words(string file)
    {
        var portal = Path.Combine(Repository.Root, "services", "Portal");
        var words = XDocument.Load(Path.Combine(portal, file)).Descendants("data").Select(d => d.Attribute("name")!.Value).ToHashSet();
        var named = Directory.EnumerateFiles(portal, "*.*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".cs" or ".razor" && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(path => Keys().Matches(File.ReadAllText(path)).Select(m => m.Groups[1].Value)).Distinct().ToList();
        Assert.That(named, Has.Count.GreaterThan(300), "what is looked for is found in the sources");
        Assert.That(named.Where(key => !words.Contains(key) && !words.Contains(key + ".other")), Is.Empty);
    }

    static IEnumerable<(string[] Kinds, string Name)> Named() => Services
        .SelectMany(service => Directory.EnumerateFiles(Path.Combine(Repository.Root, "services", service), "*.cs", SearchOption.AllDirectories))
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
        .SelectMany(path =>
        {
            var (text, name) = (File.ReadAllText(path), Path.GetFileName(path));
            return Acts().Matches(text).Select(m => (new[] { "act" }, m.Groups[1].Value))
                .Concat(Next().Matches(text).Select(m => (new[] { "next" }, m.Groups[1].Value)))
                .Concat(name is "Standing.cs" or "ApplicationStand.cs" ? States().Matches(text).Select(m => (new[] { "state", "application", "review" }, m.Groups[1].Value)) : []);
        }).Distinct();

    [GeneratedRegex(@"\bT(?:\[|\.Say\(|\.Count\()""([^""]+)""(?:\]|,|\))")]
    private static partial Regex Keys();

    [GeneratedRegex(@"\bAct\(""([A-Z]\w+)""")]
    private static partial Regex Acts();

    [GeneratedRegex(@"new StandNext\(""([A-Z]\w+)""")]
    private static partial Regex Next();

    [GeneratedRegex(@"(?:return|\?|:) ?(?:new)? ?\(""([A-Z]\w+)"", ")]
    private static partial Regex States();
}
