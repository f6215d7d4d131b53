using Challenges.Shared.Time;

namespace Challenges.Award.Tests.Noticing;

sealed class NoticeTests
{
    [Test]
    public void A_notice_from_27_April_2023_counts_five_working_days_and_ends_after_the_make_up_Saturday()
    {
        var notice = Awards.InNotice().Notice!;
        Assert.Multiple(() =>
        {
            Assert.That(notice.CountedDays, Is.EqualTo(new DateOnly[] { new(2023, 4, 27), new(2023, 4, 28), new(2023, 5, 4), new(2023, 5, 5), new(2023, 5, 6) }));
            Assert.That(notice.EndsAt, Is.EqualTo(Given.NoticeEnds));
        });
    }

    [Test]
    public void The_count_begins_with_the_next_day_where_the_setting_says_so() =>
        Assert.That(Notice.Count(Given.Terms().Timetable, new() { NoticeCountsFromNextDay = true }, new(2025, 9, 26, 10, 0, 0, TimeSpan.FromHours(8)))[^1], Is.EqualTo(new DateOnly(2025, 10, 10)));

    [Test]
    public void The_policy_of_the_challenge_says_from_which_day_a_notice_counts_and_how_far_a_milestone_may_move()
    {
        var nextDay = Given.Settings.Under(Given.Terms().Policy with { NoticeCountsFrom = "NextDay", ExtensionDays = 90 });
        var silent = (Given.Settings with { NoticeCountsFromNextDay = true, ExtensionMaxDays = 30 }).Under(Given.Terms().Policy with { NoticeCountsFrom = null, ExtensionDays = null });
        Assert.Multiple(() =>
        {
            Assert.That(Notice.Count(Given.Terms().Timetable, nextDay, Given.Morning)[0], Is.EqualTo(new DateOnly(2023, 4, 28)));
            Assert.That(nextDay.ExtensionMaxDays, Is.EqualTo(90));
            Assert.That((silent.NoticeCountsFromNextDay, silent.ExtensionMaxDays), Is.EqualTo((true, 30)), "where the policy says nothing the setting holds");
        });
    }

    [Test]
    public void The_day_of_the_notice_is_that_of_the_challenges_zone()
    {
        var lateInUtc = new DateTimeOffset(2023, 4, 26, 17, 0, 0, TimeSpan.Zero);
        Assert.That(Notice.Count(Given.Terms().Timetable, Given.Settings, lateInUtc)[0], Is.EqualTo(new DateOnly(2023, 4, 27)));
    }

    [Test]
    public void Calendar_days_count_through_the_holiday() =>
        Assert.That(Notice.Count(Given.Terms(unit: "CalendarDay", length: 7).Timetable, Given.Settings, Given.Morning)[^1], Is.EqualTo(new DateOnly(2023, 5, 3)));

    [Test]
    public void A_notice_that_would_run_into_an_unannounced_year_is_refused_and_names_the_year()
    {
        var award = Awards.Proposed();
        var refused = award.WhyNotOpenNotice(Given.Settings, new DateTimeOffset(2026, 12, 30, 10, 0, 0, TimeSpan.FromHours(8)))!;
        Assert.Multiple(() =>
        {
            Assert.That(refused.Refusal, Is.EqualTo(Refusals.CalendarYearMissing));
            Assert.That(refused.Facts["year"], Is.EqualTo(2027));
            Assert.That(award.State, Is.EqualTo(AwardState.Proposed));
        });
    }

    [Test, Property("Rule", "R19")]
    public void An_award_is_confirmed_only_after_the_end_and_its_grace()
    {
        var award = Awards.InNotice();
        Assert.Multiple(() =>
        {
            Assert.That(award.WhyNotConfirm(Given.NoticeEnds.AddSeconds(-1))?.Refusal, Is.EqualTo(Refusals.NoticeRuns));
            Assert.That(award.WhyNotConfirm(Given.NoticeEnds)?.Refusal, Is.EqualTo(Refusals.NoticeRuns), "an objection stamped before the end may still be on its way");
            Assert.That(award.WhyNotConfirm(Given.NoticeEnds.AddSeconds(60)), Is.Null);
        });
    }

    [Test, Property("Rule", "R20")]
    public void Nothing_is_confirmed_while_an_objection_is_open()
    {
        var filed = Awards.InNotice();
        var award = new Award(filed.Facts, filed.Record, filed.Version, openObjections: 1);
        Assert.That(Awards.Refusal(() => award.Confirm(Given.AfterNotice)), Is.EqualTo(Refusals.ObjectionsAreOpen));
        award.Settle(Awards.Objection(award).Decide(Given.Officer(), Outcomes.Dismissed, null, Given.Text("the feed was as agreed"), null, Given.AfterNotice), Given.AfterNotice);
        award.Confirm(Given.AfterNotice);
        Assert.That(award.State, Is.EqualTo(AwardState.Confirmed));
    }

    [Test]
    public void Confirmation_tells_the_whole_days_since_publication() =>
        Assert.That(AwardEvents.Confirmed(Awards.Confirmed(), Given.AfterNotice).ElapsedDays, Is.EqualTo(170));

    [Test]
    public void The_end_of_the_notice_comes_due_and_changes_no_rule()
    {
        var award = Awards.InNotice();
        Assert.That(award.NextDueAt, Is.EqualTo(award.Notice!.ConfirmableFrom));
        award.RunDue(Given.AfterNotice);
        Assert.Multiple(() =>
        {
            Assert.That(award.Notice!.EndReached, Is.True);
            Assert.That(award.NextDueAt, Is.Null);
            Assert.That(award.WhyNotConfirm(Given.AfterNotice), Is.Null);
        });
    }

    [Test, Property("Rule", "R19")]
    public void Every_day_of_2020_to_2026_gives_a_notice_of_five_working_days_or_is_refused()
    {
        var timetable = Given.Terms().Timetable;
        for (var day = new DateOnly(2020, 1, 1); day.Year < 2027; day = day.AddDays(1))
        {
            var morning = ZoneDay.Start(day, "Asia/Shanghai").AddHours(10);
            try
            {
                var counted = Notice.Count(timetable, Given.Settings, morning);
                Assert.That(counted, Has.Count.EqualTo(5).And.All.Matches<DateOnly>(WorkingCalendar.China.IsWorkingDay), $"{day:O}");
                Assert.That(counted[0], Is.GreaterThanOrEqualTo(day));
            }
            catch (CalendarYearMissingException missing)
            {
                Assert.That((missing.Year, day), Is.EqualTo((2027, day)).And.Matches<(int, DateOnly Day)>(m => m.Day > new DateOnly(2026, 12, 24)));
            }
        }
    }
}
