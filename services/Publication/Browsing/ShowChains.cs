using Challenges.Shared.Web;

namespace Challenges.Publication.Browsing;

/// <param name="Heads">By service and place in its chain. Two hashes at one place: that chain was changed.</param>
public sealed record ChainsView(string Number, IReadOnlyList<ChainHead> Heads);

/// <summary><c>GET /challenges/{number}/chains</c>: the heads that every service published; hand one in with <c>POST /decisions/{number}/verify</c> of that service.</summary>
static class ShowChains
{
    public static async Task<Answer<ChainsView>> Handle(string number, ChallengeStore challenges, ChainHeadStore heads, CancellationToken cancel)
    {
        var challenge = await challenges.GetByNumber(number, cancel);
        return Answer.Ok(new ChainsView(number, await heads.Of(challenge.Id, cancel)));
    }
}
