using Challenges.Portal.Caching;
using Challenges.Portal.Saying;
using Challenges.Portal.Showing;
using Challenges.Shared.Web;

namespace Challenges.Portal.Tests;

public sealed class Words
{
    static readonly string[] SameInBoth = [];

    [Test]
    public void Both_languages_have_every_text_and_never_the_same()
    {
        using (Assert.EnterMultipleScope())
        {
            var (english, chinese) = (All("Texts"), All("Texts.zh-Hans"));
            Assert.That(english.Keys, Is.EquivalentTo(chinese.Keys));
            Assert.That(english.Where(t => string.IsNullOrWhiteSpace(t.Value) || (t.Value == chinese.GetValueOrDefault(t.Key) && !SameInBoth.Contains(t.Key))).Select(t => t.Key), Is.Empty);
        }
    }

    [TestCase(2_000_000_000, "2,000.00 万元", "CNY 20,000,000.00")]
    [TestCase(1_234_567_891, "1,234.567891 万元", "CNY 12,345,678.91")]
    [TestCase(0, "0.00 万元", "CNY 0.00")]
    [TestCase(-5_000, "-0.005 万元", "CNY -50.00")]
    public void Money_is_exact_in_the_form_of_each_reader(long fen, string zh, string en)
    {
        Assert.That(Money.Show(fen, chinese: true), Is.EqualTo(zh));
        Assert.That(Money.Show(fen, chinese: false), Is.EqualTo(en));
    }

    [Test]
    public void An_end_of_day_is_that_days_24_00()
    {
        var end = DateTimeOffset.Parse("2023-05-06T16:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(Dates.Instant(end, "Asia/Shanghai", chinese: true), Is.EqualTo("2023年5月6日（周六）24:00"));
        Assert.That(Dates.Instant(end, "Asia/Shanghai", chinese: false), Is.EqualTo("Sat 6 May 2023, 24:00"));
        Assert.That(Dates.ZoneName("Asia/Shanghai", end, chinese: false), Is.EqualTo("Beijing time (UTC+8)"));
    }

    [TestCase("2.00:10:59", "2 d 00 h 10 min", "2 天 00 小时 10 分")]
    [TestCase("00:19:29.9", "19 min 29 s", "19 分 29 秒")]
    public void What_is_left_is_rounded_down(string left, string en, string zh)
    {
        var span = TimeSpan.Parse(left, System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(Dates.Left(span, chinese: false), Is.EqualTo(en));
        Assert.That(Dates.Left(span, chinese: true), Is.EqualTo(zh));
    }

    [Test]
    public void Pages_are_forgotten_for_every_message_of_the_contracts()
    {
        var pinned = Directory.EnumerateFiles(Path.Combine(EndToEnd.Tests.Running.Places.Root, "contracts", "schemas"), "*.schema.json")
            .Select(file => "Challenges.Contracts." + Path.GetFileName(file)[..^".schema.json".Length])
            // Messages to people change no public page.
            .Where(name => !name.StartsWith("Challenges.Contracts.Identity.", StringComparison.Ordinal));
        Assert.That(Forgetting.Exchanges.Select(e => e.Replace(':', '.')), Is.EquivalentTo(pinned));
    }

    static Dictionary<string, string> All(string name)
    {
        var culture = name == "Texts" ? System.Globalization.CultureInfo.InvariantCulture : Languages.Chinese;
        var set = new System.Resources.ResourceManager("Challenges.Portal.Texts", typeof(Tongue).Assembly).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;
        return set.Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
    }
}
