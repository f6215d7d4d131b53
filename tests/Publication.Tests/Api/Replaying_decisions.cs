using Challenges.Contracts.Deciding;
using Challenges.Contracts.Publication;
using Challenges.Publication.Browsing;
using Challenges.Shared.Decisions;
using Challenges.Shared.Proof;
using Challenges.TestKit;

namespace Challenges.Publication.Tests.Api;

public sealed class Replaying_decisions
{
    [Test, Property("Rule", "R28")]
    public async Task Publication_and_amendment_are_chained_and_replayed_and_their_heads_are_kept_for_all()
    {
        var challenge = await Act.Published();
        await (await Act.Officer.Post($"/challenges/{challenge.Number}/amendments", new { reason = Given.Both("延期", "Extended"), closesAt = "2022-12-26" }, challenge.Version)).ShouldBe(201);

        var verified = await (await Act.Auditor.Post($"/decisions/{challenge.Number}/verify", key: "")).ShouldBe<VerificationView>();
        Assert.That(verified.Records.Select(r => (r.Kind, r.Finding)), Is.EqualTo(new[] { ("publication", Finding.Same), ("amendment", Finding.Same) }));

        var (shown, inside) = (await Read(challenge.Number, Act.Solver), await Read(challenge.Number, Act.Officer));
        var terms = (await PublicationRuns.Bus.Expect<ChallengePublished>(m => m.ChallengeId == challenge.Id)).Terms;
        Assert.That((terms.Call, terms.Contact!.Office), Is.EqualTo((challenge.Number[..challenge.Number.LastIndexOf('-')], "Challenge office")), "who asks the receivers is told whom to ask");
        Assert.Multiple(() =>
        {
            Assert.That(shown.Records[0].Result, Does.Contain(Canonical.Digest(terms)).And.Contain("""signedBy":["department","owner"]""").And.Contain("""windowFits":true"""));
            Assert.That(shown.Records.Select(r => (r.Inputs, r.Actor)), Is.All.EqualTo(((string?)null, (string?)null)));
            Assert.That(inside.Records.Select(r => r.Actor), Is.All.EqualTo(Given.Officer.Person));
            Assert.That(inside.Records[0].Record!.InputDigest, Is.EqualTo(DigestOf(inside.Records[0].Inputs!)));
        });

        await Patience.Until(async () => (await Chains(challenge.Number)).Count == 2, "both heads");
        Assert.That((await Chains(challenge.Number))[^1], Is.EqualTo(new ChainHead { Service = "publication", Sequence = 2, Hash = shown.Head!.Hash }));
    }

    [Test]
    public async Task A_chain_that_was_published_in_two_forms_shows_both()
    {
        var challenge = await Act.Published();
        foreach (var hash in new[] { "aa", "bb", "aa" })
            await PublicationRuns.Bus.Publish(new DecisionsChained { ChallengeId = challenge.Id, Version = 1, At = Given.Now, Number = challenge.Number, Service = "award", Hash = hash });
        await Patience.Until(async () => (await Chains(challenge.Number)).Count(h => h.Service == "award") == 2, "two heads");
    }

    static async Task<IReadOnlyList<ChainHead>> Chains(string number) => (await (await Act.Anyone.GetAsync($"/challenges/{number}/chains")).ShouldBe<ChainsView>()).Heads;

    static async Task<DecisionsView> Read(string number, HttpClient client) => await (await client.GetAsync($"/decisions/{number}")).ShouldBe<DecisionsView>();

    static string DigestOf(string text) => Canonical.Digest(System.Text.Encoding.UTF8.GetBytes(text));
}
