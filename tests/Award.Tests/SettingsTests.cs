using Microsoft.Extensions.Configuration;

namespace Challenges.Award.Tests;

sealed class SettingsTests
{
    [Test]
    public void Without_settings_the_count_begins_with_the_day_of_the_notice_and_an_extension_lasts_a_year_at_most() =>
        Assert.That(Read(), Has.Property("NoticeCountsFromNextDay").False.And.Property("ExtensionMaxDays").EqualTo(365));

    [Test]
    public void The_count_can_begin_with_the_next_day() =>
        Assert.That(Read(("Award:NoticeCountsFrom", "NextDay")).NoticeCountsFromNextDay, Is.True);

    [TestCase("Award:NoticeCountsFrom", "Tomorrow")]
    [TestCase("Award:ExtensionMaxDays", "0")]
    [TestCase("Award:ExtensionMaxDays", "731")]
    public void A_setting_out_of_its_range_is_refused(string key, string value) =>
        Assert.That(() => Read((key, value)), Throws.InvalidOperationException.With.Message.Contains(key));

    [Test]
    public void A_year_that_was_announced_later_is_read_from_a_file()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, """{ "years": { "2027": { "daysOff": ["2027-01-01"], "makeUpWorkdays": [] } } }""");
            var settings = Read(("Award:CalendarFile", path));
            Assert.That(Notice.Count(Given.Terms().Timetable, settings, new(2027, 1, 1, 10, 0, 0, TimeSpan.FromHours(8)))[0], Is.EqualTo(new DateOnly(2027, 1, 4)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    static AwardSettings Read(params (string Key, string Value)[] settings) =>
        AwardModule.Settings(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build());
}
