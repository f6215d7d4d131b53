using Challenges.Shared.Database;

namespace Challenges.Review;

/// <summary>Who stands behind a code, known only once the ranking is final: the representative's opaque id and the public designation of the solver.</summary>
public sealed class ApplicantStore(SqlSession sql)
{
    public Task Add(Guid review, string code, string representative, string solverName, CancellationToken cancel) => sql.Execute("""
        INSERT INTO [Applicants] ([ReviewId], [Code], [Representative], [SolverName])
        SELECT @review, @code, @representative, @solverName WHERE NOT EXISTS (SELECT 1 FROM [Applicants] WHERE [ReviewId] = @review AND [Code] = @code)
        """, new { review, code, representative, solverName }, cancel);

    public Task<IReadOnlyList<Named>> Of(Guid review, CancellationToken cancel) =>
        sql.Query<Named>("SELECT [Code], [Representative], [SolverName] FROM [Applicants] WHERE [ReviewId] = @review", new { review }, cancel);

    public sealed class Named
    {
        public string Code { get; init; } = "";
        public string Representative { get; init; } = "";
        public string SolverName { get; init; } = "";
    }
}
