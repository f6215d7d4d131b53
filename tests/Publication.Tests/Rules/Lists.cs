using Challenges.Publication.Profiles;

namespace Challenges.Publication.Tests.Rules;

public sealed class Lists
{
    [Test]
    public void A_whole_list_is_fit() => Assert.That(Given.Text.WhyNotFit(), Is.Null);

    [Test]
    public void Weights_total_100()
    {
        var criteria = Given.Text.Criteria.Select((c, i) => i == 0 ? c with { Weight = 41 } : c).ToList();
        var refused = (Given.Text with { Criteria = criteria }).WhyNotFit().With(Refusals.WeightsDoNotTotal100);
        Assert.That(refused.Facts["total"], Is.EqualTo(101));
    }

    [Test]
    public void A_weight_of_nothing_is_no_weight() =>
        (Given.Text with { Criteria = [.. Given.Text.Criteria.Select((c, i) => i == 0 ? c with { Weight = 50 } : i == 4 ? c with { Weight = 0 } : c)] }).WhyNotFit().With(Refusals.CriteriaAreNotReadable);

    [Test]
    public void An_unknown_profile_is_refused() => (Given.Text with { ProfileVersion = 99 }).WhyNotFit().With(Refusals.ProfileIsUnknown);

    [Test]
    public void A_list_without_a_timetable_is_not_fit() => (Given.Text with { Schedule = null }).WhyNotFit().With(Refusals.ScheduleIsMissing);

    [Test]
    public void What_is_empty_is_listed()
    {
        var refused = (Given.Text with { BountyFen = 0, Title = Given.Both("榜题", "") }).WhyNotFit().With(Refusals.ListIsNotWhole);
        Assert.That(refused.Facts["members"], Is.EqualTo(new[] { "title", "bountyFen" }));
    }

    static IEnumerable<TestCaseData> Fields =>
    [
        new TestCaseData(Given.Text with { Title = Given.Both("榜题", "For a PhD") }).SetArgDisplayNames("title"),
        new TestCaseData(Given.Text with { Description = Given.Both("负责人不超过45岁", "Text") }).SetArgDisplayNames("description"),
        new TestCaseData(Given.Text with { Field = "院士领衔" }).SetArgDisplayNames("field"),
        new TestCaseData(Given.Text with { OwnerName = "Professor Li's works" }).SetArgDisplayNames("ownerName"),
        new TestCaseData(Given.Text with { Indicators = [Given.Output with { Unit = "博士/年" }] }).SetArgDisplayNames("unit"),
        new TestCaseData(Given.Text with { Criteria = [.. Given.Text.Criteria.Select((c, i) => i == 0 ? c with { Name = Given.Both("团队职称", "Team") } : c)] }).SetArgDisplayNames("criterion")
    ];

    [TestCaseSource(nameof(Fields))]
    [Property("Rule", "R07")]
    public void Wording_about_people_is_refused_in_every_field(ListText text) => text.WhyNotFit().With(Refusals.NamesPedigree);

    [Test]
    public void The_digest_covers_every_member_of_the_text()
    {
        ListText[] others =
        [
            Given.Text with { Department = "x" }, Given.Text with { OwnerOrganisation = "x" }, Given.Text with { OwnerName = "x" }, Given.Text with { OwnerAffiliates = [] },
            Given.Text with { Title = Given.Both("a", "b") }, Given.Text with { Description = Given.Both("a", "b") }, Given.Text with { Field = "x" }, Given.Text with { BountyFen = 1 },
            Given.Text with { Indicators = [Given.Output with { Target = 4.1m }] }, Given.Text with { Schedule = Given.Schedule with { GraceSeconds = 61 } },
            Given.Text with { Criteria = [] }, Given.Text with { Profile = "x" }, Given.Text with { ProfileVersion = 2 }, Given.Text with { FollowsUp = "QH-2021-01" },
            Given.Text with { Rules = PolicyProfiles.Find("provincial-default") }
        ];
        Assert.That(others, Has.Length.EqualTo(typeof(ListText).GetProperties().Length), "a member is missing here");
        Assert.That(others.Select(o => o.Digest()).Append(Given.Text.Digest()), Is.Unique);
    }
}
