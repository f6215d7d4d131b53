namespace Challenges.Portal.Speaking;

/// <summary>All that is public of one challenge, from the four services; a part that is withheld or whose service is silent is empty.</summary>
public sealed record OneRecord
{
    public Reply<ChallengeView> Challenge { get; init; } = new();
    public Reply<OpeningView> Opening { get; init; } = new();
    public Reply<RegionsView> Regions { get; init; } = new();
    public Reply<PublicPanel> Panel { get; init; } = new();
    public Reply<DrawProofView> Proof { get; init; } = new();
    public Reply<PublicRanking> Ranking { get; init; } = new();
    public Reply<NoticeView> Notice { get; init; } = new();
    public Reply<ResultView> Result { get; init; } = new();
    public Reply<ChainHeads> Chains { get; init; } = new();
}

public sealed class PublicRecord(Publication publication, Applications applications, Review review, Award award)
{
    public async Task<OneRecord> Of(string number)
    {
        var challenge = await publication.Challenge(number);
        if (!challenge.HasValue) return new OneRecord { Challenge = challenge };
        var (opening, regions, panel, proof) = (applications.Opening(number), applications.Regions(number), review.Panel(number), review.Proof(number));
        var (ranking, notice, result, chains) = (review.Ranking(number), award.Notice(number, null), award.Result(number), publication.Chains(number));
        return new OneRecord
        {
            Challenge = challenge,
            Opening = await opening,
            Regions = await regions,
            Panel = await panel,
            Proof = await proof,
            Ranking = await ranking,
            Notice = await notice,
            Result = await result,
            Chains = await chains
        };
    }
}
