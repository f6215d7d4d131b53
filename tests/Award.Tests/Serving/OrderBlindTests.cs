using Challenges.Award.Browsing;
using Challenges.Award.Reacting;
using Challenges.Contracts.Publication;
using Challenges.TestKit;
using MassTransit;

namespace Challenges.Award.Tests.Serving;

/// <summary>Messages come in any order, repeated, and old ones after new ones; what is known in the end is the same.</summary>
sealed class OrderBlindTests
{
    [Test, CancelAfter(120_000)]
    public async Task Whatever_the_order_of_the_messages_the_award_can_be_proposed_in_the_end()
    {
        await using var market = await Marketplace.Open();
        var random = new Random(20230427);
        var numbers = new List<(string Number, Guid Id)>();
        for (var round = 0; round < 12; round++)
        {
            var (number, id) = ($"QH-2023-{round:000}", NewId.NextGuid());
            // Old versions, new versions, and each of the new ones twice.
            var messages = market.Facts(number, id).Concat(market.Facts(number, id, 2)).Concat(market.Facts(number, id, 2)).ToArray();
            random.Shuffle(messages);
            foreach (var publish in messages) await publish();
            numbers.Add((number, id));
        }
        foreach (var (number, _) in numbers) await market.Arrived(number);
        foreach (var (number, id) in numbers)
        {
            await Patience.Until(async () => (await Facts(market, id)).Ranking!.Version == 2, "the newest ranking");
            await (await market.Officer.Post($"/awards/{number}/propose", Marketplace.Proposal("A4"))).ShouldBe(200);
            Assert.That((await Facts(market, id)).Opened.Values.Select(o => o.Version), Has.All.EqualTo(2));
        }
        Assert.That(await market.Service.BrokenInvariants(), Is.Empty);
    }

    [Test, CancelAfter(60_000)]
    public async Task A_cancellation_that_arrives_before_the_publication_still_ends_the_award()
    {
        await using var market = await Marketplace.Open();
        var id = NewId.NextGuid();
        await market.Bus.Publish(new ChallengeCancelled { ChallengeId = id, Version = 3, At = Given.Morning, Number = "QH-2023-100", Department = Given.Department, Reason = Given.Text("withdrawn") });
        await Patience.Until(async () => (await Facts(market, id)).Cancelled is not null, "the cancellation");
        foreach (var publish in market.Facts("QH-2023-100", id)) await publish();
        await market.Arrived("QH-2023-100");
        Assert.That((await (await market.Officer.GetAsync("/awards/QH-2023-100")).ShouldBe<AwardView>()).State, Is.EqualTo("Cancelled"));
        await (await market.Officer.Post("/awards/QH-2023-100/propose", Marketplace.Proposal("A4"))).ShouldRefuse(Refusals.StateForbids);
    }

    static Task<ChallengeFacts> Facts(Marketplace market, Guid id) =>
        market.Service.InScope(scope => ((FactStore)scope.GetService(typeof(FactStore))!).Load(id, CancellationToken.None));
}
