using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.Json;
using System.Text.RegularExpressions;
using Challenges.Shared.Web;

namespace Challenges.Publication.Tests.Rules;

public sealed partial class Speaking_both_languages
{
    static readonly Texts Texts = new(typeof(PublicationModule).Assembly);
    static readonly Dictionary<string, object?> NoFacts = [];

    static IEnumerable<string> All(CultureInfo culture) => new ResourceManager("Challenges.Publication.Texts", typeof(PublicationModule).Assembly)
        .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().Select(e => (string)e.Key);

    static IEnumerable<string> Keys => All(CultureInfo.InvariantCulture).Union(All(Languages.Chinese)).Union(Codes.SelectMany(c => new[] { c, c + ".then" })
        .Concat(Enum.GetNames<Standing>().Select(n => "after." + Camel(n))).Concat(Enum.GetNames<ProblemState>().Select(n => "after.problem." + Camel(n))));

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

    [Test]
    public void Members_are_named_in_the_reader_s_language_and_the_facts_keep_their_paths()
    {
        var refused = Refusals.ListIsNotWhole.With(("members", new[] { "title", "indicators[1].target", "schedule.closesAt", "colour" }));
        Assert.That(Texts.Get("PUB-D-01", Languages.Chinese, refused.Facts), Is.EqualTo("以下内容为空或未同时填写中英文：题目、考核指标 2 › 目标值、时间安排 › 申报截止时间、colour。"));
        Assert.That(Texts.Get("PUB-D-01", Languages.English, refused.Facts), Does.Contain("title, indicators 2 › target, timetable › close of applications, colour"));
        Assert.That(refused.Facts["members"], Is.EqualTo(new[] { "title", "indicators[1].target", "schedule.closesAt", "colour" }));
        Assert.That(Texts.Get("PUB-D-16", Languages.Chinese, Refusals.TimeIsNotReadable.With(("field", "closesAt"), ("text", "soon")).Facts), Does.StartWith("申报截止时间"));
    }

    static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
