using Challenges.Applications.Defending;
using Challenges.Contracts.Applications;
using Challenges.Contracts.Review;
using Challenges.TestKit;

namespace Challenges.Applications.Tests.Serving;

public sealed class DefenceTests : ServiceFixture
{
    static DefenceDraft Draft(params string[] texts) => new() { Answers = [.. texts.Select((t, i) => new DraftAnswer(i + 1, t))] };

    static DefenceQuestionsAsked Asked(Competition competition, string code, DateTimeOffset until, int version = 1, params string[] questions) => new()
    {
        ChallengeId = competition.Id,
        Version = version,
        At = until.AddDays(-2),
        Number = competition.Number,
        Code = code,
        Position = 2,
        Defending = 3,
        AnswersUntil = until,
        Questions = [.. questions.Select((q, i) => new DefenceQuestion { Ordinal = i + 1, Text = q })]
    };

    async Task<(Competition Competition, HttpClient Solver, Guid Id, string Code, DateTimeOffset Until)> Questioned(params string[] questions)
    {
        var competition = await Open();
        var (solver, id, _) = await competition.File("p-1", "org-1");
        await competition.Seal();
        var code = (await Competition.Read(solver, id)).Code!;
        await (await solver.GetAsync($"/applications/{id}/defence")).ShouldRefuse(Refusals.NotFound);
        var until = Service.Clock.GetUtcNow().AddDays(2);
        await Bus.Publish(Asked(competition, code, until, 1, questions));
        await Patience.Until(async () => (await solver.GetAsync($"/applications/{id}/defence")).IsSuccessStatusCode, "the questions");
        return (competition, solver, id, code, until);
    }

    static async Task<DefenceView> Read(HttpClient solver, Guid id) => await (await solver.GetAsync($"/applications/{id}/defence")).ShouldBe<DefenceView>(200);

    static async Task<HttpResponseMessage> TrySave(HttpClient solver, Guid id, DefenceDraft draft) =>
        await solver.Put($"/applications/{id}/defence", draft, (await solver.GetAsync($"/applications/{id}/defence")).Version());

    static async Task<HttpResponseMessage> TrySend(HttpClient solver, Guid id) =>
        await solver.Post($"/applications/{id}/defence/submit", version: (await solver.GetAsync($"/applications/{id}/defence")).Version());

    [Test, Property("Case", "B28")]
    public async Task The_solver_behind_the_code_reads_the_questions_answers_once_and_nobody_else_sees_either()
    {
        var (competition, solver, id, code, until) = await Questioned("How is the cover gas dried?", "What if the melter stops?");
        var view = await Read(solver, id);
        Assert.That((view.Position, view.Defending, view.AnswersUntil, view.Questions.Count), Is.EqualTo((2, 3, until, 2)));
        var page = await Competition.Read(solver, id);
        Assert.That((page.AnswersUntil, page.Stand.Next!.What, page.Stand.Actions.Single(a => a.Name == "AnswerDefence").Primary), Is.EqualTo(((DateTimeOffset?)until, "AnswersDue", true)));
        await (await competition.Solver("p-2", "org-2").GetAsync($"/applications/{id}/defence")).ShouldRefuse(Refusals.NotFound);

        await (await TrySave(solver, id, new DefenceDraft { Answers = [new DraftAnswer(9, "to nothing")] })).ShouldRefuse(Refusals.UnknownQuestion);
        await (await TrySave(solver, id, Draft("By molecular sieve."))).ShouldBe(200);
        await (await TrySend(solver, id)).ShouldRefuse(Refusals.AnswersIncomplete);
        await (await TrySave(solver, id, Draft("By molecular sieve.", "Our leader, a 52-year-old professor, restarts it."))).ShouldBe(200);
        await (await TrySend(solver, id)).ShouldRefuse(Refusals.PedigreeWording);
        Assert.That(Bus.Received<DefenceAnswered>().Where(m => m.ChallengeId == competition.Id), Is.Empty);
        await (await TrySave(solver, id, Draft("By molecular sieve.", "The bath bridges eight hours."))).ShouldBe(200);
        await (await TrySend(solver, id)).ShouldBe<DefenceSent>(200);
        var sent = await Bus.Expect<DefenceAnswered>(m => m.ChallengeId == competition.Id);
        Assert.That((sent.Code, string.Join('|', sent.Answers.Select(a => $"{a.Ordinal} {a.Text}"))), Is.EqualTo((code, "1 By molecular sieve.|2 The bath bridges eight hours.")));
        await (await TrySave(solver, id, Draft("Other."))).ShouldRefuse(Refusals.AlreadyAnswered);
        await (await TrySend(solver, id)).ShouldRefuse(Refusals.AlreadyAnswered);
    }

    [Test]
    public async Task Answers_that_arrive_at_the_end_are_late()
    {
        var (_, solver, id, _, until) = await Questioned("How?");
        await (await TrySave(solver, id, Draft("So."))).ShouldBe(200);
        await Service.MoveTo(until);
        Assert.That((await (await TrySend(solver, id)).ShouldRefuse(Refusals.AnswersAreLate)).Rule, Is.EqualTo("R06"));
        await (await TrySave(solver, id, Draft("So, later."))).ShouldRefuse(Refusals.AnswersAreLate);
        Assert.That((await Read(solver, id)).Draft.Answers.Single().Text, Is.EqualTo("So."));
    }

    [Test]
    public async Task Newer_questions_replace_older_ones_and_keep_what_was_written()
    {
        var (competition, solver, id, code, until) = await Questioned("How?");
        await (await TrySave(solver, id, Draft("So."))).ShouldBe(200);
        await Bus.Publish(Asked(competition, code, until.AddDays(1), 3, "How?", "Why?"));
        await Patience.Until(async () => (await Read(solver, id)).Questions.Count == 2, "the newer questions");
        await Bus.Publish(Asked(competition, code, until, 2, "Stale?"));
        await competition.Settle();
        var view = await Read(solver, id);
        Assert.That((view.AnswersUntil, view.Questions.Count, view.Draft.Answers.Single().Text), Is.EqualTo((until.AddDays(1), 2, "So.")));
    }
}
