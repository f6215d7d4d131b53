using Challenges.Contracts.Deciding;
using Challenges.Contracts.Identity;
using Challenges.Publication.Clarifying;
using Challenges.Shared.Database;
using Challenges.Shared.Messaging;
using Challenges.Shared.Web;
using Challenges.Telling;
using Challenges.TestKit;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Publication.Tests.Api;

public sealed class Telling_people
{
    static Ears Ears => PublicationRuns.Ears;

    [Test]
    public async Task Each_step_of_a_problem_is_told_to_the_other_side()
    {
        var problem = await Act.Submitted();
        var submitted = await Ears.Expect(Kinds.ProblemSubmitted, t => t.Tail.EndsWith($"{problem.Id:D}", StringComparison.Ordinal));
        Assert.That((submitted.To.Single(), submitted.Number, submitted.Title), Is.EqualTo((new Recipient { Role = Roles.Department, Department = Given.Department }, (string?)null, Given.ProblemText.Title)));
        await (await Act.Officer.Post($"/problems/{problem.Id}/return", new { reason = Given.Both("缺少指标", "an indicator is missing") })).ShouldBe();
        var returned = await Ears.Expect(Kinds.ProblemReturned, t => t.Tail.EndsWith($"{problem.Id:D}", StringComparison.Ordinal));
        Assert.That(returned.To.Single(), Is.EqualTo(new Recipient { Role = Roles.ProblemOwner, Organisation = Given.Owner.Organisation }));
        Assert.That(returned.Facts, Is.Empty, "the reasons are on the page");
        var draft = await Act.Signed();
        await Ears.Expect(Kinds.ListSigned, t => t.Tail == $"/drafts/{draft.Id:D}");
        Assert.That(Ears.Of(Kinds.ListToSign).Where(t => t.Tail == $"/drafts/{draft.Id:D}"), Is.Empty, "the owner signed first");
    }

    [Test]
    public async Task A_question_is_told_without_its_asker_and_its_answer_to_the_asker_and_the_followers()
    {
        var number = (await Act.Published()).Number;
        await (await Act.Solver.Post($"/challenges/{number}/questions", new { text = "We of Jianghan ask: DC or AC?" })).ShouldBe<ClarificationView>(201);
        var asked = await Ears.Expect(Kinds.QuestionAsked, t => t.Number == number);
        Assert.That((asked.To.Single().Role, asked.Facts.Select(f => f.Name)), Is.EqualTo((Roles.Department, new[] { "question", "until" })).Using<(string?, IEnumerable<string>)>((a, b) => a.Item1 == b.Item1 && a.Item2.SequenceEqual(b.Item2)));
        Assert.That(asked.Facts.Select(f => f.Value), Has.None.Contains("Jianghan"));
        var owners = await Ears.Expect(Kinds.QuestionForOwner, t => t.Number == number);
        Assert.That(new[] { asked.Tail, owners.Tail }, Is.All.EqualTo($"/desk/challenges/{number}/questions"), "where it is answered");
        await (await Act.Owner.Put($"/challenges/{number}/questions/1/answer", new { question = Given.Both("直流？", "DC?"), answer = Given.Both("直流。", "DC.") })).ShouldBe();
        await (await Act.Officer.Post($"/challenges/{number}/questions/1/publish")).ShouldBe();
        var answer = await Ears.Expect(Kinds.AnswerToYourQuestion, t => t.Number == number);
        Assert.That((answer.To.Single(), answer.Tail), Is.EqualTo((new Recipient { Person = Given.Solver.Person }, $"/challenges/{number}/questions")), "the asker reads it where everybody does");
        var published = await Ears.Expect(Kinds.AnswerPublished, t => t.Number == number);
        Assert.That((published.To.Single(), published.Except), Is.EqualTo((new Recipient { Follows = number }, new[] { Given.Solver.Person })).Using<(Recipient, IEnumerable<string>?)>((a, b) => a.Item1 == b.Item1 && a.Item2!.SequenceEqual(b.Item2!)));
    }

    [Test]
    public async Task A_published_challenge_is_told_with_what_it_is_compared_with()
    {
        var challenge = await Act.Published();
        var told = await Ears.Expect(Kinds.ChallengePublished, t => t.Number == challenge.Number);
        Assert.That(told.To.Single(), Is.EqualTo(new Recipient { Awaits = new NewChallenge { Field = challenge.Field, Department = Given.Department, BountyFen = challenge.BountyFen } }));
        Assert.That((told.Facts.Single().Value, told.Tail, told.Occasion), Is.EqualTo((Shapes.Write(challenge.Timetable.ClosesAt), $"/challenges/{challenge.Number}", (string?)null)));
    }

    [Test, CancelAfter(60_000)]
    public async Task What_is_not_answered_when_questions_end_is_told_to_the_officers_once()
    {
        await using var service = await ServiceUnderTest.Start(PublicationModule.Module, Given.Now, settings: new Dictionary<string, string?>(PublicationRuns.Settings) { [Ears.Setting.Key] = Ears.Setting.Value });
        await using var ears = await Ears.Open(service.Broker);
        await (await Act.As(Given.Officer, service).Post("/calls", new { number = "QH-2022", title = Given.Both("榜单", "List") })).ShouldBe(201);
        var (open, answered, silent, moved) = (await Act.Published(service: service), await Act.Published(service: service), await Act.Published(service: service), await Act.Published(service: service));
        var (officer, solver) = (Act.As(Given.Officer, service), Act.As(Given.Solver, service));
        foreach (var number in new[] { open.Number, open.Number, open.Number, answered.Number, moved.Number }) await (await solver.Post($"/challenges/{number}/questions", new { text = "DC or AC?" })).ShouldBe(201);
        foreach (var number in new[] { open.Number, answered.Number })
        {
            await (await Act.As(Given.Owner, service).Put($"/challenges/{number}/questions/1/answer", new { question = Given.Both("直流？", "DC?"), answer = Given.Both("直流。", "DC.") })).ShouldBe();
            await (await officer.Post($"/challenges/{number}/questions/1/publish")).ShouldBe();
        }
        await (await officer.Post($"/challenges/{moved.Number}/amendments", new { reason = Given.Both("延期", "Extended"), questionsUntil = "2022-12-14T18:00" }, moved.Version)).ShouldBe(201);
        await service.MoveTo(open.Timetable.QuestionsUntil);
        var overdue = await ears.Expect(Kinds.QuestionOverdue, t => t.Number == open.Number);
        Assert.That(overdue.To.Single(), Is.EqualTo(new Recipient { Role = Roles.Department, Department = Given.Department }));
        Assert.That((string.Join(' ', overdue.Except ?? []), overdue.Facts[0].Value, overdue.Facts[1].Value), Is.EqualTo((Given.Solver.Person, "2", Shapes.Write(open.Timetable.ClosesAt))));
        await service.MoveTo(Given.At("2022-12-14T18:00:00"));
        await ears.Expect(Kinds.QuestionOverdue, t => t.Number == moved.Number);
        await service.MoveTo(Given.Closes.AddDays(1));
        Assert.That(ears.Of(Kinds.QuestionOverdue).Select(t => t.Number), Is.EquivalentTo(new[] { open.Number, moved.Number }), "not where all is answered, and not where nobody asked");
    }

    [Test]
    public async Task What_is_told_waits_for_its_queue_and_without_the_key_nothing_is_sent()
    {
        await using var telling = await ServiceUnderTest.Start(PublicationModule.Module, Given.Now, settings: new Dictionary<string, string?>(PublicationRuns.Settings) { [Ears.Setting.Key] = Ears.Setting.Value });
        await using var silent = await ServiceUnderTest.Start(PublicationModule.Module, Given.Now, settings: PublicationRuns.Settings);
        foreach (var service in new[] { telling, silent }) await Act.Submitted(service);
        await Patience.Until(async () => await Attempts(telling) > 0, "a first try");
        Assert.That(await Waiting(silent), Is.Zero);
        await using var ears = await Ears.Open(telling.Broker);
        await ears.Expect(Kinds.ProblemSubmitted);
        await Patience.Until(async () => await Waiting(telling) == 0, "an empty outbox");
    }

    static Task<long> Waiting(ServiceUnderTest service) => service.InScope(async scope => (await scope.GetRequiredService<OutboxTable>().Read()).Depth);

    static Task<int> Attempts(ServiceUnderTest service) => service.InScope(async scope => await scope.GetRequiredService<SqlSession>().Find<int>("SELECT COALESCE(MAX([Attempts]), 0) FROM [Outbox]"));

    [Test]
    public async Task Amendments_and_cancellations_are_told_to_the_followers()
    {
        var challenge = await Act.Published();
        var amended = await (await Act.Officer.Post($"/challenges/{challenge.Number}/amendments", new { reason = Given.Both("延期", "Extended"), closesAt = "2022-12-26" }, challenge.Version)).ShouldBe<Browsing.ChallengeView>(201);
        Assert.That((await Ears.Expect(Kinds.ChallengeAmended, t => t.Number == challenge.Number)).Occasion, Is.EqualTo(Happening.Amendment(challenge.Id, amended.Version)), "which Applications names alike");
        Assert.That((await Ears.Expect(Kinds.ChallengeAmended, t => t.Number == challenge.Number)).Facts.Single(), Is.EqualTo(new ToldFact { Name = "until", Value = "2022-12-26T16:00:00Z" }));
        await (await Act.Officer.Post($"/challenges/{challenge.Number}/cancel", new { reason = Given.Both("撤销", "Withdrawn") }, amended.Version)).ShouldBe();
        await Ears.Expect(Kinds.ChallengeCancelled, t => t.Number == challenge.Number && t.To.Single().Follows == challenge.Number);
    }

    [Test]
    public async Task A_report_reaches_auditors_alone_and_says_nothing_of_itself()
    {
        var number = (await Act.Published()).Number;
        var before = Ears.Of(Kinds.ReportFiled).Count;
        await (await Act.Anyone.Post("/reports", new { step = "review", text = "Somebody called Wang called me about it.", challenge = number }, key: NewId.NextGuid().ToString("N"))).ShouldBe(201);
        await Patience.Until(() => Ears.Of(Kinds.ReportFiled).Count > before, "the report");
        var told = Ears.Of(Kinds.ReportFiled)[^1];
        Assert.That((told.To.Single(), told.Number, told.Title, told.Facts.Count, told.Tail), Is.EqualTo((new Recipient { Role = Roles.Auditor }, (string?)null, (Contracts.Publication.Wording?)null, 0, "/audit/reports")));
    }

    [Test]
    public async Task Two_heads_of_one_chain_are_told_to_auditors_and_one_is_not()
    {
        var (challenge, number) = (NewId.NextGuid(), "QH-1999-01");
        DecisionsChained Head(int version, string hash) => new() { ChallengeId = challenge, Version = version, At = Given.Now, Number = number, Service = "award", Hash = hash };
        await PublicationRuns.Bus.Publish(Head(1, new string('a', 64)));
        await PublicationRuns.Bus.Publish(Head(1, new string('a', 64)));
        await PublicationRuns.Bus.Publish(Head(2, new string('b', 64)));
        await PublicationRuns.Bus.Publish(Head(2, new string('c', 64)));
        var told = await Ears.Expect(Kinds.ChainBroken, t => t.Number == number);
        Assert.That(told.To.Single(), Is.EqualTo(new Recipient { Role = Roles.Auditor }));
        Assert.That(Ears.Of(Kinds.ChainBroken).Count(t => t.Number == number), Is.EqualTo(1));
    }
}
