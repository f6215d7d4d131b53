using Challenges.Shared.Database;

namespace Challenges.Publication.Browsing;

/// <param name="Pattern">For LIKE, from <see cref="SearchWords.Pattern"/>.</param>
/// <param name="BountyFrom">Fen (0.01 yuan), like <paramref name="BountyTo"/>; both belong to the range.</param>
sealed record ListFilter(string? Field, string? Department, Standing? State, string? Pattern, long? BountyFrom = null, long? BountyTo = null, DateTimeOffset? ClosesBefore = null);

sealed record Listed(Challenge Challenge, Progress Progress);

/// <summary>The SQL of the public list. Pages go on after the last row seen, so that rows that come or go move nothing.</summary>
public sealed class PublicList(SqlSession sql)
{
    const string Filter = """
        [State] <> 'Draft' AND (@Field IS NULL OR [Field] = @Field) AND (@Department IS NULL OR [Department] = @Department)
            AND (@Pattern IS NULL OR [Words] LIKE @Pattern ESCAPE '\') AND (@Stage IS NULL OR [Stage] = @Stage)
            AND (@OnlyCancelled = 0 OR [State] = 'Cancelled') AND (@NotCancelled = 0 OR [State] <> 'Cancelled')
            AND (@BountyFrom IS NULL OR [BountyFen] >= @BountyFrom) AND (@BountyTo IS NULL OR [BountyFen] <= @BountyTo) AND (@ClosesBefore IS NULL OR [ClosesAt] < @ClosesBefore)
            AND (@OpenAt IS NULL OR [ClosesAt] > @OpenAt) AND (@ClosedAt IS NULL OR [ClosesAt] <= @ClosedAt)
        """;

    const string Page = ") AS [Found] JOIN [Challenges] c ON c.[Id] = [Found].[Id] LEFT JOIN [Progress] p ON p.[ChallengeId] = c.[Id] WHERE [Place] <= @Size ORDER BY [Place]";

    const string ClosingSoonest = "SELECT c.[Document], p.[Document] AS [Progress] FROM (SELECT [Id], ROW_NUMBER() OVER (ORDER BY [ClosesAt], [Id]) AS [Place] FROM [Challenges] WHERE " + Filter
        + " AND [State] <> 'Cancelled' AND [Stage] = 'None' AND [ClosesAt] > @AsOf AND (@AfterId IS NULL OR [ClosesAt] > @After OR ([ClosesAt] = @After AND [Id] > @AfterId))" + Page;

    const string Others = "SELECT c.[Document], p.[Document] AS [Progress] FROM (SELECT [Id], ROW_NUMBER() OVER (ORDER BY [ClosesAt] DESC, [Id] DESC) AS [Place] FROM [Challenges] WHERE " + Filter
        + " AND ([State] = 'Cancelled' OR [Stage] <> 'None' OR [ClosesAt] <= @AsOf) AND (@AfterId IS NULL OR [ClosesAt] < @After OR ([ClosesAt] = @After AND [Id] < @AfterId))" + Page;

    const string Newest = "SELECT c.[Document], p.[Document] AS [Progress] FROM (SELECT [Id], ROW_NUMBER() OVER (ORDER BY [PublishedAt] DESC, [Id] DESC) AS [Place] FROM [Challenges] WHERE " + Filter
        + " AND (@AfterId IS NULL OR [PublishedAt] < @After OR ([PublishedAt] = @After AND [Id] < @AfterId))" + Page;

    const string HighestBounty = "SELECT c.[Document], p.[Document] AS [Progress] FROM (SELECT [Id], ROW_NUMBER() OVER (ORDER BY [BountyFen] DESC, [Id] DESC) AS [Place] FROM [Challenges] WHERE " + Filter
        + " AND [BountyFen] IS NOT NULL AND (@AfterId IS NULL OR [BountyFen] < @AfterFen OR ([BountyFen] = @AfterFen AND [Id] < @AfterId))" + Page;

    /// <summary>At most <paramref name="size"/> challenges, and where the next page begins; null when this was the last.</summary>
    internal async Task<(IReadOnlyList<Listed> Found, ListPlace? Next)> Read(ListFilter filter, ListPlace place, int size, CancellationToken cancel)
    {
        var found = new List<(Listed Listed, ListPlace Place)>();
        for (ListPlace? part = place; part is not null && found.Count <= size; part = part.Part == 0 ? part with { Part = 1, At = null, Id = null } : null)
        {
            var here = part;
            found.AddRange((await Part(filter, here, size + 1 - found.Count, cancel)).Select(l => (l, here with { At = here.Part == 2 ? l.Challenge.PublishedAt : l.Challenge.ClosesAt, Id = l.Challenge.Id, Fen = here.Part == 3 ? l.Challenge.Text.BountyFen : null })));
        }
        return ([.. found.Take(size).Select(f => f.Listed)], found.Count > size ? found[size - 1].Place : null);
    }

    /// <summary>
    /// All counts in one reading: the challenges that words, money and dates leave, then each kind under the two other filters. What a facet would show of the drafts is nothing.
    /// </summary>
    internal async Task<Facets> Count(ListFilter filter, DateTimeOffset asOf, CancellationToken cancel)
    {
        var rows = (await sql.Query<FacetRow>(
            """
            WITH [Found] AS (
                SELECT [Field], [Department],
                    CASE WHEN [State] = 'Cancelled' THEN 'Cancelled' WHEN [Stage] <> 'None' THEN [Stage] WHEN [ClosesAt] > @asOf THEN 'Open' ELSE 'Closed' END AS [Standing]
                FROM [Challenges]
                WHERE [State] <> 'Draft' AND (@Pattern IS NULL OR [Words] LIKE @Pattern ESCAPE '\')
                  AND (@BountyFrom IS NULL OR [BountyFen] >= @BountyFrom) AND (@BountyTo IS NULL OR [BountyFen] <= @BountyTo) AND (@ClosesBefore IS NULL OR [ClosesAt] < @ClosesBefore)
            )
            SELECT 'state' AS [Kind], [Standing] AS [Value], COUNT(*) AS [Count] FROM [Found]
            WHERE (@Field IS NULL OR [Field] = @Field) AND (@Department IS NULL OR [Department] = @Department) GROUP BY [Standing]
            UNION ALL
            SELECT 'field', [Field], COUNT(*) FROM [Found] WHERE (@State IS NULL OR [Standing] = @State) AND (@Department IS NULL OR [Department] = @Department) GROUP BY [Field]
            UNION ALL
            SELECT 'department', [Department], COUNT(*) FROM [Found] WHERE (@State IS NULL OR [Standing] = @State) AND (@Field IS NULL OR [Field] = @Field) GROUP BY [Department]
            """, new { filter.Pattern, filter.BountyFrom, filter.BountyTo, filter.ClosesBefore, filter.Field, filter.Department, State = filter.State?.ToString(), asOf }, cancel)).ToLookup(r => r.Kind);
        IReadOnlyList<Facet> Of(string kind, Func<string, string> written) => [.. rows[kind].OrderByDescending(r => r.Count).ThenBy(r => r.Value, StringComparer.Ordinal).Select(r => new Facet(written(r.Value), r.Count))];
        return new Facets(Of("state", System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName), Of("field", v => v), Of("department", v => v));
    }

    /// <summary>Published ones whose owner is the organisation, newest first, after the one that was seen last.</summary>
    internal async Task<IReadOnlyList<Listed>> OwnedBy(string organisation, Guid? after, int size, CancellationToken cancel) =>
        [.. (await sql.Query<Row>(
            """
            SELECT c.[Document], p.[Document] AS [Progress] FROM (
                SELECT [Id], ROW_NUMBER() OVER (ORDER BY [PublishedAt] DESC, [Id] DESC) AS [Place] FROM [Challenges]
                WHERE [OwnerOrganisation] = @organisation AND [State] <> 'Draft'
                  AND (@after IS NULL OR EXISTS (SELECT 1 FROM [Challenges] AS [Last]
                    WHERE [Last].[Id] = @after AND ([Challenges].[PublishedAt] < [Last].[PublishedAt] OR ([Challenges].[PublishedAt] = [Last].[PublishedAt] AND [Challenges].[Id] < @after))))
            """ + Page, new { organisation, after, Size = size }, cancel)).Select(Read)];

    internal async Task<IReadOnlyList<Listed>> InCall(string call, CancellationToken cancel) =>
        [.. (await sql.Query<Row>(
            "SELECT c.[Document], p.[Document] AS [Progress] FROM [Challenges] c LEFT JOIN [Progress] p ON p.[ChallengeId] = c.[Id] WHERE c.[CallNumber] = @call", new { call }, cancel))
            .Select(Read).OrderBy(l => l.Challenge.Number, StringComparer.Ordinal)];

    static Listed Read(Row row) => new(StoredJson.Read<Challenge>(row.Document), row.Progress is null ? Progress.Nothing : StoredJson.Read<Progress>(row.Progress));

    async Task<IEnumerable<Listed>> Part(ListFilter filter, ListPlace place, int size, CancellationToken cancel)
    {
        var text = place.Part switch { 0 => ClosingSoonest, 1 => Others, 2 => Newest, _ => HighestBounty };
        var rows = await sql.Query<Row>(text, new
        {
            filter.Field,
            filter.Department,
            filter.Pattern,
            filter.BountyFrom,
            filter.BountyTo,
            filter.ClosesBefore,
            AfterFen = place.Fen,
            Stage = filter.State is null or Standing.Cancelled ? null : StageOf(filter.State.Value).ToString(),
            OnlyCancelled = filter.State == Standing.Cancelled ? 1 : 0,
            NotCancelled = filter.State is not (null or Standing.Cancelled) ? 1 : 0,
            OpenAt = filter.State == Standing.Open ? place.AsOf : (DateTimeOffset?)null,
            ClosedAt = filter.State == Standing.Closed ? place.AsOf : (DateTimeOffset?)null,
            place.AsOf,
            After = place.At,
            AfterId = place.Id,
            Size = size
        }, cancel);
        return rows.Select(Read);
    }

    static Stage StageOf(Standing state) => state is Standing.Open or Standing.Closed ? Stage.None : Enum.Parse<Stage>(state.ToString());

    sealed class FacetRow
    {
        public string Kind { get; init; } = "";
        public string Value { get; init; } = "";
        public int Count { get; init; }
    }

    sealed class Row
    {
        public string Document { get; init; } = "";
        public string? Progress { get; init; }
    }
}
