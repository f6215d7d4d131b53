using Challenges.Contracts.Publication;
using Challenges.Review.Recusing;
using Challenges.Shared.Database;

namespace Challenges.Review.Registering;

/// <summary>THE SQL of the register of organisations as it was told. What bears on a review is read level by level, each with one query for all organisations of the level.</summary>
public sealed class OrganisationStore(SqlSession sql)
{
    const int AtOnce = 1000;

    /// <returns>False: this version or a newer one is known.</returns>
    public async Task<bool> Keep(OrganisationRegistered told, CancellationToken cancel)
    {
        var row = new { Id = OrganisationGraph.Normal(told.Id), told.Version, told.Name, Aliases = Stored.Text(told.Aliases), Parents = Stored.Text(told.Parents) };
        var kept = await sql.Execute("UPDATE [Organisations] SET [Version] = @Version, [Name] = @Name, [Aliases] = @Aliases, [Parents] = @Parents WHERE [Id] = @Id AND [Version] < @Version", row, cancel)
            + await sql.Execute("""
                INSERT INTO [Organisations] ([Id], [Version], [Name], [Aliases], [Parents]) SELECT @Id, @Version, @Name, @Aliases, @Parents WHERE NOT EXISTS (SELECT 1 FROM [Organisations] WHERE [Id] = @Id)
                """, row, cancel);
        if (kept == 0) return false;
        await sql.Execute("DELETE FROM [OrganisationIds] WHERE [Organisation] = @Id", new { row.Id }, cancel);
        foreach (var alias in told.Aliases.Append(told.Id).Where(a => !Conflicts.IsPlaceholder(a)).Select(OrganisationGraph.Normal).Distinct())
            await sql.Execute("INSERT INTO [OrganisationIds] ([Alias], [Organisation]) VALUES (@alias, @Id)", new { alias, row.Id }, cancel);
        return true;
    }

    /// <summary>All of the register that bears on these ids: the organisations themselves, under whichever of their ids, and their owners.</summary>
    public async Task<OrganisationGraph> Around(IEnumerable<string?> ids, CancellationToken cancel)
    {
        if (await sql.Find<int>("SELECT CASE WHEN EXISTS (SELECT 1 FROM [Organisations]) THEN 1 ELSE 0 END", null, cancel) == 0) return OrganisationGraph.None;
        HashSet<string> asked = [];
        Dictionary<string, RegisteredOrganisation> found = [];
        var next = New(ids.Where(i => !Conflicts.IsPlaceholder(i)).Select(i => i!));
        // One level of owners at a time; the bound is that of the graph, twice, since an alias takes a round of its own.
        for (var round = 0; next.Count > 0 && round <= 2 * OrganisationGraph.MostSteps; round++)
        {
            List<Row> rows = [];
            foreach (var chunk in next.Chunk(AtOnce))
                rows.AddRange(await sql.Query<Row>("""
                    SELECT DISTINCT o.[Id], o.[Name], o.[Aliases], o.[Parents] FROM [Organisations] o JOIN [OrganisationIds] i ON i.[Organisation] = o.[Id] WHERE i.[Alias] IN @chunk
                    """, new { chunk }, cancel));
            foreach (var row in rows) found[row.Id] = row.Organisation();
            next = New(rows.Select(r => r.Organisation()).SelectMany(o => o.Aliases.Concat(o.Parents).Append(o.Id)));
        }
        return new OrganisationGraph([.. found.Values.OrderBy(o => o.Id, StringComparer.Ordinal)], exists: true);

        List<string> New(IEnumerable<string> more) => [.. more.Select(OrganisationGraph.Normal).Where(asked.Add)];
    }

    sealed class Row
    {
        public string Id { get; init; } = "";
        public string Name { get; init; } = "";
        public string Aliases { get; init; } = "[]";
        public string Parents { get; init; } = "[]";

        public RegisteredOrganisation Organisation() => new(Id, Name, Stored.Value<IReadOnlyList<string>>(Aliases)!, Stored.Value<IReadOnlyList<string>>(Parents)!);
    }
}
