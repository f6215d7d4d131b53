using Challenges.Shared.Database;
using Challenges.Shared.Proof;

namespace Challenges.Applications;

/// <summary>
/// The SQL of who takes part in sealed applications, by keyed fingerprint. An application holds its people until it is refused, its challenge ends without it, or its
/// own project is closed (R10). What is not sealed yet does not count: the count would tell who has filed.
/// </summary>
public sealed class LoadStore(SqlSession sql, Vault vault)
{
    const int Batch = 500;

    public async Task Insert(Guid challenge, IReadOnlyCollection<(string Code, FiledDocument Document)> applications, CancellationToken cancel)
    {
        await sql.Execute("INSERT INTO [ApplicationPeople] ([ChallengeId], [Code], [Person], [Leads]) VALUES (@challenge, @Code, @Person, @Leads)",
            applications.SelectMany(a => a.Document.People().Select(p => new { challenge, a.Code, Person = Fingerprint(p), Leads = p == a.Document.Representative.Person })).ToList(), cancel);
        await sql.Execute("INSERT INTO [ApplicationOrganisations] ([ChallengeId], [Code], [Organisation]) VALUES (@challenge, @Code, @Organisation)",
            applications.SelectMany(a => a.Document.Organisations().Select(OfUnit).Distinct().Select(unit => new { challenge, a.Code, Organisation = unit })).ToList(), cancel);
    }

    /// <summary>A correction may have taken people out.</summary>
    public async Task Replace(Guid challenge, string code, FiledDocument document, CancellationToken cancel)
    {
        await sql.Execute("DELETE FROM [ApplicationPeople] WHERE [ChallengeId] = @challenge AND [Code] = @code", new { challenge, code }, cancel);
        await sql.Execute("DELETE FROM [ApplicationOrganisations] WHERE [ChallengeId] = @challenge AND [Code] = @code", new { challenge, code }, cancel);
        await Insert(challenge, [(code, document)], cancel);
    }

    /// <summary>Other applications of each person that hold it now: how many led, how many in all.</summary>
    /// <param name="code">Of this challenge, the application that is looked at: it does not count here. Null at the sealing, before any of the set is stored.</param>
    public async Task<IReadOnlyDictionary<string, (int Led, int Shared)>> Held(Guid challenge, string? code, IEnumerable<string> people, CancellationToken cancel)
    {
        var byFingerprint = people.Distinct().ToDictionary(Fingerprint);
        var loads = new Dictionary<string, (int Led, int Shared)>();
        foreach (var ids in byFingerprint.Keys.Chunk(Batch))
        {
            foreach (var row in await sql.Query<HeldRow>("""
                SELECT p.[Person], SUM(CASE WHEN p.[Leads] = 1 THEN 1 ELSE 0 END) AS [Led], COUNT(*) AS [Shared]
                FROM [ApplicationPeople] p
                JOIN [SealedApplications] s ON s.[ChallengeId] = p.[ChallengeId] AND s.[Code] = p.[Code]
                JOIN [Challenges] c ON c.[Id] = p.[ChallengeId]
                WHERE p.[Person] IN @ids AND (p.[ChallengeId] <> @challenge OR @code IS NOT NULL AND p.[Code] <> @code) AND s.[Admission] <> 'Refused' AND c.[CancelledAt] IS NULL AND c.[EndedAt] IS NULL
                  AND (c.[AwardVersion] = 0 OR s.[Awarded] = 1)
                GROUP BY p.[Person]
                """, new { ids, challenge, code }, cancel)) loads[byFingerprint[row.Person]] = (row.Led, row.Shared);
        }
        return loads;
    }

    /// <summary>Challenges with a sealed application in which the person or the organisation takes part.</summary>
    /// <param name="challenge">This one alone; null: any.</param>
    public Task<IReadOnlyList<Guid>> TakesPartIn(Guid? challenge, string person, string? organisation, CancellationToken cancel) => sql.Query<Guid>("""
        SELECT [ChallengeId] FROM [ApplicationPeople] WHERE [Person] = @person AND (@challenge IS NULL OR [ChallengeId] = @challenge)
        UNION SELECT [ChallengeId] FROM [ApplicationOrganisations] WHERE [Organisation] = @unit AND (@challenge IS NULL OR [ChallengeId] = @challenge)
        """, new { challenge, person = Fingerprint(person), unit = organisation is null ? null : OfUnit(organisation) }, cancel);

    /// <summary>However it was written: a solver types the ids of partners.</summary>
    string OfUnit(string organisation) => vault.Fingerprint("organisation", organisation.Trim().ToUpperInvariant());

    string Fingerprint(string person) => vault.Fingerprint("person", person);

    sealed class HeldRow
    {
        public string Person { get; init; } = "";
        public int Led { get; init; }
        public int Shared { get; init; }
    }
}
