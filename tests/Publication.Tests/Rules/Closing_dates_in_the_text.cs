namespace Challenges.Publication.Tests.Rules;

/// <summary>The challenge closes on 19 December 2022 at 18:00 in Shanghai; questions end on 9 December at 18:00.</summary>
public sealed class Closing_dates_in_the_text
{
    [TestCase("申报截止时间为2022年12月20日", "2022年12月20日")]
    [TestCase("申报截止２０２２年１２月２０日１８时", "２０２２年１２月２０日１８时")]
    [TestCase("截止：12月19日24时", "12月19日24时")]
    [TestCase("本榜题于2022-12-18截止", "2022-12-18")]
    [TestCase("closes 19 December 2022 at 17:00", "19 December 2022 at 17:00")]
    [TestCase("closes 30 June 24:00", "30 June 24:00")]
    [TestCase("The deadline is December 20, 2022", "December 20, 2022")]
    [TestCase("The call closes on 2022-12-19 18:00 UTC.", "2022-12-19 18:00 UTC")]
    [TestCase("Closing date: 2022-12-19 23:59", "2022-12-19 23:59")]
    [TestCase("The call closes on 19 December 2023", "19 December 2023")]
    [TestCase("closes 31 February 2022", "31 February 2022")]
    [TestCase("提问截止2022年12月10日", "2022年12月10日")]
    [TestCase("Questions close on 19 December 2022", "19 December 2022")]
    public void That_contradict_the_timetable_are_refused_with_their_place(string text, string passage)
    {
        var refused = ClosingDates.WhyNot([("description.zh", text)], Given.Schedule).With(Refusals.TextNamesAnotherClosingDate);
        Assert.That((refused.Facts["field"], refused.Facts["text"]), Is.EqualTo(("description.zh", passage)));
        Assert.That(text.Substring((int)refused.Facts["start"]!, passage.Length), Is.EqualTo(passage));
    }

    [TestCase("申报截止时间为2022年12月19日")]
    [TestCase("申报截止：2022年12月19日18时")]
    [TestCase("截止12月19日下午6:00")]
    [TestCase("closes 19 December 2022 at 18:00")]
    [TestCase("The deadline is December 19, 6 pm")]
    [TestCase("The call closes on 2022-12-19 10:00 UTC.")]
    [TestCase("The call closes on 2022-12-19T18:00:00")]
    [TestCase("Questions close on 9 December 2022, 18:00")]
    [TestCase("提问截止12月9日")]
    [TestCase("The first list was published on 19 April 2021. It closed a gap.")]
    [TestCase("Magnesium is lost due to 3 May 2022 outages")]
    [TestCase("试车始于2022年10月1日")]
    [TestCase("a closed loop with 3 cells, run until 2022-01-01 on the other site of the plant for many months")]
    public void That_agree_or_speak_of_something_else_are_fine(string text) => Assert.That(ClosingDates.WhyNot([("description.en", text)], Given.Schedule), Is.Null);

    [Test]
    public void Midnight_has_two_names()
    {
        var schedule = Given.Schedule with { ClosesAt = Given.At("2022-12-20T00:00:00") };
        foreach (var text in new[] { "截止2022年12月19日24时", "closes 19 December 2022 23:59", "closes 20 December 2022 00:00", "closes 19 December 2022" })
            Assert.That(ClosingDates.WhyNot([("x", text)], schedule), Is.Null, text);
    }
}
