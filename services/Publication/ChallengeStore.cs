using System.Data.Common;
using Challenges.Publication.Browsing;
using Challenges.Shared.Database;
using Challenges.Shared.Web;

namespace Challenges.Publication;

public sealed class ChallengeStore(SqlSession sql)
{
    public async Task<Challenge?> Find(Guid id, CancellationToken cancel) =>
        Read(await sql.Find<string>("SELECT [Document] FROM [Challenges] WHERE [Id] = @id", new { id }, cancel));

    public async Task<Challenge?> FindByNumber(string number, CancellationToken cancel) => Read(await sql.Find<string>(
        "SELECT c.[Document] FROM [ChallengeNumbers] n JOIN [Challenges] c ON c.[Id] = n.[ChallengeId] WHERE n.[Number] = @number", new { number }, cancel));

    public async Task<Challenge> GetByNumber(string number, CancellationToken cancel) => await FindByNumber(number, cancel) ?? throw Refusals.ChallengeNotFound.Now();

    /// <summary>The draft, or the challenge that it became, for a caller who may know of it; 404 otherwise.</summary>
    public async Task<Challenge> GetDraft(Guid id, Caller caller, CancellationToken cancel) =>
        await Find(id, cancel) is { } challenge && challenge.IsVisibleTo(caller) ? challenge : throw Refusals.DraftNotFound.Now();

    /// <summary>Newest first. Null for a filter means any.</summary>
    public async Task<IReadOnlyList<Challenge>> Drafts(string? organisation, string? department, Guid? after, int size, CancellationToken cancel) =>
        [.. (await sql.Query<string>(
            """
            SELECT [Document] FROM (
                SELECT [Document], ROW_NUMBER() OVER (ORDER BY [DraftedAt] DESC, [Id] DESC) AS [Place] FROM [Challenges]
                WHERE [State] = 'Draft' AND (@organisation IS NULL OR [OwnerOrganisation] = @organisation)
                  AND (@department IS NULL OR [Department] = @department) AND (@after IS NULL OR EXISTS (SELECT 1 FROM [Challenges] AS [Last]
                    WHERE [Last].[Id] = @after AND ([Challenges].[DraftedAt] < [Last].[DraftedAt] OR ([Challenges].[DraftedAt] = [Last].[DraftedAt] AND [Challenges].[Id] < @after))))) AS [Found]
            WHERE [Place] <= @size ORDER BY [Place]
            """, new { organisation, department, after, size }, cancel)).Select(StoredJson.Read<Challenge>)];

    public Task Add(Challenge challenge, CancellationToken cancel) => sql.Execute(
        """
        INSERT INTO [Challenges] ([Id], [Version], [State], [Stage], [Department], [OwnerOrganisation], [Field], [CallNumber], [DraftedAt], [PublishedAt], [ClosesAt], [DueAt], [BountyFen], [Words], [Document])
        VALUES (@Id, @Version, @State, @Stage, @Department, @OwnerOrganisation, @Field, @Call, @DraftedAt, @PublishedAt, @ClosesAt, @DueAt, @BountyFen, @Words, @Document)
        """, Row(challenge), cancel);

    /// <summary>A proposal that comes twice makes one draft: its id is the draft's.</summary>
    public async Task AddFollowUp(Challenge draft, CancellationToken cancel)
    {
        if (await Find(draft.Id, cancel) is null) await Add(draft, cancel);
    }

    public Task Save(Challenge challenge, CancellationToken cancel) => sql.Save(
        """
        UPDATE [Challenges] SET [Version] = @Version, [State] = @State, [Field] = @Field, [CallNumber] = @Call, [PublishedAt] = @PublishedAt,
            [ClosesAt] = @ClosesAt, [DueAt] = @DueAt, [BountyFen] = @BountyFen, [Words] = @Words, [Document] = @Document
        WHERE [Id] = @Id AND [Version] = @Before
        """, Row(challenge), cancel);

    /// <returns>How many had none yet, at most <paramref name="size"/>.</returns>
    public async Task<int> FillBounties(int size, CancellationToken cancel)
    {
        var found = (await sql.Query<string>(
            "SELECT [Document] FROM (SELECT [Document], ROW_NUMBER() OVER (ORDER BY [Id]) AS [Place] FROM [Challenges] WHERE [BountyFen] IS NULL) AS [Found] WHERE [Place] <= @size", new { size }, cancel))
            .Select(StoredJson.Read<Challenge>).ToList();
        foreach (var challenge in found)
            await sql.Execute("UPDATE [Challenges] SET [BountyFen] = @BountyFen WHERE [Id] = @Id AND [BountyFen] IS NULL", new { challenge.Text.BountyFen, challenge.Id }, cancel);
        return found.Count;
    }

    /// <summary>Takes the number for the challenge; refused when another one has it.</summary>
    public async Task TakeNumber(Challenge challenge, CancellationToken cancel)
    {
        try
        {
            await sql.Execute("INSERT INTO [ChallengeNumbers] ([Number], [ChallengeId]) VALUES (@Number, @Id)", new { challenge.Number, challenge.Id }, cancel);
        }
        catch (DbException e) when (sql.Dialect.IsUniqueViolation(e))
        {
            throw Refusals.NumberIsTaken.With(("number", challenge.Number));
        }
    }

    static Challenge? Read(string? document) => document is null ? null : StoredJson.Read<Challenge>(document);

    static object Row(Challenge challenge) => new
    {
        challenge.Id,
        challenge.Version,
        Before = challenge.Version - 1,
        State = challenge.State.ToString(),
        Stage = nameof(Publication.Stage.None),
        challenge.Department,
        challenge.Text.OwnerOrganisation,
        challenge.Text.Field,
        challenge.Call,
        challenge.DraftedAt,
        challenge.PublishedAt,
        ClosesAt = challenge.Text.Schedule?.ClosesAt,
        DueAt = challenge.NextDueAt,
        challenge.Text.BountyFen,
        Words = SearchWords.Of(challenge),
        Document = StoredJson.Write(challenge)
    };
}
