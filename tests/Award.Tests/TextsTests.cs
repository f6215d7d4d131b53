using System.Resources;
using Challenges.Shared.Web;

namespace Challenges.Award.Tests;

sealed class TextsTests
{
    static readonly Texts Texts = new(typeof(AwardModule).Assembly);

    [Test]
    public void Every_state_says_in_both_languages_what_comes_after() =>
        Assert.Multiple(() =>
        {
            foreach (var state in Enum.GetValues<AwardState>())
                Assert.That(Texts.Bilingual($"after.{state}"), Has.Property("Zh").Not.Empty.And.Property("En").Not.Empty, state.ToString());
        });

    [TestCase("objection.open.after")]
    [TestCase("objection.decided.after")]
    [TestCase("notice.rules")]
    [TestCase("notice.rules.named")]
    [TestCase("notice.rules.unnamed")]
    [TestCase("notice.rules.written")]
    [TestCase("notice.rules.evidence")]
    [TestCase("notice.rules.answer")]
    [TestCase("notice.ledBack.objection")]
    [TestCase("notice.ledBack.reconsideration")]
    [TestCase("commitment")]
    [TestCase("commitment.race")]
    [TestCase("commitment.national")]
    [TestCase("commitment.county")]
    [TestCase("rehearsal.head")]
    [TestCase("rehearsal.sum")]
    [TestCase("rehearsal.runs")]
    [TestCase("validation.outcome")]
    [TestCase("validation.twice")]
    public void Other_texts_are_there_in_both_languages(string key) =>
        Assert.That(() => Texts.Bilingual(key), Throws.Nothing);

    [Test]
    public void Placeholders_are_the_same_in_both_languages()
    {
        var english = Keys(System.Globalization.CultureInfo.InvariantCulture);
        var chinese = Keys(new System.Globalization.CultureInfo("zh-Hans"));
        Assert.That(chinese.Keys, Is.EquivalentTo(english.Keys));
        Assert.Multiple(() =>
        {
            foreach (var (key, text) in english) Assert.That(Placeholders(chinese[key]), Is.SupersetOf(Placeholders(text)), key);
        });
    }

    static Dictionary<string, string> Keys(System.Globalization.CultureInfo culture) =>
        new ResourceManager("Challenges.Award.Texts", typeof(AwardModule).Assembly).GetResourceSet(culture, true, false)!
            .Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    static IEnumerable<string> Placeholders(string text) => System.Text.RegularExpressions.Regex.Matches(text, @"\{\w+\}").Select(match => match.Value).Distinct();
}
