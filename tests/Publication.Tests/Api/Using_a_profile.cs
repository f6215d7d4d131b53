using Challenges.Contracts.Publication;
using Challenges.Publication.Drafting;
using Challenges.Publication.Profiles;
using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Publication.Tests.Api;

public sealed class Using_a_profile
{
    static int _names;

    static PolicyProfile New() => PolicyProfiles.Find("provincial-default")! with { Version = 1, Profile = $"qinghai-{Interlocked.Increment(ref _names)}" };

    static async Task<ProfileView> Added(PolicyProfile profile) => await (await Act.Officer.Post($"/profiles/{profile.Profile}/versions", profile)).ShouldBe<ProfileView>(201);

    [Test]
    public async Task A_department_adds_versions_and_everybody_reads_them()
    {
        var first = New();
        await Added(first);
        await Added(first with { Version = 2, Call = first.Call with { MinimumWindowDays = 45 } });
        var newest = await (await Act.Anyone.GetAsync($"/profiles/{first.Profile}")).ShouldBe<ProfileView>();
        Assert.That((newest.Rules.Version, newest.Rules.Call.MinimumWindowDays, newest.Department, newest.AddedAt), Is.EqualTo((2, 45, Given.Department, (DateTimeOffset?)Given.Now)));
        Assert.That(newest.Versions, Is.EqualTo(new[] { 1, 2 }));
        var old = await (await Act.Anyone.GetAsync($"/profiles/{first.Profile}?version=1")).ShouldBe<ProfileView>();
        Assert.That((old.Rules.Call.MinimumWindowDays, old.Digest), Is.EqualTo((30, first.Digest())));
        var differences = await (await Act.Anyone.GetAsync($"/profiles/{first.Profile}/differences")).ShouldBe<ProfileDifferences>();
        Assert.That((differences.From, differences.To, differences.Differences.Single().Setting), Is.EqualTo((1, 2, "call.minimumWindowDays")));
        await (await Act.Anyone.GetAsync($"/profiles/{first.Profile}?version=3")).ShouldRefuse(Refusals.ProfileNotFound);
    }

    [Test]
    public async Task The_page_says_who_may_add_the_next_version_and_where_lobbying_is_reported()
    {
        var profile = New();
        await Added(profile);
        await Added(profile with { Version = 2 });
        async Task<Stand> Seen(HttpClient client, string query = "") => (await (await client.GetAsync($"/profiles/{profile.Profile}{query}")).ShouldBe<ProfileView>()).Stand;
        var (own, other, anyone, old) = (await Seen(Act.Officer), await Seen(Act.OtherOfficer), await Seen(Act.Anyone), await Seen(Act.Anyone, "?version=1"));
        Assert.That((own.Stands.State, own.Actions.Single().Allowed, other.Actions.Single().Refusal!.Code), Is.EqualTo(("InForce", true, "PUB-F-15")));
        Assert.That((anyone.Actions.Count, anyone.ReportLobbying, old.Stands.State), Is.EqualTo((0, "/reports", "Superseded")));
        Assert.That((await (await Act.Officer.GetAsync("/profiles/county-small")).ShouldBe<ProfileView>()).Stand.Actions.Single().Allowed, Is.False, "a shipped one is everybody's");
    }

    [Test]
    public async Task A_version_is_added_once_in_order_and_by_its_owner()
    {
        var profile = New();
        await (await Act.Officer.Post($"/profiles/{profile.Profile}/versions", profile with { Version = 2 })).ShouldRefuse(Refusals.ProfileVersionIsNotNext);
        await Added(profile);
        await (await Act.Officer.Post($"/profiles/{profile.Profile}/versions", profile with { Name = Given.Both("改", "Changed") })).ShouldRefuse(Refusals.ProfileVersionIsNotNext);
        await (await Act.OtherOfficer.Post($"/profiles/{profile.Profile}/versions", profile with { Version = 2 })).ShouldRefuse(Refusals.ProfileIsOfAnother);
        await (await Act.Officer.Post("/profiles/provincial-default/versions", PolicyProfiles.Find("provincial-default")! with { Version = 3 })).ShouldRefuse(Refusals.ProfileIsOfAnother);
        await (await Act.Officer.Post("/profiles/elsewhere/versions", profile with { Version = 2 })).ShouldRefuse(Refusals.ProfileNamesAnother);
    }

    [Test]
    public async Task A_profile_is_checked_without_being_kept()
    {
        var profile = New();
        var good = await (await Act.Officer.Post("/profiles/check", profile)).ShouldBe<ProfileChecked>();
        Assert.That((good.Sound, good.Explanation.Count > 30), Is.EqualTo((true, true)));
        var faulty = profile with { Contract = profile.Contract with { PaymentShares = [50, 60] }, Panel = profile.Panel with { Sizes = [new(0, 8)] } };
        var bad = await (await Act.Officer.Post("/profiles/check", faulty)).ShouldBe<ProfileChecked>();
        Assert.That((bad.Sound, string.Join(' ', bad.Faults.Select(f => f.Code))), Is.EqualTo((false, "PUB-F-03 PUB-F-05")));
        await (await Act.Officer.Post($"/profiles/{profile.Profile}/versions", faulty)).ShouldRefuse(Refusals.SharesDoNotTotal100);
        var refused = await (await Act.Officer.Post("/profiles/check", profile with { Notice = profile.Notice with { Unit = "Fortnight" } })).ShouldRefuse("SHR-VAL-01", 422);
        Assert.That(refused.Errors!.Keys, Is.EqualTo(new[] { "notice.unit" }));
        await (await Act.Anyone.GetAsync($"/profiles/{profile.Profile}")).ShouldRefuse(Refusals.ProfileNotFound);
    }

    [Test]
    public async Task What_it_means_for_solvers_is_read_in_both_languages()
    {
        var explained = await (await Act.Anyone.GetAsync("/profiles/national-defence/explanation?version=1")).ShouldBe<ProfileExplained>();
        Assert.That(explained.Text.En, Does.Contain("at least 50 days").And.Contain("fewer than 2 applications").And.Contain("5 calendar days"));
        Assert.That(explained.Text.Zh, Does.Contain("至少50天").And.Contain("不足2份").And.Contain("5个自然日"));
        var floor = explained.Settings.Single(s => s.Setting == "call.competitionFloor");
        Assert.That((floor.EnforcedBy, floor.Source!.Confirmed), Is.EqualTo(("review", true)));
    }

    /// <summary>A running challenge is under the version that its parties signed, whatever is added afterwards.</summary>
    [Test]
    public async Task A_change_of_a_profile_touches_no_running_challenge()
    {
        var profile = New();
        await Added(profile);
        var challenge = await Act.Published(Act.DraftRequest with { Profile = new ProfileRequest(profile.Profile) });
        await Added(profile with
        {
            Version = 2,
            Call = profile.Call with { MinimumWindowDays = 300, LateAmendmentDays = 60, LateExtensionDays = 60 },
            Panel = profile.Panel with { Sizes = [new(0, 11)] },
            Scoring = profile.Scoring with { PassingScore = 90 }
        });
        await (await Act.Officer.Post($"/challenges/{challenge.Number}/amendments", new { reason = Given.Both("补充", "More"), bountyFen = 2_100_000_000L }, challenge.Version)).ShouldBe(201);
        var amended = (await PublicationRuns.Bus.Expect<ChallengeAmended>(m => m.ChallengeId == challenge.Id)).Terms.Policy;
        Assert.That((amended.Profile, amended.ProfileVersion, amended.PanelSize, amended.PassingScore), Is.EqualTo((profile.Profile, 1, 7, 60)));
    }

    [Test]
    public async Task A_draft_takes_its_own_departments_profile_and_no_other_ones()
    {
        var profile = New();
        await Added(profile with { Scoring = profile.Scoring with { PassingScore = 75 } });
        var foreign = profile with { Profile = "hubei-" + profile.Profile };
        await (await Act.OtherOfficer.Post($"/profiles/{foreign.Profile}/versions", foreign)).ShouldBe(201);
        var draft = await Act.Drafted(Act.DraftRequest with { Profile = new ProfileRequest(profile.Profile) });
        Assert.That((draft.Profile, draft.ProfileVersion), Is.EqualTo((profile.Profile, 1)));
        Assert.That(draft.Canonical, Does.Contain("\"passingScore\":75"), "the parties sign the numbers");
        await (await Act.Officer.Put($"/drafts/{draft.Id}", Act.DraftRequest with { Profile = new ProfileRequest(foreign.Profile) }, draft.Version)).ShouldRefuse(Refusals.ProfileIsUnknown);
    }

    [Test]
    public async Task The_terms_carry_what_the_other_services_enforce()
    {
        var challenge = await Act.Published(Act.DraftRequest with { Profile = new ProfileRequest("provincial-default"), BountyFen = 6_000_000_000 });
        var policy = (await PublicationRuns.Bus.Expect<ChallengePublished>(m => m.ChallengeId == challenge.Id)).Terms.Policy;
        Assert.That((policy.PanelSize, policy.CompetitionFloor, policy.FixWindowWorkingDays, policy.NoticeCountsFrom, policy.ExtensionDays), Is.EqualTo((9, (int?)1, (int?)5, "SameDay", (int?)365)));
        Assert.That((policy.Limits!.MostInConsortium, policy.MakeUp!.MostPerOrganisation, policy.Objections!.Named), Is.EqualTo((6, 2, true)));
    }
}
