using Challenges.Contracts.Applications;
using Challenges.Shared.Database;

namespace Challenges.Review.Recusing;

/// <summary>
/// THE SQL of who applies to which challenge of which call, so that the reviews of the other challenges of the call can ask for their own reviewers and nobody else. Whoever writes claims the row
/// of the challenge first, so that the call and the solvers never pass each other unseen.
/// </summary>
public sealed class SolverStore(SqlSession sql)
{
    const int AtOnce = 1000;

    /// <returns>True: the challenge was not known to stand in this call.</returns>
    public async Task<bool> Keep(Guid review, string number, string call, CancellationToken cancel)
    {
        await Claim(review, cancel);
        return await sql.Execute("UPDATE [CallChallenges] SET [Call] = @call, [Number] = @number WHERE [ReviewId] = @review AND ([Call] IS NULL OR [Call] <> @call)", new { review, number, call }, cancel) > 0;
    }

    /// <returns>The call, where somebody new applies to a challenge of one.</returns>
    public async Task<string?> Keep(Guid review, Parties parties, CancellationToken cancel)
    {
        await Claim(review, cancel);
        var added = 0;
        foreach (var (kind, subject) in parties.People.Select(p => ("person", p)).Concat(parties.Organisations.Where(o => !Conflicts.IsPlaceholder(o)).Select(o => ("organisation", o))))
            added += await sql.Execute("""
                INSERT INTO [CallSolvers] ([ReviewId], [Kind], [Subject])
                SELECT @review, @kind, @key WHERE NOT EXISTS (SELECT 1 FROM [CallSolvers] WHERE [ReviewId] = @review AND [Kind] = @kind AND [Subject] = @key)
                """, new { review, kind, key = OrganisationGraph.Normal(subject) }, cancel);
        return added == 0 ? null : await sql.Find<string>("SELECT [Call] FROM [CallChallenges] WHERE [ReviewId] = @review", new { review }, cancel);
    }

    /// <summary>Of these people and organisations, under whichever of their ids, those that apply to another challenge of the call; sorted.</summary>
    public async Task<IReadOnlyList<CallSolver>> AlsoApplying(string? call, Guid review, IEnumerable<string> people, IEnumerable<string?> organisations, OrganisationGraph register, CancellationToken cancel)
    {
        if (call is null) return [];
        List<CallSolver> found = [];
        foreach (var chunk in people.Select(OrganisationGraph.Normal).Distinct().Chunk(AtOnce))
            found.AddRange((await Of("person", chunk)).Select(r => new CallSolver(r.Number, r.Subject, null)));
        foreach (var chunk in organisations.Where(o => !Conflicts.IsPlaceholder(o)).SelectMany(o => register.IdsOf(o!)).Distinct().Chunk(AtOnce))
            found.AddRange((await Of("organisation", chunk)).Select(r => new CallSolver(r.Number, null, r.Subject)));
        return [.. found.OrderBy(s => s.Challenge, StringComparer.Ordinal).ThenBy(s => s.Person, StringComparer.Ordinal).ThenBy(s => s.Organisation, StringComparer.Ordinal)];

        Task<IReadOnlyList<Row>> Of(string kind, IReadOnlyList<string> chunk) => sql.Query<Row>("""
            SELECT c.[Number], s.[Subject] FROM [CallChallenges] c JOIN [CallSolvers] s ON s.[ReviewId] = c.[ReviewId]
            WHERE c.[Call] = @call AND c.[ReviewId] <> @review AND s.[Kind] = @kind AND s.[Subject] IN @chunk
            """, new { call, review, kind, chunk }, cancel);
    }

    async Task Claim(Guid review, CancellationToken cancel)
    {
        await sql.Execute("INSERT INTO [CallChallenges] ([ReviewId]) SELECT @review WHERE NOT EXISTS (SELECT 1 FROM [CallChallenges] WHERE [ReviewId] = @review)", new { review }, cancel);
        await sql.Execute("UPDATE [CallChallenges] SET [ReviewId] = [ReviewId] WHERE [ReviewId] = @review", new { review }, cancel);
    }

    sealed class Row
    {
        public string Number { get; init; } = "";
        public string Subject { get; init; } = "";
    }
}
