using Challenges.Contracts.Publication;
using Challenges.Publication.Proposing;
using Challenges.TestKit;

namespace Challenges.Publication.Tests.Api;

public sealed class Handing_in_a_problem
{
    [Test]
    public async Task An_accepted_problem_is_told_to_the_other_services()
    {
        var problem = await Act.Submitted();
        var accepted = await (await Act.Officer.Post($"/problems/{problem.Id}/accept", version: problem.Version)).ShouldBe<ProblemView>();
        Assert.That(accepted.State, Is.EqualTo(ProblemState.Accepted));
        var told = await PublicationRuns.Bus.Expect<ProblemAccepted>(m => m.ProblemId == problem.Id);
        Assert.That((told.Version, told.Department, told.OwnerOrganisation, told.Indicators.Single().Key), Is.EqualTo((accepted.Version, Given.Department, "org-owner", "cell-output")));
    }

    [Test]
    public async Task A_draft_may_be_incomplete_and_submitting_says_what_is_missing()
    {
        var problem = await (await Act.Owner.Post("/problems", Act.ProblemRequest with { Indicators = [], CannotSolveAlone = null })).ShouldBe<ProblemView>(201);
        var submit = problem.Stand.Actions.Single(a => a.Name == "SubmitProblem");
        Assert.That((submit.Allowed, submit.Refusal!.Code, submit.Refusal.Rule), Is.EqualTo((false, Refusals.NoMeasurableIndicator.Code, "R01")));
        await (await Act.Owner.Post($"/problems/{problem.Id}/submit")).ShouldRefuse(Refusals.NoMeasurableIndicator);
    }

    [Test]
    public async Task A_revision_needs_the_version_that_was_seen()
    {
        var problem = await (await Act.Owner.Post("/problems", Act.ProblemRequest)).ShouldBe<ProblemView>(201);
        await (await Act.Owner.Put($"/problems/{problem.Id}", Act.ProblemRequest)).ShouldRefuse("SHR-428", 428);
        await (await Act.Owner.Put($"/problems/{problem.Id}", Act.ProblemRequest, problem.Version)).ShouldBe();
        await (await Act.Owner.Put($"/problems/{problem.Id}", Act.ProblemRequest, problem.Version)).ShouldRefuse("SHR-412", 412);
    }

    [Test]
    public async Task Returned_reasons_stand_in_the_problem()
    {
        var problem = await Act.Submitted();
        await (await Act.Officer.Post($"/problems/{problem.Id}/return", new { reason = Given.Both("请补充测试方法", "Please add test methods") })).ShouldBe();
        var shown = await (await Act.Owner.GetAsync($"/problems/{problem.Id}")).ShouldBe<ProblemView>();
        Assert.That((shown.State, shown.Steps[^1].Reason!.En, shown.Stand.Stands.State), Is.EqualTo((ProblemState.Returned, "Please add test methods", "Returned")));
    }

    [Test]
    public async Task An_unknown_department_is_refused() =>
        await (await Act.Owner.Post("/problems", Act.ProblemRequest with { Department = "nowhere" })).ShouldRefuse(Refusals.DepartmentIsUnknown);

    [Test]
    public async Task A_member_that_names_a_birth_date_is_refused_by_its_rule()
    {
        var request = Act.Loose(Act.ProblemRequest);
        request["leaderBirthDate"] = "1970-01-01";
        var problem = await (await Act.Owner.Post("/problems", request.ToJsonString())).ShouldRefuse("SHR-R07", 422);
        Assert.That(problem.Rule, Is.EqualTo("R07"));
    }

    [Test]
    public async Task The_same_key_hands_in_one_problem()
    {
        var first = await (await Act.Owner.Post("/problems", Act.ProblemRequest, key: "one-key")).ShouldBe<ProblemView>(201);
        var again = await (await Act.Owner.Post("/problems", Act.ProblemRequest, key: "one-key")).ShouldBe<ProblemView>(201);
        Assert.That(again.Id, Is.EqualTo(first.Id));
    }

    [Test]
    public async Task Lists_show_an_owner_its_own_and_a_department_what_was_submitted_to_it()
    {
        var draft = await (await Act.Owner.Post("/problems", Act.ProblemRequest)).ShouldBe<ProblemView>(201);
        var submitted = await Act.Submitted();
        var own = await All(Act.Owner);
        Assert.That(own, Does.Contain(draft.Id).And.Contain(submitted.Id));
        Assert.That(await All(Act.Officer), Does.Contain(submitted.Id).And.Not.Contain(draft.Id));
        Assert.That(await All(Act.OtherOfficer), Is.Empty);
        Assert.That(await All(Act.As(Given.OtherOwner)), Is.Empty);
        Assert.That(own, Is.Unique);
        var drafts = await (await Act.Owner.GetAsync("/problems?state=draft&size=100")).ShouldBe<ProblemPage>();
        Assert.That(drafts.Items.Select(i => i.State), Is.Not.Empty.And.All.EqualTo(ProblemState.Draft));
        await (await Act.Owner.GetAsync("/problems?state=0")).ShouldRefuse(Refusals.FilterIsNotReadable);
    }

    [TestCase("en", "cannot solve")]
    [TestCase("zh-CN", "无法独立解决")]
    public async Task A_refusal_speaks_the_language_of_its_reader(string language, string words)
    {
        var client = PublicationRuns.Service.Client(Act.OwnerToken, language);
        var problem = await (await client.Post("/problems", Act.ProblemRequest with { CannotSolveAlone = null })).ShouldBe<ProblemView>(201);
        var refused = await (await client.Post($"/problems/{problem.Id}/submit")).ShouldRefuse(Refusals.NotStatedThatItCannotSolveAlone);
        Assert.That(refused.Detail, Does.Contain(words));
    }

    static async Task<List<Guid>> All(HttpClient client)
    {
        var ids = new List<Guid>();
        for (Guid? after = null; ;)
        {
            var page = await (await client.GetAsync($"/problems?size=2{(after is null ? "" : $"&after={after}")}")).ShouldBe<ProblemPage>();
            ids.AddRange(page.Items.Select(i => i.Id));
            if ((after = page.Next) is null) return ids;
        }
    }
}
