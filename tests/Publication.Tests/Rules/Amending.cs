using Challenges.Contracts.Publication;
using Challenges.Shared.Web;
using CsCheck;

namespace Challenges.Publication.Tests.Rules;

public sealed class Amending
{
    static readonly Wording Reason = Given.Both("应多方要求", "Asked for by many");
    static readonly DateTimeOffset Early = Given.Now + TimeSpan.FromDays(3);

    static Challenge Amend(Changes changes, DateTimeOffset? at = null, Challenge? challenge = null) => (challenge ?? Given.Open()).Amend(Given.Officer, changes, at ?? Early);

    [Test]
    public void An_amendment_is_numbered_and_keeps_old_and_new_values()
    {
        var once = Amend(new Changes { Reason = Reason, ClosesAt = Given.Closes + TimeSpan.FromDays(7) });
        var twice = Amend(new Changes { Reason = Reason, BountyFen = 2_100_000_000 }, challenge: once);
        Assert.That(twice.Amendments.Select(a => (a.Number, a.NeedsReconfirmation)), Is.EqualTo(new[] { (1, false), (2, true) }));
        Assert.That(twice.Amendments[0].Differences, Is.EqualTo(new[] { new Difference("schedule.closesAt", "2022-12-19T10:00:00Z", "2022-12-26T10:00:00Z") }));
        Assert.That(twice.Amendments[1].Differences, Is.EqualTo(new[] { new Difference("bountyFen", "2000000000", "2100000000") }));
        Assert.That(twice.Version, Is.EqualTo(once.Version + 1));
    }

    [Test, Property("Rule", "R05")]
    public void Changed_indicators_need_filed_applications_confirmed_again() =>
        Assert.That(Amend(new Changes { Reason = Reason, Indicators = [Given.Output with { Target = 3.9m }] }).Amendments[0].NeedsReconfirmation, Is.True);

    [Test]
    public void A_clearer_description_does_not() =>
        Assert.That(Amend(new Changes { Reason = Reason, Description = Given.Both("更清楚", "Clearer") }).Amendments[0].NeedsReconfirmation, Is.False);

    [Test]
    public void An_amendment_after_the_close_is_refused() =>
        Refused.ByAct(() => Amend(new Changes { Reason = Reason, ClosesAt = Given.Closes + TimeSpan.FromDays(7) }, Given.Closes), Refusals.HasClosed);

    [Test]
    public void An_amendment_of_another_department_is_refused() => Given.Open().WhyNotAmend(Given.OtherOfficer, Early).With(Refusals.OnlyItsDepartment);

    [Test]
    public void Nothing_is_no_amendment()
    {
        Refused.ByAct(() => Amend(new Changes { Reason = Reason }), Refusals.NothingChanges);
        Refused.ByAct(() => Amend(new Changes { Reason = Reason, Indicators = [Given.Output], BountyFen = 2_000_000_000, ClosesAt = Given.Closes }), Refusals.NothingChanges);
    }

    [Test]
    public void A_reason_names_the_old_or_the_new_close_and_no_other()
    {
        var until = Given.Closes + TimeSpan.FromDays(7);
        Amend(new Changes { Reason = Given.Both("申报截止时间由2022年12月19日延至2022年12月26日18:00", "The deadline moves from 19 December 2022 to 26 December 2022"), ClosesAt = until });
        Refused.ByAct(() => Amend(new Changes { Reason = Given.Both("申报截止时间延至2022年12月30日", "Asked for by many"), ClosesAt = until }), Refusals.TextNamesAnotherClosingDate);
        Refused.ByAct(() => Amend(new Changes { Reason = Given.Both("应多方要求", "Applications close on 2 January 2023"), ClosesAt = until }), Refusals.TextNamesAnotherClosingDate);
        Refused.ByAct(() => Amend(new Changes { Reason = Given.Both("截止时间为2022年12月20日", "Asked for by many"), BountyFen = 2_100_000_000 }), Refusals.TextNamesAnotherClosingDate);
    }

    [Test]
    public void A_reason_is_given_in_both_languages() =>
        Refused.ByAct(() => Amend(new Changes { Reason = Given.Both("", "Why"), BountyFen = 1 }), Refusals.ReasonIsMissing);

    [Test]
    public void Wording_about_people_does_not_come_in_by_an_amendment() =>
        Refused.ByAct(() => Amend(new Changes { Reason = Reason, Description = Given.Both("负责人须为博士", "Text") }), Refusals.NamesPedigree);

    [Test, Property("Rule", "R05")]
    public void A_late_change_of_content_moves_the_close()
    {
        var late = Given.Closes - TimeSpan.FromDays(7);
        var changes = new Changes { Reason = Reason, BountyFen = 2_100_000_000 };
        Refused.ByAct(() => Amend(changes, late), Refusals.LateAmendmentMustExtend);
        Refused.ByAct(() => Amend(changes with { ClosesAt = Given.Closes + TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1) }, late), Refusals.LateAmendmentMustExtend);
        Assert.That(Amend(changes with { ClosesAt = Given.Closes + TimeSpan.FromDays(7) }, late).ClosesAt, Is.EqualTo(Given.Closes + TimeSpan.FromDays(7)));
        Assert.That(Amend(changes, late - TimeSpan.FromTicks(1)).Text.BountyFen, Is.EqualTo(2_100_000_000));
    }

    [Test, Property("Case", "A2")]
    public void A_close_that_moves_away_from_the_text_is_refused()
    {
        var open = Given.Open(Given.Text with { Description = Given.Both("截止2022年12月19日", "closes 19 December 2022") });
        var later = new Changes { Reason = Reason, ClosesAt = Given.Closes + TimeSpan.FromDays(7) };
        Refused.ByAct(() => Amend(later, challenge: open), Refusals.TextNamesAnotherClosingDate);
        Assert.That(Amend(later with { Description = Given.Both("截止2022年12月26日", "closes 26 December 2022") }, challenge: open).Amendments, Has.Count.EqualTo(1));
    }

    [Test]
    public void No_series_of_amendments_ever_shortens_a_date() =>
        Gen.Select(Gen.Int[-40, 60], Gen.Int[-40, 60], Gen.Int[-40, 60], Gen.Int[1, 28]).Array[1, 6].Sample(series =>
        {
            var challenge = Given.Open();
            var accepted = 0;
            foreach (var (questions, closes, review, day) in series)
            {
                var (before, now) = (challenge.Text.Schedule!, Given.Now + TimeSpan.FromDays(day));
                try
                {
                    challenge = Amend(new Changes
                    {
                        Reason = Reason,
                        QuestionsUntil = before.QuestionsUntil + TimeSpan.FromDays(questions),
                        ClosesAt = before.ClosesAt + TimeSpan.FromDays(closes),
                        ReviewEndsAt = before.ReviewEndsAt + TimeSpan.FromDays(review)
                    }, now, challenge);
                    accepted++;
                }
                catch (RefusedException) when (challenge.Text.Schedule == before)
                {
                    continue; // refused, and nothing changed
                }
                var after = challenge.Text.Schedule!;
                if (after.ClosesAt < before.ClosesAt || after.QuestionsUntil < before.QuestionsUntil || after.ReviewEndsAt < before.ReviewEndsAt || after.WhyNotSound() is not null) return false;
            }
            return challenge.Amendments.Count == accepted && challenge.Amendments.Select(a => a.Number).SequenceEqual(Enumerable.Range(1, accepted));
        });
}
