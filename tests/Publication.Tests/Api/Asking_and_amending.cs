using Challenges.Contracts.Publication;
using Challenges.Publication.Browsing;
using Challenges.Publication.Clarifying;
using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Publication.Tests.Api;

public sealed class Asking_and_amending
{
    static readonly object Answer = new { question = Given.Both("直流还是交流？", "DC or AC?"), answer = Given.Both("直流。", "DC.") };

    [Test, Property("Case", "B37")]
    public async Task An_answered_question_is_visible_to_all_and_hides_its_asker()
    {
        var challenge = await Act.Published();
        var number = challenge.Number;
        var asked = await (await Act.Solver.Post($"/challenges/{number}/questions", new { text = "We of Jianghan ask: DC or AC?" })).ShouldBe<ClarificationView>(201);
        Assert.That((asked.Number, asked.Mine, asked.Asker), Is.EqualTo((1, true, (string?)null)));
        Assert.That(await Seen(number, Act.Anyone), Is.Empty);

        await (await Act.Owner.Put($"/challenges/{number}/questions/1/answer", Answer)).ShouldBe();
        Assert.That(await Seen(number, Act.Anyone), Is.Empty);
        Assert.That((await Seen(number, Act.Solver)).Single().Answer, Is.Null);

        await (await Act.Officer.Post($"/challenges/{number}/questions/1/publish")).ShouldBe();
        var told = await PublicationRuns.Bus.Expect<AnswerPublished>(m => m.ChallengeId == challenge.Id);
        Assert.That((told.Number, told.Question, PublicationRuns.Bus.Received<AnswerPublished>().Count(m => m.ChallengeId == challenge.Id)), Is.EqualTo((number, 1, 1)), "told once, with the publication and not with the draft");
        var body = await Act.Anyone.GetStringAsync($"/challenges/{number}/questions");
        Assert.That(body, Does.Contain("DC or AC?").And.Not.Contain("Jianghan").And.Not.Contain(Given.Solver.Person));
        foreach (var client in new[] { Act.Owner, Act.Officer, Act.OtherOfficer, Act.Auditor, Act.Solver })
            Assert.That(await client.GetStringAsync($"/challenges/{number}/questions"), Does.Not.Contain(Given.Solver.Person));
    }

    [Test]
    public async Task An_amendment_is_public_with_old_and_new_values_and_told_with_the_whole_terms()
    {
        var challenge = await Act.Published();
        var request = new { reason = Given.Both("应要求延期", "Extended on request"), closesAt = "2022-12-26", bountyFen = 2_100_000_000L };
        await (await Act.Officer.Post($"/challenges/{challenge.Number}/amendments", request)).ShouldRefuse("SHR-428", 428);
        var amended = await (await Act.Officer.Post($"/challenges/{challenge.Number}/amendments", request, challenge.Version)).ShouldBe<ChallengeView>(201);

        var history = await (await Act.Anyone.GetAsync($"/challenges/{challenge.Number}/amendments")).ShouldBe<IReadOnlyList<Amendment>>();
        Assert.That(history.Single().Differences, Is.EqualTo(new[]
        {
            new Difference("bountyFen", "2000000000", "2100000000"),
            new Difference("schedule.closesAt", "2022-12-19T10:00:00Z", "2022-12-26T16:00:00Z")
        }));
        var told = await PublicationRuns.Bus.Expect<ChallengeAmended>(m => m.ChallengeId == challenge.Id);
        Assert.That((told.Version, told.Amendment, told.NeedsReconfirmation, told.Terms.Timetable.ClosesAt, told.Terms.BountyFen),
            Is.EqualTo((amended.Version, 1, true, Given.At("2022-12-27T00:00:00"), 2_100_000_000L)));
        Assert.That(told.Version, Is.GreaterThan(challenge.Version));
    }

    [Test]
    public async Task Of_two_amendments_of_the_same_version_one_is_refused()
    {
        var challenge = await Act.Published();
        var request = new { reason = Given.Both("延期", "Extended"), closesAt = "2022-12-26" };
        await (await Act.Officer.Post($"/challenges/{challenge.Number}/amendments", request, challenge.Version)).ShouldBe(201);
        await (await Act.Officer.Post($"/challenges/{challenge.Number}/amendments", request, challenge.Version)).ShouldRefuse("SHR-412", 412);
    }

    [Test]
    public async Task A_refused_amendment_leaves_no_trace()
    {
        var challenge = await Act.Published();
        await (await Act.Officer.Post($"/challenges/{challenge.Number}/amendments", new { reason = Given.Both("提前", "Earlier"), closesAt = "2022-12-18" }, challenge.Version)).ShouldRefuse(Refusals.AmendmentShortens);
        var shown = await Act.Show(challenge.Number);
        Assert.That((shown.Version, shown.Amendments.Count, shown.Timetable.ClosesAt), Is.EqualTo((challenge.Version, 0, Given.Closes)));
    }

    [Test, Property("Case", "A1")]
    public async Task At_the_close_the_page_the_list_and_every_gate_agree_although_no_worker_decides()
    {
        await using var service = await ServiceUnderTest.Start(PublicationModule.Module, Given.Now, settings: PublicationRuns.Settings);
        await (await Act.As(Given.Officer, service).Post("/calls", new { number = "QH-2022", title = Given.Both("榜单", "List") })).ShouldBe(201);
        var challenge = await Act.Published(service: service);
        var (solver, officer, anyone) = (Act.As(Given.Solver, service), Act.As(Given.Officer, service), service.Anonymous);
        await (await solver.Post($"/challenges/{challenge.Number}/questions", new { text = "Who?" })).ShouldBe(201);

        await service.MoveTo(Given.Schedule.QuestionsUntil);
        await (await solver.Post($"/challenges/{challenge.Number}/questions", new { text = "Who?" })).ShouldRefuse(Refusals.QuestionsHaveEnded);
        Assert.That((await Act.Show(challenge.Number, anyone)).Stand.Next, Is.EqualTo(new StandNext("Closes", Given.Closes)));

        await service.MoveTo(Given.Closes - TimeSpan.FromMilliseconds(1));
        Assert.That((await Act.Show(challenge.Number, anyone)).State, Is.EqualTo(Standing.Open));
        await service.MoveTo(Given.Closes);
        Assert.That((await Act.Show(challenge.Number, anyone)).State, Is.EqualTo(Standing.Closed));
        foreach (var (state, count) in new[] { ("open", 0), ("closed", 1) })
            Assert.That((await (await anyone.GetAsync($"/challenges?state={state}")).ShouldBe<ChallengePage>()).Items, Has.Count.EqualTo(count), state);
        var version = (await Act.Show(challenge.Number, anyone)).Version;
        await (await officer.Post($"/challenges/{challenge.Number}/amendments", new { reason = Given.Both("延期", "Extended"), closesAt = "2023-01-26" }, version)).ShouldRefuse(Refusals.HasClosed);
        await (await officer.Put($"/challenges/{challenge.Number}/questions/1/answer", Answer)).ShouldRefuse(Refusals.HasClosed);
        Assert.That((await (await Act.As(Given.Auditor, service).GetAsync($"/challenges/{challenge.Number}/questions")).ShouldBe<IReadOnlyList<ClarificationView>>()).Single().Asker, Is.EqualTo(Given.Solver.Person));
        Assert.That(await service.BrokenInvariants(), Is.Empty);
    }

    static async Task<IReadOnlyList<ClarificationView>> Seen(string number, HttpClient client) => await (await client.GetAsync($"/challenges/{number}/questions")).ShouldBe<IReadOnlyList<ClarificationView>>();
}
