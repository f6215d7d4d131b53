using Challenges.Contracts.Publication;
using Challenges.Publication.Drafting;
using Challenges.Publication.Proposing;
using Challenges.Publication.Vetting;
using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Publication.Tests.Api;

public sealed class Vetting_by_a_panel
{
    static int _people;

    static HttpClient As(string person) => PublicationRuns.Service.Client(Tokens.Mint(person, [Roles.Reviewer], "org-" + person));

    static async Task<(ProblemView Problem, string[] People)> Opened(string profile = "county-small")
    {
        var problem = await Act.Submitted();
        string[] people = [.. Enumerable.Range(0, 5).Select(_ => $"vetter-api-{Interlocked.Increment(ref _people)}")];
        await (await Act.Officer.Post($"/problems/{problem.Id}/vetting", new VettingRequest(profile, [.. people.Select(p => new VetterRequest(p, "org-" + p))]))).ShouldBe<VettingView>(201);
        return (problem, people);
    }

    static async Task Score(Guid problem, string person, int points) =>
        await (await As(person).Post($"/problems/{problem}/vetting/sheet", new VettingSheetRequest(points, points, points, points, $"{points} points"))).ShouldBe<VettingView>(201);

    static async Task<VettingView> Show(Guid problem, HttpClient client) => await (await client.GetAsync($"/problems/{problem}/vetting")).ShouldBe<VettingView>();

    [Test]
    public async Task The_panel_scores_and_the_department_follows()
    {
        var (problem, people) = await Opened();
        foreach (var person in people[..4]) await Score(problem.Id, person, 70);
        var running = await Show(problem.Id, Act.Officer);
        Assert.That((running.SheetsIn, running.Mean, running.Advice, running.Sheets, running.Stand.Stands.State), Is.EqualTo((4, (string?)null, (VettingAdvice?)null, (IReadOnlyList<VettingSheetView>?)null, "Running")));
        var refused = await (await Act.Officer.Post($"/problems/{problem.Id}/accept")).ShouldRefuse(Refusals.VettingIsRunning);
        Assert.That(refused.Rule, Is.EqualTo("R03"));

        await Score(problem.Id, people[4], 71);
        var complete = await Show(problem.Id, Act.Officer);
        Assert.That((complete.Mean, complete.Advice, complete.Sheets!.Count, complete.People!.All(p => p.Submitted)), Is.EqualTo(("70.20", (VettingAdvice?)VettingAdvice.Accept, 5, true)));
        var accepted = await (await Act.Officer.Post($"/problems/{problem.Id}/accept")).ShouldBe<ProblemView>();
        Assert.That(accepted.Steps[^1].Advice, Is.EqualTo(VettingAdvice.Accept));
    }

    [Test]
    public async Task Departing_from_the_panel_needs_reasons()
    {
        var (problem, people) = await Opened();
        foreach (var person in people) await Score(problem.Id, person, 30);
        var shown = await (await Act.Officer.GetAsync($"/problems/{problem.Id}")).ShouldBe<ProblemView>();
        Assert.That(shown.Stand.Actions.Where(a => a.Allowed).Select(a => a.Name), Is.EqualTo(new[] { "AcceptProblemWithReasons", "ReturnProblem", "RefuseProblem" }));
        await (await Act.Officer.Post($"/problems/{problem.Id}/accept")).ShouldRefuse(Refusals.AcceptanceDeparts);
        var accepted = await (await Act.Officer.Post($"/problems/{problem.Id}/accept-with-reasons", new ReasonRequest(Given.Both("急需", "Urgent")))).ShouldBe<ProblemView>();
        Assert.That((accepted.State, accepted.Steps[^1].Advice, accepted.Steps[^1].Reason!.En), Is.EqualTo((ProblemState.Accepted, (VettingAdvice?)VettingAdvice.Refuse, "Urgent")));
        await PublicationRuns.Bus.Expect<ProblemAccepted>(m => m.ProblemId == problem.Id);
    }

    [Test]
    public async Task A_member_reads_the_problem_and_the_own_sheet_only()
    {
        var (problem, people) = await Opened();
        await Score(problem.Id, people[0], 70);
        var own = await Show(problem.Id, As(people[0]));
        Assert.That((own.Own!.Necessity, own.Text!.Title.En, own.People, own.Sheets), Is.EqualTo(((int?)70, Given.ProblemText.Title.En, (IReadOnlyList<VetterView>?)null, (IReadOnlyList<VettingSheetView>?)null)));
        await (await As(people[0]).Post($"/problems/{problem.Id}/vetting/sheet", new VettingSheetRequest(1, 1, 1, 1, "Again"))).ShouldRefuse(Refusals.VettingSheetIsLocked);
        Assert.That((await Show(problem.Id, As(people[1]))).Own, Is.Null);
        await (await As("somebody-else").GetAsync($"/problems/{problem.Id}/vetting")).ShouldRefuse(Refusals.ProblemNotFound);
        var seats = await (await As(people[0]).GetAsync("/vetting")).ShouldBe<IReadOnlyList<VettingSeatItem>>();
        Assert.That((seats.Single().Problem, seats.Single().Submitted), Is.EqualTo((problem.Id, true)));
    }

    [TestCase("provincial-default", false)]
    [TestCase("county-small", true)]
    public async Task The_owner_reads_opinions_after_the_decision_as_the_profile_says(string profile, bool scores)
    {
        var (problem, people) = await Opened(profile);
        foreach (var person in people) await Score(problem.Id, person, 70);
        var before = await Show(problem.Id, Act.Owner);
        Assert.That((before.Members, before.Sheets, before.Mean, before.People), Is.EqualTo((5, (IReadOnlyList<VettingSheetView>?)null, (string?)null, (IReadOnlyList<VetterView>?)null)));
        await (await Act.Officer.Post($"/problems/{problem.Id}/return", new ReasonRequest(Given.Both("补充", "More")))).ShouldBe();
        var after = await Show(problem.Id, Act.Owner);
        Assert.That(after.Sheets!.Select(s => (s.Opinion, s.Code, s.Benefit)), Is.All.EqualTo(("70 points", (string?)null, scores ? 70 : (int?)null)));
        Assert.That((after.Mean, after.People), Is.EqualTo((scores ? "70.00" : null, (IReadOnlyList<VetterView>?)null)));
    }

    [Test]
    public async Task A_member_who_cannot_act_is_replaced()
    {
        var (problem, people) = await Opened();
        var replaced = await (await Act.Officer.Post($"/problems/{problem.Id}/vetting/replace", new ReplaceVetterRequest(people[0], new VetterRequest("vetter-new", "org-new")))).ShouldBe<VettingView>();
        Assert.That(replaced.People!.Select(p => p.Person), Does.Contain("vetter-new").And.Not.Contain(people[0]));
        await (await As(people[0]).GetAsync($"/problems/{problem.Id}/vetting")).ShouldRefuse(Refusals.ProblemNotFound);
        Assert.That((await Show(problem.Id, As("vetter-new"))).Text, Is.Not.Null);
    }

    /// <summary>From the vetting to the terms that Review reads: who vetted does not sit in the panel of the applications.</summary>
    [Test]
    public async Task The_terms_name_those_who_vetted()
    {
        var (problem, people) = await Opened();
        foreach (var person in people) await Score(problem.Id, person, 70);
        await (await Act.Officer.Post($"/problems/{problem.Id}/accept")).ShouldBe();
        var draft = await (await Act.Officer.Post("/drafts", new DraftFromProblemRequest(problem.Id))).ShouldBe<DraftView>(201);
        draft = await (await Act.Officer.Put($"/drafts/{draft.Id}", Act.DraftRequest with { Profile = new ProfileRequest("county-small") }, draft.Version)).ShouldBe<DraftView>();
        await (await Act.Owner.Post($"/drafts/{draft.Id}/sign", new { digest = draft.Digest })).ShouldBe();
        await (await Act.Officer.Post($"/drafts/{draft.Id}/sign", new { digest = draft.Digest })).ShouldBe();
        await (await Act.Officer.Post($"/drafts/{draft.Id}/publish", new { call = "QH-2022", number = Act.NextNumber() })).ShouldBe(201);
        var terms = (await PublicationRuns.Bus.Expect<ChallengePublished>(m => m.ChallengeId == draft.Id)).Terms;
        Assert.That(terms.VettingPeople, Is.EquivalentTo(people));
        Assert.That(terms.Policy.RevealReviewers, Is.EqualTo("NamesAndScores"));
    }

    [Test]
    public async Task A_problem_that_nobody_vetted_is_not_published_where_the_profile_asks_for_it()
    {
        var draft = await Act.Drafted(Act.DraftRequest with { Profile = new ProfileRequest("county-small") });
        await (await Act.Owner.Post($"/drafts/{draft.Id}/sign", new { digest = draft.Digest })).ShouldRefuse(Refusals.NotVetted);
        var open = await Act.Published();
        Assert.That((await PublicationRuns.Bus.Expect<ChallengePublished>(m => m.ChallengeId == open.Id)).Terms.VettingPeople, Is.Null);
    }
}
