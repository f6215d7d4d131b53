using System.Text.Json;
using System.Text.RegularExpressions;
using Challenges.Shared.Web;

namespace Challenges.Publication.Tests.Rules;

public sealed partial class Speaking_both_languages
{
    static readonly Texts Texts = new(typeof(PublicationModule).Assembly);
    static readonly Dictionary<string, object?> NoFacts = [];

    static IEnumerable<string> Keys => Codes.SelectMany(c => new[] { c, c + ".then" })
        .Concat(Enum.GetNames<Standing>().Select(n => "after." + Camel(n))).Concat(Enum.GetNames<ProblemState>().Select(n => "after.problem." + Camel(n)));

    static IEnumerable<string> Codes => typeof(Refusals).GetFields().Select(f => ((Refusal)f.GetValue(null)!).Code);

    [Test]
    public void Every_refusal_has_a_code_of_its_own() => Assert.That(Codes, Is.Unique.And.All.StartsWith("PUB-"));

    [TestCaseSource(nameof(Keys))]
    public void Every_text_exists_in_both_with_the_same_facts(string key)
    {
        var (zh, en) = (Texts.Get(key, Languages.Chinese, NoFacts), Texts.Get(key, Languages.English, NoFacts));
        Assert.That(Placeholder().Matches(zh).Select(m => m.Value).Distinct(), Is.EquivalentTo(Placeholder().Matches(en).Select(m => m.Value).Distinct()));
        Assert.That(zh, Does.Match(@"[\u4e00-\u9fff]"));
        Assert.That(en, Does.Not.Match(@"[\u4e00-\u9fff]"));
    }

    static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
