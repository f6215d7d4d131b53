using System.Net;
using Challenges.Award.Browsing;
using Challenges.Award.Objecting;
using Challenges.Contracts.Award;
using Challenges.TestKit;

namespace Challenges.Award.Tests.Serving;

/// <summary>What comes after the notice; these tests move the clock.</summary>
sealed class ContractTests
{
    Marketplace _market = null!;

    [OneTimeSetUp]
    public async Task Open() => _market = await Marketplace.Open();

    [OneTimeTearDown]
    public async Task Close() => await _market.DisposeAsync();

    [Test, CancelAfter(60_000)]
    public async Task An_objection_stamped_at_the_end_of_the_notice_is_late()
    {
        var (number, _) = await _market.InNotice();
        var view = await (await _market.Officer.GetAsync($"/awards/{number}")).ShouldBe<AwardView>();
        await (await _market.Officer.Post($"/awards/{number}/confirm")).ShouldRefuse(Refusals.NoticeRuns);
        await _market.Service.MoveTo(view.Notice!.EndsAt.AddMilliseconds(-1));
        await (await _market.Anyone.Post($"/notices/{number}/objections", Marketplace.Objection)).ShouldBe(201);
        await _market.Service.MoveTo(view.Notice.EndsAt);
        await (await _market.Anyone.Post($"/notices/{number}/objections", Marketplace.Objection)).ShouldRefuse(Refusals.NoticeHasEnded);
    }

    [Test, CancelAfter(60_000)]
    public async Task Two_officers_who_confirm_in_the_same_second_make_one_event()
    {
        var (number, id) = await _market.InNotice();
        await _market.Service.MoveTo((await (await _market.Officer.GetAsync($"/awards/{number}")).ShouldBe<AwardView>()).Notice!.ConfirmableFrom);
        var answers = await Task.WhenAll(_market.Officer.Post($"/awards/{number}/confirm"), _market.SecondOfficer.Post($"/awards/{number}/confirm"));
        Assert.That(answers.Select(a => a.StatusCode), Is.EquivalentTo(new[] { HttpStatusCode.OK, HttpStatusCode.Conflict }));
        await _market.Draft(number);
        await _market.Bus.Expect<AwardConfirmed>(e => e.ChallengeId == id);
        Assert.That(_market.Bus.Received<AwardConfirmed>().Count(e => e.ChallengeId == id), Is.EqualTo(1));
    }

    [Test, CancelAfter(60_000)]
    public async Task A_task_book_is_changed_only_by_one_who_has_seen_its_version()
    {
        var (number, _) = await _market.Confirmed();
        await (await _market.Officer.Put($"/task-books/{number}", Marketplace.Milestones)).ShouldRefuse("SHR-428");
        await (await _market.Officer.Put($"/task-books/{number}", Marketplace.Milestones, 1)).ShouldRefuse("SHR-412");
        Assert.That((await _market.Draft(number)).Signatures, Is.Empty);
    }

    [Test, CancelAfter(60_000), Property("Rule", "R23")]
    public async Task Payments_pressed_twice_at_once_are_released_once()
    {
        var (number, id) = await _market.Acceptable();
        var answers = await Task.WhenAll(_market.Officer.Post($"/projects/{number}/milestones/1/pay"), _market.SecondOfficer.Post($"/projects/{number}/milestones/1/pay"));
        Assert.That(answers.Select(a => a.StatusCode), Is.EquivalentTo(new[] { HttpStatusCode.OK, HttpStatusCode.Conflict }));
        await (await _market.Officer.Post($"/projects/{number}/milestones/2/pay")).ShouldBe(200);
        await _market.Bus.Expect<PaymentReleased>(e => e.ChallengeId == id && e.Milestone == 2);
        Assert.That(_market.Bus.Received<PaymentReleased>().Count(e => e.ChallengeId == id && e.Milestone == 1), Is.EqualTo(1));
    }

    [Test, CancelAfter(60_000)]
    public async Task A_failed_project_closes_with_what_was_paid()
    {
        var (number, id) = await _market.Acceptable();
        await (await _market.Officer.Post($"/projects/{number}/milestones/1/pay")).ShouldBe(200);
        object poor = new { report = "measured", measured = Given.Accepted.Select(v => new { indicator = v.Key, value = v.Key == "cell-output" ? 3.5m : v.Value }) };
        Assert.That((await (await _market.Officer.Post($"/projects/{number}/acceptance", poor)).ShouldBe<ProjectView>(200)).State, Is.EqualTo("Rectifying"));
        Assert.That((await (await _market.Officer.Post($"/projects/{number}/acceptance", poor)).ShouldBe<ProjectView>(200)).State, Is.EqualTo("Closed"));
        var closed = await _market.Bus.Expect<ProjectClosed>(e => e.ChallengeId == id);
        Assert.That((closed.Outcome, closed.PaidFen), Is.EqualTo(("failed", 594_000_000L)));
    }

    [Test, CancelAfter(60_000)]
    public async Task An_answer_that_is_late_is_marked_when_it_comes_due()
    {
        var (number, _) = await _market.InNotice();
        var receipt = await (await _market.Anyone.Post($"/notices/{number}/objections", Marketplace.Objection)).ShouldBe<ObjectionReceipt>(201);
        await _market.Service.MoveTo(receipt.AnswerDueAt!.Value);
        var objection = await _market.Service.InScope(async scope =>
            await ((ObjectionStore)scope.GetService(typeof(ObjectionStore))!).Load(receipt.Id, CancellationToken.None));
        Assert.That(objection!.Overdue, Is.True);
    }
}
