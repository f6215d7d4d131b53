using Challenges.Shared.Database;
using Challenges.Shared.Web;

namespace Challenges.Publication;

public sealed class ProblemStore(SqlSession sql)
{
    public async Task<Problem?> Find(Guid id, CancellationToken cancel)
    {
        var document = await sql.Find<string>("SELECT [Document] FROM [Problems] WHERE [Id] = @id", new { id }, cancel);
        return document is null ? null : StoredJson.Read<Problem>(document);
    }

    /// <summary>For a caller who may know of it; 404 as for a wrong address otherwise.</summary>
    public async Task<Problem> Get(Guid id, Caller caller, CancellationToken cancel) =>
        await Find(id, cancel) is { } problem && problem.IsVisibleTo(caller) ? problem : throw Refusals.ProblemNotFound.Now();

    /// <summary>Newest first. Null for a filter means any.</summary>
    public async Task<IReadOnlyList<Problem>> List(string? organisation, string? department, ProblemState? state, Guid? after, int size, CancellationToken cancel) =>
        [.. (await sql.Query<string>(
            """
            SELECT [Document] FROM (
                SELECT [Document], ROW_NUMBER() OVER (ORDER BY [StartedAt] DESC, [Id] DESC) AS [Place] FROM [Problems]
                WHERE (@organisation IS NULL OR [OwnerOrganisation] = @organisation)
                  AND (@department IS NULL OR ([Department] = @department AND [IsSubmitted] = @submitted))
                  AND (@state IS NULL OR [State] = @state)
                  AND (@after IS NULL OR EXISTS (SELECT 1 FROM [Problems] AS [Last]
                    WHERE [Last].[Id] = @after AND ([Problems].[StartedAt] < [Last].[StartedAt] OR ([Problems].[StartedAt] = [Last].[StartedAt] AND [Problems].[Id] < @after))))) AS [Found]
            WHERE [Place] <= @size ORDER BY [Place]
            """, new { organisation, department, state = state?.ToString(), after, size, submitted = true }, cancel)).Select(StoredJson.Read<Problem>)];

    public Task Add(Problem problem, CancellationToken cancel) => sql.Execute(
        """
        INSERT INTO [Problems] ([Id], [Version], [State], [Department], [OwnerOrganisation], [StartedAt], [IsSubmitted], [Document])
        VALUES (@Id, @Version, @State, @Department, @OwnerOrganisation, @StartedAt, @IsSubmitted, @Document)
        """, Row(problem), cancel);

    public Task Save(Problem problem, CancellationToken cancel) => sql.Save(
        """
        UPDATE [Problems] SET [Version] = @Version, [State] = @State, [Department] = @Department, [IsSubmitted] = @IsSubmitted, [Document] = @Document
        WHERE [Id] = @Id AND [Version] = @Before
        """, Row(problem), cancel);

    static object Row(Problem problem) => new
    {
        problem.Id,
        problem.Version,
        Before = problem.Version - 1,
        State = problem.State.ToString(),
        problem.Text.Department,
        problem.OwnerOrganisation,
        StartedAt = problem.Steps[0].At,
        IsSubmitted = problem.Steps.Any(s => s.State == ProblemState.Submitted),
        Document = StoredJson.Write(problem)
    };
}
