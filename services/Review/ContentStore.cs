using Challenges.Contracts.Applications;
using Challenges.Shared.Database;

namespace Challenges.Review;

/// <summary>THE SQL of what people read of applications, kept apart from the review: no rule asks for it, and a set of thousands is far too large to be read with each act.</summary>
public sealed class ContentStore(SqlSession sql)
{
    /// <summary>So many are held at once.</summary>
    public const int AtOnce = 100;

    /// <summary>A second arrival under the same code changes nothing.</summary>
    public async Task<OpenedApplication> Add(Guid review, string code, BlindContent content, Parties parties, CancellationToken cancel)
    {
        await sql.Execute("""
            INSERT INTO [OpenedApplications] ([ReviewId], [Code], [PriceFen], [Parties], [Content])
            SELECT @review, @code, @PriceFen, @Parties, @Content WHERE NOT EXISTS (SELECT 1 FROM [OpenedApplications] WHERE [ReviewId] = @review AND [Code] = @code)
            """, new { review, code, content.PriceFen, Parties = Stored.Text(parties), Content = Stored.Text(content) }, cancel);
        return new OpenedApplication(code, content.PriceFen, parties);
    }

    public async Task<BlindContent> Of(Guid review, string code, CancellationToken cancel) => (await Of(review, [code], cancel)).Single().Content;

    /// <summary>In the order of the codes, at most <see cref="AtOnce"/>.</summary>
    public async Task<IReadOnlyList<(string Code, BlindContent Content)>> Of(Guid review, IReadOnlyCollection<string> codes, CancellationToken cancel) =>
        [.. (await sql.Query<Row>("SELECT [Code], [Content] FROM [OpenedApplications] WHERE [ReviewId] = @review AND [Code] IN @codes", new { review, codes }, cancel))
            .OrderBy(row => row.Code, StringComparer.Ordinal).Select(row => (row.Code, Stored.Value<BlindContent>(row.Content)!))];

    sealed class Row
    {
        public string Code { get; init; } = "";
        public string Content { get; init; } = "";
    }
}
