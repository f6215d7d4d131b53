using Challenges.Contracts.Publication;
using Challenges.Publication.Browsing;
using Challenges.Publication.Drafting;
using Challenges.Publication.Registering;
using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Publication.Tests.Api;

public sealed class Publishing_a_challenge
{
    [Test]
    public async Task The_published_terms_are_complete()
    {
        var challenge = await Act.Published();
        var told = await PublicationRuns.Bus.Expect<ChallengePublished>(m => m.ChallengeId == challenge.Id);
        var terms = told.Terms;
        Assert.That((told.Version, told.At), Is.EqualTo((challenge.Version, Given.Now)));
        Assert.That((terms.Number, terms.Department, terms.OwnerOrganisation, terms.BountyFen), Is.EqualTo((challenge.Number, Given.Department, "org-owner", 2_000_000_000L)));
        Assert.That(terms.OwnerAffiliates, Is.EqualTo(new[] { "org-owner-sub" }));
        Assert.That(terms.Timetable, Is.EqualTo(Given.Schedule.From(Given.Now) with { ReviewEndsAt = Given.At("2023-04-01T00:00:00") }));
        Assert.That((terms.Policy.PanelSize, terms.Policy.Aggregation, terms.Criteria.Sum(c => c.Weight)), Is.EqualTo((7, "trimmed-mean", 100)));
    }

    [Test, Property("Case", "A1")]
    public async Task What_a_page_shows_and_what_other_services_enforce_is_one_close()
    {
        var challenge = await Act.Published();
        var shown = await Act.Show(challenge.Number);
        var told = await PublicationRuns.Bus.Expect<ChallengePublished>(m => m.ChallengeId == challenge.Id);
        var listed = await (await Act.Anyone.GetAsync($"/challenges?text={challenge.Number}")).ShouldBe<ChallengePage>();
        Assert.That(new[] { shown.Timetable.ClosesAt, told.Terms.Timetable.ClosesAt, listed.Items.Single().ClosesAt }, Is.All.EqualTo(Given.Closes));
    }

    [Test]
    public async Task The_digest_that_is_signed_is_that_of_the_text_that_is_shown()
    {
        var draft = await Act.Drafted();
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(draft.Canonical)));
        Assert.That(draft.Digest, Is.EqualTo(digest));
    }

    [Test]
    public async Task An_edit_after_the_signatures_voids_them()
    {
        var draft = await Act.Signed();
        Assert.That(draft.Signatures.Select(s => s.Party), Is.EquivalentTo(new[] { "owner", "department" }));
        var edited = await (await Act.Officer.Put($"/drafts/{draft.Id}", Act.DraftRequest with { BountyFen = 1 }, draft.Version)).ShouldBe<DraftView>();
        Assert.That(edited.Signatures, Is.Empty);
        var refused = await (await Act.Officer.Post($"/drafts/{draft.Id}/publish", new { call = "QH-2022", number = Act.NextNumber() })).ShouldRefuse(Refusals.NotSignedByBoth);
        Assert.That(refused.Rule, Is.EqualTo("R03"));
    }

    [Test]
    public async Task A_number_is_taken_once()
    {
        var (first, second) = (await Act.Published(), await Act.Signed());
        await (await Act.Officer.Post($"/drafts/{second.Id}/publish", new { call = "QH-2022", number = first.Number })).ShouldRefuse(Refusals.NumberIsTaken);
        Assert.That((await (await Act.Officer.GetAsync($"/drafts/{second.Id}")).ShouldBe<DraftView>()).Number, Is.Null);
    }

    [Test]
    public async Task A_draft_that_names_age_or_title_is_refused_with_field_and_passages()
    {
        var draft = await Act.Drafted();
        var request = Act.DraftRequest with { Description = Given.Both("负责人年龄不超过45周岁，具有高级职称。", "The leader holds a PhD.") };
        var refused = await (await Act.Officer.Put($"/drafts/{draft.Id}", request, draft.Version)).ShouldRefuse(Refusals.NamesPedigree);
        var facts = refused.Facts["findings"]!.ToString()!;
        Assert.That(facts, Does.Contain("description.zh").And.Contain("年龄不超过45周岁").And.Contain("高级职称").And.Contain("description.en").And.Contain("PhD"));
    }

    [Test, Property("Case", "A2")]
    public async Task A_text_that_promises_another_close_is_not_signed()
    {
        var draft = await Act.Drafted(Act.DraftRequest with { Description = Given.Both("申报截止2022年12月20日。", "It closes on 19 December 2022.") });
        await (await Act.Owner.Post($"/drafts/{draft.Id}/sign", new { digest = draft.Digest })).ShouldRefuse(Refusals.TextNamesAnotherClosingDate);
        Assert.That(draft.Stand.Actions.Single(a => a.Name == "SignList").Refusal!.Code, Is.EqualTo(Refusals.TextNamesAnotherClosingDate.Code));
    }

    [Test]
    public async Task A_missing_direction_names_the_member()
    {
        var draft = await Act.Drafted();
        var request = Act.Loose(Act.DraftRequest);
        request["indicators"]![0]!.AsObject().Remove("comparator");
        var refused = await (await Act.Officer.Put($"/drafts/{draft.Id}", request.ToJsonString(), draft.Version)).ShouldRefuse("SHR-JSON-03", 400);
        Assert.That(refused.Facts["members"]!.ToString(), Does.Contain("indicators[0].comparator"));
    }

    [Test]
    public async Task A_call_lists_its_challenges()
    {
        var challenge = await Act.Published();
        var call = await (await Act.Anyone.GetAsync("/calls/QH-2022")).ShouldBe<CallView>();
        Assert.That(call.Challenges.Select(c => c.Number), Does.Contain(challenge.Number).And.Ordered);
    }

    [Test]
    public async Task The_stand_names_the_next_date_the_acts_and_the_contact()
    {
        var challenge = await Act.Published();
        var stand = (await Act.Show(challenge.Number, Act.Solver)).Stand;
        Assert.That((stand.Stands.State, stand.Stands.Since, stand.Next), Is.EqualTo(("Open", Given.Now, new StandNext("QuestionsEnd", Given.Schedule.QuestionsUntil))));
        Assert.That(stand.Actions.Select(a => (a.Name, a.Allowed)), Is.EqualTo(new[] { ("StartApplication", true), ("AskQuestion", true) }));
        Assert.That(stand.Contact!.Phone, Is.EqualTo("0971-0000000"));
        Assert.That((await Act.Show(challenge.Number)).Stand.Actions.Single().Refusal!.Code, Is.EqualTo(Refusals.SignInToAsk.Code));
        Assert.That((await Act.Show(challenge.Number, Act.Officer)).Stand.Actions.Where(a => a.Allowed).Select(a => a.Name), Does.Contain("AmendChallenge").And.Contain("CancelChallenge"));
        Assert.That((await Act.Show(challenge.Number, Act.OtherOfficer)).Stand.Actions.Single(a => a.Name == "AmendChallenge").Refusal!.Code, Is.EqualTo(Refusals.OnlyItsDepartment.Code));
    }

    [Test]
    public async Task A_cancelled_challenge_tells_its_reason_to_everybody()
    {
        var challenge = await Act.Published();
        await (await Act.Officer.Post($"/challenges/{challenge.Number}/cancel", new { reason = Given.Both("需求消失", "No longer needed") })).ShouldBe();
        var shown = await Act.Show(challenge.Number);
        Assert.That((shown.State, shown.Cancelled!.Reason.En), Is.EqualTo((Standing.Cancelled, "No longer needed")));
        var told = await PublicationRuns.Bus.Expect<ChallengeCancelled>(m => m.ChallengeId == challenge.Id);
        Assert.That((told.Number, told.Reason.Zh), Is.EqualTo((challenge.Number, "需求消失")));
        await (await Act.Solver.Post($"/challenges/{challenge.Number}/questions", new { text = "Why?" })).ShouldRefuse(Refusals.IsCancelled);
    }
}
