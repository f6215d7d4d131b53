using Challenges.Shared.Database;

namespace Challenges.Publication;

/// <summary>The SQL of the register of organisations and of its changes.</summary>
public sealed class OrganisationStore(SqlSession sql)
{
    /// <summary>The whole register, and the number of changes that made it.</summary>
    public async Task<(OrganisationRegister Register, int Changes)> Register(CancellationToken cancel)
    {
        var changes = await sql.Find<int>("SELECT [Changes] FROM [OrganisationRegister]", null, cancel);
        var organisations = await sql.Query<string>("SELECT [Document] FROM [Organisations]", null, cancel);
        return (new OrganisationRegister([.. organisations.Select(StoredJson.Read<Organisation>)]), changes);
    }

    public async Task<Organisation?> Find(string id, CancellationToken cancel) =>
        await sql.Find<string>("SELECT [Document] FROM [Organisations] WHERE [Id] = @id", new { id }, cancel) is { } document ? StoredJson.Read<Organisation>(document) : null;

    /// <summary>By id, after the one named.</summary>
    /// <param name="pattern">For LIKE, over ids, names and aliases.</param>
    public async Task<IReadOnlyList<Organisation>> List(string? pattern, string? after, int size, CancellationToken cancel) =>
        [.. (await sql.Query<string>(
            """
            SELECT [Document] FROM (
                SELECT [Document], ROW_NUMBER() OVER (ORDER BY [Id]) AS [Place] FROM [Organisations]
                WHERE (@after IS NULL OR [Id] > @after) AND (@pattern IS NULL OR [Words] LIKE @pattern ESCAPE '\')) AS [Found]
            WHERE [Place] <= @size ORDER BY [Place]
            """, new { pattern, after, size }, cancel)).Select(StoredJson.Read<Organisation>)];

    /// <summary>Of two who change the register at once, one loses: what one looked at when it was checked must still stand.</summary>
    public async Task Save(IReadOnlyList<Organisation> organisations, int changesBefore, CancellationToken cancel)
    {
        await sql.Save("UPDATE [OrganisationRegister] SET [Changes] = @Next WHERE [Changes] = @changesBefore", new { Next = changesBefore + 1, changesBefore }, cancel);
        foreach (var organisation in organisations)
        {
            var row = new { organisation.Id, organisation.Version, Before = organisation.Version - 1, Words = Browsing.SearchWords.Of(organisation), Document = StoredJson.Write(organisation) };
            await sql.Save(organisation.Version == 1
                ? "INSERT INTO [Organisations] ([Id], [Version], [Words], [Document]) VALUES (@Id, @Version, @Words, @Document)"
                : "UPDATE [Organisations] SET [Version] = @Version, [Words] = @Words, [Document] = @Document WHERE [Id] = @Id AND [Version] = @Before", row, cancel);
        }
    }

    public async Task<OrganisationChange?> FindChange(Guid id, CancellationToken cancel) =>
        await sql.Find<string>("SELECT [Document] FROM [OrganisationChanges] WHERE [Id] = @id", new { id }, cancel) is { } document ? StoredJson.Read<OrganisationChange>(document) : null;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<OrganisationChange>> Changes(ChangeState? state, Guid? after, int size, CancellationToken cancel) =>
        [.. (await sql.Query<string>(
            """
            SELECT [Document] FROM (
                SELECT [Document], ROW_NUMBER() OVER (ORDER BY [ProposedAt] DESC, [Id] DESC) AS [Place] FROM [OrganisationChanges]
                WHERE (@state IS NULL OR [State] = @state)
                  AND (@after IS NULL OR EXISTS (SELECT 1 FROM [OrganisationChanges] AS [Last]
                    WHERE [Last].[Id] = @after AND ([OrganisationChanges].[ProposedAt] < [Last].[ProposedAt]
                        OR ([OrganisationChanges].[ProposedAt] = [Last].[ProposedAt] AND [OrganisationChanges].[Id] < @after))))) AS [Found]
            WHERE [Place] <= @size ORDER BY [Place]
            """, new { state = state?.ToString(), after, size }, cancel)).Select(StoredJson.Read<OrganisationChange>)];

    public Task Add(OrganisationChange change, CancellationToken cancel) => sql.Execute(
        "INSERT INTO [OrganisationChanges] ([Id], [Version], [State], [ProposedAt], [Document]) VALUES (@Id, @Version, @State, @ProposedAt, @Document)", Row(change), cancel);

    public Task Save(OrganisationChange change, CancellationToken cancel) => sql.Save(
        "UPDATE [OrganisationChanges] SET [Version] = @Version, [State] = @State, [Document] = @Document WHERE [Id] = @Id AND [Version] = @Before", Row(change), cancel);

    static object Row(OrganisationChange change) => new
    {
        change.Id,
        change.Version,
        Before = change.Version - 1,
        State = change.State.ToString(),
        change.ProposedAt,
        Document = StoredJson.Write(change)
    };
}
