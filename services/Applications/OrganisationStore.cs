using Challenges.Contracts.Publication;
using Challenges.Shared.Database;

namespace Challenges.Applications;

/// <summary>The SQL of the register of organisations, as Publication tells it: a local copy, replaced by a newer version only.</summary>
public sealed class OrganisationStore(SqlSession sql)
{
    /// <summary>What one query may ask for: SQL Server takes 2,100 parameters.</summary>
    const int Batch = 500;

    public async Task Take(OrganisationRegistered told, CancellationToken cancel)
    {
        var fresh = await sql.Execute("""
            INSERT INTO [Organisations] ([Id], [Version], [Name]) SELECT @Id, @Version, @Name WHERE NOT EXISTS (SELECT 1 FROM [Organisations] WHERE [Id] = @Id)
            """, new { told.Id, told.Version, told.Name }, cancel) == 1
            || await sql.Execute("UPDATE [Organisations] SET [Version] = @Version, [Name] = @Name WHERE [Id] = @Id AND [Version] < @Version", new { told.Id, told.Version, told.Name }, cancel) == 1;
        if (!fresh) return;
        await sql.Execute("DELETE FROM [OrganisationTies] WHERE [Organisation] = @Id", new { told.Id }, cancel);
        var ties = told.Aliases.Distinct().Select(a => (Other: a, Kind: TieKind.Alias)).Concat(told.Parents.Distinct().Select(p => (Other: p, Kind: TieKind.Parent)));
        await sql.Execute("INSERT INTO [OrganisationTies] ([Organisation], [Other], [Kind]) VALUES (@Organisation, @Other, @Kind)",
            ties.Select(t => new { Organisation = told.Id, t.Other, Kind = t.Kind.ToString() }).ToList(), cancel);
    }

    /// <summary>Whoever is tied to the owner of the challenge (R08), through any number of steps.</summary>
    public async Task<RelatedOrganisations> RelatedTo(ChallengeTerms terms, CancellationToken cancel)
    {
        var related = new RelatedOrganisations(terms.OwnerOrganisation, terms.OwnerAffiliates);
        while (related.Ahead is { Count: > 0 } ahead)
        {
            var ties = new List<Tie>();
            foreach (var ids in ahead.Chunk(Batch))
            {
                ties.AddRange((await sql.Query<TieRow>("SELECT [Organisation], [Other], [Kind] FROM [OrganisationTies] WHERE [Organisation] IN @ids", new { ids }, cancel)).Select(r => r.Tie));
                ties.AddRange((await sql.Query<TieRow>("SELECT [Organisation], [Other], [Kind] FROM [OrganisationTies] WHERE [Other] IN @ids", new { ids }, cancel)).Select(r => r.Tie));
            }
            related.Follow([.. ties.Distinct()]);
        }
        return related;
    }

    /// <summary>Those of the ids that the register knows, by their own id or as an alias.</summary>
    public async Task<IReadOnlySet<string>> Known(IEnumerable<string> organisations, CancellationToken cancel)
    {
        var known = new HashSet<string>();
        foreach (var ids in organisations.Distinct().Chunk(Batch))
        {
            known.UnionWith(await sql.Query<string>("""
                SELECT [Id] FROM [Organisations] WHERE [Id] IN @ids UNION SELECT [Other] FROM [OrganisationTies] WHERE [Kind] = 'Alias' AND [Other] IN @ids
                """, new { ids }, cancel));
        }
        return known;
    }

    sealed class TieRow
    {
        public string Organisation { get; init; } = "";
        public string Other { get; init; } = "";
        public TieKind Kind { get; init; }
        public Tie Tie => new(Organisation, Other, Kind);
    }
}
