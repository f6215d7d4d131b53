using Challenges.Review.Empanelling;
using Challenges.Shared.Database;

namespace Challenges.Review.Assigning;

/// <summary>THE SQL of what reviewers have opened, and of the inputs of the runs, which are too large to be read with every review.</summary>
public sealed class OpeningStore(SqlSession sql)
{
    public Task Add(Guid review, Seat seat, string code, DateTimeOffset now, CancellationToken cancel) => sql.Execute("""
        INSERT INTO [Openings] ([SeatId], [Code], [ReviewId], [Reviewer], [At])
        SELECT @Id, @code, @review, @Reviewer, @now WHERE NOT EXISTS (SELECT 1 FROM [Openings] WHERE [SeatId] = @Id AND [Code] = @code)
        """, new { seat.Id, code, review, Reviewer = seat.Code, now }, cancel);

    public async Task<IReadOnlyList<Pairing>> Of(Guid review, CancellationToken cancel) =>
        [.. (await sql.Query<Row>("SELECT [Code], [Reviewer] FROM [Openings] WHERE [ReviewId] = @review", new { review }, cancel)).Select(r => new Pairing(r.Code, r.Reviewer))];

    public Task Keep(Guid review, Guid run, AssignmentInput input, CancellationToken cancel) =>
        sql.Execute("INSERT INTO [AssignmentRuns] ([Id], [ReviewId], [Input]) VALUES (@run, @review, @Input)", new { run, review, Input = Stored.Text(input) }, cancel);

    public async Task<AssignmentInput?> InputOf(Guid run, CancellationToken cancel) =>
        Stored.Value<AssignmentInput>(await sql.Find<string>("SELECT [Input] FROM [AssignmentRuns] WHERE [Id] = @run", new { run }, cancel));

    sealed class Row
    {
        public string Code { get; init; } = "";
        public string Reviewer { get; init; } = "";
    }
}
