using Challenges.Award.Browsing;
using Challenges.Award.Objecting;
using Challenges.Contracts.Identity;
using Challenges.Shared.Web;
using Challenges.Telling;
using Challenges.TestKit;

namespace Challenges.Award.Tests.Serving;

/// <summary>What people are told of an award: solvers from the notice on, the signer of an objection alone who signed it.</summary>
sealed class TellingTests
{
    Marketplace _market = null!;

    [OneTimeSetUp]
    public async Task Open() => _market = await Marketplace.Open();

    [OneTimeTearDown]
    public async Task Close() => await _market.DisposeAsync();

    [Test, CancelAfter(60_000)]
    public async Task The_winner_hears_from_the_notice_on_and_of_each_step_of_the_contract_once()
    {
        var (number, _) = await _market.Proposed();
        Assert.That((await Expect(Kinds.ProposalMade, number)).To.Single(), Is.EqualTo(new Recipient { Role = Roles.ProblemOwner, Organisation = Given.Owner }));
        Assert.That(Heard(number), Has.Count.EqualTo(1), "a proposal is the owner's news and nobody else's before its notice");
        await (await _market.Officer.Post($"/awards/{number}/notice", new { })).ShouldBe(200);
        Assert.That((await Expect(Kinds.AwardNoticed, number)).To.Single(), Is.EqualTo(new Recipient { Person = "rep-A4" }));
        var opened = await Expect(Kinds.NoticeOpened, number);
        Assert.That((opened.To.Single(), string.Join(' ', opened.Except ?? [])), Is.EqualTo((new Recipient { Follows = number }, "rep-A4")), "who is proposed hears it as that");
        var view = await (await _market.Officer.GetAsync($"/awards/{number}")).ShouldBe<AwardView>();
        await _market.Service.MoveTo(view.Notice!.ConfirmableFrom);
        var ended = await Expect(Kinds.NoticeEnded, number);
        Assert.That(ended.To.Single().Department, Is.EqualTo(Given.Department));
        Assert.That(ended.Except, Does.Contain("rep-A4").And.Contain("rep-A1"), "who takes part hears nothing by an officer's role");
        await (await _market.Officer.Post($"/awards/{number}/confirm")).ShouldBe(200);
        await Expect(Kinds.AwardConfirmed, number);
        Assert.That((await Expect(Kinds.ResultKnown, number)).Except, Is.EqualTo(new[] { "rep-A4" }));
        await _market.Draft(number);
        await Expect(Kinds.TaskBookToSign, number);
        Assert.That((await Expect(Kinds.TaskBookForOwner, number)).To.Single(), Is.EqualTo(new Recipient { Role = Roles.ProblemOwner, Organisation = Given.Owner }));
        var book = await (await _market.Officer.GetAsync($"/task-books/{number}")).ShouldBe<TaskBookView>();
        foreach (var party in new[] { _market.Officer, _market.Owner, _market.Solver }) await (await party.Post($"/task-books/{number}/sign", new { digest = book.Digest })).ShouldBe(200);
        await (await _market.Officer.Post($"/projects/{number}/milestones/1/assess", new { outcome = "met", evidence = "a marked report" })).ShouldBe(200);
        await (await _market.Officer.Post($"/projects/{number}/milestones/1/pay")).ShouldBe(200);
        Assert.That((await Expect(Kinds.PaymentReleased, number)).Facts.Single(), Is.EqualTo(new ToldFact { Name = "milestone", Value = "1" }));
        await Expect(Kinds.MilestoneForOwner, number);
        Assert.That(Heard(number).CountBy(t => t.Kind).Where(k => k.Value > 1), Is.Empty);
        Assert.That(Heard(number).SelectMany(t => t.Facts).Select(f => f.Value), Has.None.Contains("marked").And.None.Contains("Jianghan"));
    }

    [Test, CancelAfter(60_000)]
    public async Task Who_objects_is_told_of_the_answer_and_the_officers_not_of_who_it_was()
    {
        var (number, _) = await _market.InNotice();
        using var citizen = _market.Service.Client(Tokens.Mint("citizen-1", Roles.Solver));
        var receipt = await (await citizen.Post($"/notices/{number}/objections", Marketplace.Objection)).ShouldBe<ObjectionReceipt>(201);
        Assert.That((await Expect(Kinds.ObjectionReceived, number)).To.Single(), Is.EqualTo(new Recipient { Person = "citizen-1" }));
        var filed = await Expect(Kinds.ObjectionFiled, number);
        Assert.That((filed.To.Single().Role, filed.Facts.Count, filed.Tail), Is.EqualTo((Roles.Department, 0, $"/desk/challenges/{number}/objections")));
        await _market.Service.MoveTo(receipt.AnswerDueAt!.Value);
        await Expect(Kinds.ObjectionOverdue, number);
        await (await _market.Officer.Post($"/objections/{receipt.Id}/decide", new { outcome = "dismissed", reasons = Given.Text("the log shows otherwise") })).ShouldBe(200);
        Assert.That((await Expect(Kinds.ObjectionDecided, number)).To.Single(), Is.EqualTo(new Recipient { Person = "citizen-1" }));
    }

    [Test, CancelAfter(60_000)]
    public async Task A_departure_waits_for_another_officer_than_the_one_who_proposed()
    {
        var (number, _) = await _market.Decidable();
        await (await _market.Officer.Post($"/awards/{number}/propose", Marketplace.Proposal("A3", "closer to the plant"))).ShouldBe(200);
        var told = await Expect(Kinds.SecondNeeded, number);
        Assert.That(told.Except, Does.Contain("officer-1").And.Not.Contain("officer-2"));
        Assert.That(Heard(number).Select(t => t.Kind), Is.EqualTo(new[] { Kinds.SecondNeeded.Name }));
    }

    [Test, CancelAfter(60_000)]
    public async Task A_decision_that_nobody_made_is_told_when_the_review_was_to_end_and_before_the_promised_day()
    {
        await using var market = await Marketplace.Open(Given.Published.AddDays(40));
        var ((waits, _), (proposed, _)) = (await market.Decidable(), await market.Proposed());
        // Neither a ranking nor a cause why none comes: that is told by the review.
        var (number, id) = ("QH-2022-900", MassTransit.NewId.NextGuid());
        await market.Bus.Publish(new Contracts.Publication.ChallengePublished { ChallengeId = id, Version = 1, At = Given.Published, Terms = Given.Terms(number) });
        await Patience.Until(async () => (await market.Officer.GetAsync($"/awards/{number}")).IsSuccessStatusCode, "its terms");
        await market.Service.MoveTo(Given.Terms().Timetable.ReviewEndsAt);
        Tidings? told = null;
        await Patience.Until(() => (told = market.Ears.Of(Kinds.DecisionDue).FirstOrDefault(t => t.Number == waits)) is not null, "the first reminder");
        Assert.That((told!.To.Single().Department, told.Facts.Single().Value, told.Tail), Is.EqualTo((Given.Department, Shapes.Write(Given.Published.AddDays(180)), $"/desk/challenges/{waits}/proposal")));
        Assert.That(told.Except, Does.Contain("rep-A4"), "who takes part hears nothing by an officer's role");
        await market.Service.MoveTo(Given.Published.AddDays(166));
        await Patience.Until(() => market.Ears.Of(Kinds.DecisionDue).Count(t => t.Number == waits) == 2 && market.Ears.Of(Kinds.DecisionDue).Any(t => t.Number == number), "the second");
        await market.Service.MoveTo(Given.Published.AddDays(200));
        Assert.That(market.Ears.Of(Kinds.DecisionDue).CountBy(t => t.Number!).Select(t => $"{t.Key} {t.Value}"), Is.EquivalentTo(new[] { $"{waits} 2", $"{number} 1" }), $"nothing of {proposed}, of which an award is proposed");
    }

    [Test, CancelAfter(60_000)]
    public async Task A_milestone_is_told_seven_days_before_its_day_and_not_when_it_is_met()
    {
        await using var market = await Marketplace.Open();
        var (number, _) = await market.UnderContract();
        await market.Service.MoveTo(new(2025, 11, 22, 23, 59, 59, TimeSpan.FromHours(8)));
        Assert.That(market.Ears.Of(Kinds.MilestoneDue), Is.Empty);
        await market.Service.MoveTo(new(2025, 11, 23, 0, 0, 0, TimeSpan.FromHours(8)));
        var due = await market.Ears.Expect(Kinds.MilestoneDue, t => t.Number == number);
        Assert.That((due.To.Single(), string.Join(' ', due.Facts.Select(f => f.Value))), Is.EqualTo((new Recipient { Person = "rep-A4" }, "1 2025-11-30")));
        Assert.That((await market.Ears.Expect(Kinds.MilestoneToAssess, t => t.Number == number)).To.Single().Department, Is.EqualTo(Given.Department));
        foreach (var milestone in new[] { 1, 2 }) await (await market.Officer.Post($"/projects/{number}/milestones/{milestone}/assess", new { outcome = "met", evidence = "report" })).ShouldBe(200);
        await market.Service.MoveTo(new(2026, 12, 24, 0, 0, 0, TimeSpan.FromHours(8)));
        await market.Ears.Expect(Kinds.MilestoneDue, t => t.Facts[0].Value == "3");
        Assert.That(market.Ears.Of(Kinds.MilestoneDue).Select(t => t.Facts[0].Value), Is.EqualTo(new[] { "1", "3" }), "the second was met before");
    }

    [Test, CancelAfter(60_000)]
    public async Task A_stage_of_a_race_is_told_to_all_teams_that_run()
    {
        await using var market = await Marketplace.Open();
        var (number, _) = await market.RaceDrafted();
        await market.SignRace(number);
        await market.Service.MoveTo(new(2024, 5, 24, 0, 0, 0, TimeSpan.FromHours(8)));
        var due = await market.Ears.Expect(Kinds.MilestoneDue, t => t.Number == number);
        Assert.That((string.Join(' ', due.To.Select(to => to.Person)), string.Join(' ', due.Facts.Select(f => f.Value)), due.Tail), Is.EqualTo(("rep-A4 rep-A3", "1 2024-05-31", $"/desk/challenges/{number}/race")));
    }

    Task<Tidings> Expect(Kind kind, string number) => _market.Ears.Expect(kind, t => t.Number == number);

    IReadOnlyList<Tidings> Heard(string number) => [.. _market.Ears.Heard.Where(t => t.Number == number)];
}
