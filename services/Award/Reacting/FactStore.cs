using Challenges.Contracts.Applications;
using Challenges.Contracts.Publication;
using Challenges.Contracts.Review;
using Challenges.Shared.Database;

namespace Challenges.Award.Reacting;

/// <summary>Local copies of foreign facts. A row is replaced only by a higher version, so that order and repetition of messages change nothing.</summary>
public sealed class FactStore(SqlSession session)
{
    public Task<bool> Keep(Guid challenge, int version, ChallengeTerms terms, CancellationToken cancel) => Keep(challenge, "terms", "", version, terms, cancel);

    public Task<bool> Keep(ApplicationsSealed fact, CancellationToken cancel) => Keep(fact.ChallengeId, "sealed", "", fact.Version, fact, cancel);

    public Task<bool> Keep(RankingFinalised fact, CancellationToken cancel) => Keep(fact.ChallengeId, "ranking", "", fact.Version, fact, cancel);

    public Task<bool> Keep(ApplicantsIdentified fact, CancellationToken cancel) => Keep(fact.ChallengeId, "applicants", "", fact.Version, fact, cancel);

    public Task<bool> Keep(ApplicationOpened fact, CancellationToken cancel) => Keep(fact.ChallengeId, "application", fact.Code, fact.Version, fact, cancel);

    public Task<bool> Keep(ChallengeCancelled fact, CancellationToken cancel) => Keep(fact.ChallengeId, "cancelled", "", fact.Version, fact, cancel);

    public Task<bool> Keep(FormalCheckConcluded fact, CancellationToken cancel) => Keep(fact.ChallengeId, "formal-check", "", fact.Version, fact, cancel);

    public Task<bool> Keep(ReconsiderationRequested fact, CancellationToken cancel) => Keep(fact.ChallengeId, "requested", fact.Reconsideration.ToString("N"), fact.Version, fact, cancel);

    public Task<bool> Keep(ReconsiderationDecided fact, CancellationToken cancel) => Keep(fact.ChallengeId, "decided", fact.Reconsideration.ToString("N"), fact.Version, fact, cancel);

    public async Task<ChallengeFacts> Load(Guid challenge, CancellationToken cancel)
    {
        var rows = await session.Query<FactRow>("SELECT [Kind], [Key], [Document] FROM [Facts] WHERE [ChallengeId] = @challenge", new { challenge }, cancel);
        T? Of<T>(string kind) where T : class => rows.FirstOrDefault(row => row.Kind == kind) is { } row ? Document.Read<T>(row.Document) : null;
        IEnumerable<T> All<T>(string kind) => rows.Where(row => row.Kind == kind).Select(row => Document.Read<T>(row.Document));
        return new()
        {
            ChallengeId = challenge,
            Terms = Of<ChallengeTerms>("terms"),
            Sealed = Of<ApplicationsSealed>("sealed"),
            Ranking = Of<RankingFinalised>("ranking"),
            Cancelled = Of<ChallengeCancelled>("cancelled"),
            FormalCheck = Of<FormalCheckConcluded>("formal-check"),
            ReconsiderationsRequested = [.. All<ReconsiderationRequested>("requested").OrderBy(fact => fact.Version)],
            ReconsiderationsDecided = [.. All<ReconsiderationDecided>("decided").OrderBy(fact => fact.Version)],
            Applicants = Of<ApplicantsIdentified>("applicants")?.Applicants.ToDictionary(applicant => applicant.Code) ?? [],
            Opened = rows.Where(row => row.Kind == "application").ToDictionary(row => row.Key, row => Document.Read<ApplicationOpened>(row.Document))
        };
    }

    /// <returns>False when what is kept already is as new.</returns>
    async Task<bool> Keep<T>(Guid challenge, string kind, string key, int version, T fact, CancellationToken cancel)
    {
        var row = new { challenge, kind, key, version, document = Document.Write(fact) };
        const string update = """
            UPDATE [Facts] SET [Version] = @version, [Document] = @document
            WHERE [ChallengeId] = @challenge AND [Kind] = @kind AND [Key] = @key AND [Version] < @version
            """;
        const string insert = """
            INSERT INTO [Facts] ([ChallengeId], [Kind], [Key], [Version], [Document])
            SELECT @challenge, @kind, @key, @version, @document
            WHERE NOT EXISTS (SELECT 1 FROM [Facts] WHERE [ChallengeId] = @challenge AND [Kind] = @kind AND [Key] = @key)
            """;
        return await session.Execute(update, row, cancel) + await session.Execute(insert, row, cancel) > 0;
    }

    sealed class FactRow
    {
        public string Kind { get; init; } = "";
        public string Key { get; init; } = "";
        public string Document { get; init; } = "";
    }
}
