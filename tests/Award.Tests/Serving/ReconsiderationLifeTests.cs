using Challenges.Award.Browsing;
using Challenges.Award.Tests.Reconsidering;
using Challenges.Contracts.Award;
using Challenges.Contracts.Review;
using Challenges.TestKit;

namespace Challenges.Award.Tests.Serving;

/// <summary>What the review tells after its ranking, over the bus: reconsiderations, new rankings, a check that left too few.</summary>
sealed class ReconsiderationLifeTests
{
    Marketplace _market = null!;

    [OneTimeSetUp]
    public async Task Open() => _market = await Marketplace.Open();

    [OneTimeTearDown]
    public async Task Close() => await _market.DisposeAsync();

    [Test, CancelAfter(90_000)]
    public async Task An_upheld_reconsideration_holds_the_award_and_its_new_ranking_starts_it_anew()
    {
        var (number, id) = await _market.InNotice();
        var view = await Read(number);
        await _market.Service.MoveTo(view.Notice!.ConfirmableFrom);
        await _market.Bus.Publish(ReconsiderationTests.Requested(41, 2, id, number));
        await Until(number, award => award.Reconsiderations!.Count == 1);
        await (await _market.Officer.Post($"/awards/{number}/confirm")).ShouldRefuse(Refusals.ReconsiderationIsOpen);
        var held = (await Read(number)).Stand.Actions.Single(action => action.Name == "Confirm");
        Assert.That((held.Allowed, held.Refusal!.Code, held.Refusal.Rule), Is.EqualTo((false, "AWD-C-04", "R20")));

        await _market.Bus.Publish(ReconsiderationTests.Decided(41, 3, true, id, number));
        await Until(number, award => award.Reconsiderations![0].Upheld == true);
        await (await _market.Officer.Post($"/awards/{number}/confirm")).ShouldRefuse(Refusals.NewRankingAwaited);
        await _market.Bus.Publish(Given.Ranking(id, 4, Given.Ranked("A3", 1, "85.0000"), Given.Ranked("A4", 2, "84.0000")));
        await Until(number, award => award.State == "Deciding");
        Assert.That((await _market.Bus.Expect<NoticeLedBack>(e => e.ChallengeId == id)).Because, Is.EqualTo("reconsideration"));
        var page = await (await _market.Anyone.GetAsync($"/notices/{number}")).ShouldBe<NoticeView>();
        Assert.That((page.State, page.LedBackBy, page.LedBackBecause!.En), Is.EqualTo(("LedBack", "reconsideration", "The ranking that the proposal stood on was replaced by a new one; the department decides anew.")));
        var anew = await Read(number);
        Assert.That((anew.RankingLeadsTo, anew.EarlierProposals!.Single().Ended), Is.EqualTo(("A3", "Reranked")));
        await (await _market.Officer.Post($"/awards/{number}/propose", Marketplace.Proposal("A3"))).ShouldBe(200);
        await Sound(number);
    }

    [Test, CancelAfter(90_000)]
    public async Task After_the_confirmation_a_new_ranking_is_shown_to_officers_and_undoes_nothing()
    {
        var (number, id) = await _market.Confirmed();
        await _market.Bus.Publish(ReconsiderationTests.Requested(42, 2, id, number));
        await Until(number, award => award.Reconsiderations!.Count == 1);
        var book = await _market.Draft(number);
        await (await _market.Solver.Post($"/task-books/{number}/sign", new { digest = book.Digest })).ShouldRefuse(Refusals.ReconsiderationIsOpen);
        await _market.Bus.Publish(ReconsiderationTests.Decided(42, 3, true, id, number));
        await _market.Bus.Publish(Given.Ranking(id, 4, Given.Ranked("A3", 1), Given.Ranked("A4", 2)));
        await Until(number, award => award.LaterRankings!.Count == 1 && award.Reconsiderations![0].Upheld == true);
        var shown = await Read(number);
        Assert.That((shown.State, shown.LaterRankings![0].LeadsTo), Is.EqualTo(("Confirmed", "A3")));
        Assert.That((await (await _market.Owner.GetAsync($"/awards/{number}")).ShouldBe<AwardView>()).LaterRankings, Is.Null);
        await (await _market.Solver.Post($"/task-books/{number}/sign", new { digest = book.Digest })).ShouldBe(200);
        await Sound(number);
    }

    [Test, CancelAfter(90_000)]
    public async Task A_new_ranking_raises_the_version_so_that_a_proposal_that_did_not_know_of_it_is_refused()
    {
        var (number, id) = await _market.Decidable();
        var before = (await Read(number)).Stand.Version;
        await _market.Bus.Publish(Given.Ranking(id, 2));
        await Until(number, award => award.Stand.Version == before + 1);
        await _market.Bus.Publish(Given.Ranking(id, 2));
        await _market.Bus.Publish(Given.Ranking(id, 3));
        await Until(number, award => award.Stand.Version == before + 2);
    }

    [Test, CancelAfter(90_000)]
    public async Task In_whatever_order_the_review_speaks_the_award_ends_up_the_same()
    {
        var random = new Random(20231125);
        List<string> numbers = [];
        for (var round = 0; round < 8; round++)
        {
            var (number, id) = await _market.Proposed();
            ReconsiderationRequested requested = ReconsiderationTests.Requested((byte)(60 + round), 2, id, number);
            Func<Task>[] messages =
            [
                () => _market.Bus.Publish(requested), () => _market.Bus.Publish(requested),
                () => _market.Bus.Publish(ReconsiderationTests.Decided((byte)(60 + round), 3, true, id, number)),
                () => _market.Bus.Publish(Given.Ranking(id, 4)), () => _market.Bus.Publish(Given.Ranking(id, 1))
            ];
            random.Shuffle(messages);
            foreach (var publish in messages) await publish();
            numbers.Add(number);
        }
        foreach (var number in numbers)
        {
            await Until(number, award => award.State == "Deciding" && award.Awaited!.Count == 0 && award.Reconsiderations is [{ Upheld: true, Ground: not null }]);
            await (await _market.Officer.Post($"/awards/{number}/propose", Marketplace.Proposal("A4"))).ShouldBe(200);
            await Sound(number);
        }
    }

    [Test, CancelAfter(90_000)]
    public async Task A_check_that_left_too_few_ends_without_an_award_and_names_the_rule()
    {
        var (number, id) = await _market.Decidable();
        await _market.Bus.Publish(NoReviewTests.Checked(id, 5, 0, number));
        await Until(number, award => award.NoReviewCause == "none-admitted");
        await (await _market.Officer.Post($"/awards/{number}/propose", Marketplace.Proposal("A4"))).ShouldRefuse(Refusals.NoReviewComes);
        await (await _market.Officer.Post($"/awards/{number}/no-award", Marketplace.NoAward)).ShouldBe(200);
        Assert.That((await _market.Bus.Expect<NoAward>(e => e.ChallengeId == id)).Rule, Is.EqualTo("R12"));
        var open = await (await _market.Anyone.GetAsync($"/awards/{number}")).ShouldBe<AwardView>();
        Assert.That((open.State, open.NoAwardCause, open.NoAwardRule, open.NoReviewCause), Is.EqualTo(("NoAward", "none-admitted", "R12", (string?)null)));
        await Sound(number);
    }

    async Task<AwardView> Read(string number) => await (await _market.Officer.GetAsync($"/awards/{number}")).ShouldBe<AwardView>();

    Task Until(string number, Func<AwardView, bool> so) => Patience.Until(async () => so(await Read(number)), $"what was told of {number}");

    async Task Sound(string number)
    {
        var verified = await (await _market.Anyone.Post($"/decisions/{number}/verify")).ShouldBe<Challenges.Shared.Decisions.VerificationView>();
        Assert.That((verified.Sound, await _market.Service.BrokenInvariants()), Is.EqualTo((true, Array.Empty<string>())));
    }
}
