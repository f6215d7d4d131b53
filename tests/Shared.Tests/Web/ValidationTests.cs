using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Shared.Tests.Web;

public sealed class ValidationTests
{
    static async Task<string[]> Errors(object body, string field, string language)
    {
        using var client = Trial.Service.Client(Trial.Solver, language);
        return (await (await client.Post("/notes", body)).ShouldRefuse(SharedRefusals.NotValid)).Errors![field];
    }

    [TestCase("en", "must not be empty")]
    [TestCase("zh-CN", "不能为空")]
    public async Task Built_in_messages_are_in_the_readers_language(string language, string expected) =>
        Assert.That(await Errors(new { text = "" }, "text", language), Is.EqualTo(new[] { expected }));

    [TestCase("en", "must have at most 50 characters; it has 51")]
    [TestCase("zh-CN", "最多 50 个字符；现为 51 个")]
    public async Task Limits_say_what_is_allowed_and_what_was_given(string language, string expected) =>
        Assert.That(await Errors(new { text = new string('a', 51) }, "text", language), Is.EqualTo(new[] { expected }));

    [Test]
    public async Task The_Chinese_text_about_decimals_counts_the_digits_rightly() =>
        Assert.That(await Errors(new { text = "a", price = 12.345m }, "price", "zh-CN"), Is.EqualTo(new[] { "数字总位数不得超过 6 位，其中小数不得超过 2 位；现共 5 位、小数 3 位" }));

    [TestCase("en", "must be polite, but was \"rude\"")]
    [TestCase("zh-CN", "须使用文明用语，而不是“rude”")]
    public async Task A_rule_of_the_service_speaks_both_languages(string language, string expected) =>
        Assert.That(await Errors(new { text = "rude" }, "text", language), Is.EqualTo(new[] { expected }));

    [Test]
    public async Task A_text_that_nobody_can_see_is_refused() =>
        Assert.That(await Errors(new { text = "\u200b\u200d" }, "text", "en"), Is.EqualTo(new[] { "must have at least one visible character" }));

    [Test]
    public void The_texts_of_all_rules_are_looked_for_at_start_up() =>
        Assert.That(Validation.SaidKeys(Trial.Service.Services, typeof(TrialModule).Assembly), Is.EquivalentTo(new[] { "validation.Visible", "TRY-polite" }));

    [TestCase("\u200b\u200b\u200b", false)]
    [TestCase(" \u3000\u00a0\t", false)]
    [TestCase("\u3164", false)]
    [TestCase("\u2060\ufeff\u00ad", false)]
    [TestCase("\u0301", false)]
    [TestCase("\u2800", false)]
    [TestCase("\ufe0f", false)]
    [TestCase(null, false)]
    [TestCase("\ud800", false)]
    [TestCase("李\u200d明", true)]
    [TestCase("𠮷", true)]
    [TestCase("7", true)]
    [TestCase("—", true)]
    public void Visible_means_that_a_reader_sees_something(string? text, bool expected) => Assert.That(Wordings.IsVisible(text), Is.EqualTo(expected));
}
