using Challenges.Applications.Registering;
using Challenges.Shared.Database;
using MassTransit;

namespace Challenges.Applications;

/// <summary>The SQL of a department's registers. Rows of an earlier import stay, marked as replaced: findings name them.</summary>
public sealed class RegisterStore(SqlSession sql)
{
    const int Batch = 500;

    /// <summary>The import that stands; null when nothing was ever imported.</summary>
    public async Task<RegisterImport?> Standing(string department, string register, CancellationToken cancel) => await sql.Find<RegisterImport>("""
        SELECT [Id], [Department], [Register], [Ordinal], [Sha256], [FileRows], [ImportedBy], [ImportedAt] FROM [RegisterImports]
        WHERE [Department] = @department AND [Register] = @register AND [ReplacedAt] IS NULL
        """, new { department, register }, cancel);

    public async Task Replace(RegisterImport import, IReadOnlyList<IntegrityEntry> entries, CancellationToken cancel)
    {
        await Begin(import, cancel);
        await sql.Execute("UPDATE [IntegrityRecords] SET [Replaced] = 1 WHERE [Department] = @Department AND [Replaced] = 0", new { import.Department }, cancel);
        await sql.Execute("""
            INSERT INTO [IntegrityRecords] ([Id], [ImportId], [Department], [Line], [SubjectType], [Subject], [Kind], [FromDay], [UntilDay], [Source], [Replaced])
            VALUES (@Id, @ImportId, @Department, @Line, @SubjectType, @Subject, @Kind, @From, @Until, @Source, 0)
            """, entries.Select(e => new { Id = NewId.NextGuid(), ImportId = import.Id, import.Department, e.Line, e.SubjectType, e.Subject, e.Kind, e.From, e.Until, e.Source }).ToList(), cancel);
    }

    public async Task Replace(RegisterImport import, IReadOnlyList<ProjectEntry> entries, CancellationToken cancel)
    {
        await Begin(import, cancel);
        await sql.Execute("UPDATE [ProjectPeople] SET [Replaced] = 1 WHERE [Department] = @Department AND [Replaced] = 0", new { import.Department }, cancel);
        var people = entries.SelectMany(e => e.Members.Where(m => m != e.Lead).Distinct().Select(m => (Entry: e, Person: m, Leads: false)).Prepend((Entry: e, Person: e.Lead, Leads: true)));
        await sql.Execute("""
            INSERT INTO [ProjectPeople] ([Id], [ImportId], [Department], [Line], [Project], [Organisation], [Person], [Leads], [FromDay], [UntilDay], [Source], [Replaced])
            VALUES (@Id, @ImportId, @Department, @Line, @Project, @Organisation, @Person, @Leads, @From, @Until, @Source, 0)
            """, people.Select(p => new
        {
            Id = NewId.NextGuid(),
            ImportId = import.Id,
            import.Department,
            p.Entry.Line,
            p.Entry.Project,
            p.Entry.Organisation,
            p.Person,
            p.Leads,
            p.Entry.From,
            p.Entry.Until,
            p.Entry.Source
        }).ToList(), cancel);
    }

    async Task Begin(RegisterImport import, CancellationToken cancel)
    {
        await sql.Execute("UPDATE [RegisterImports] SET [ReplacedAt] = @ImportedAt WHERE [Department] = @Department AND [Register] = @Register AND [ReplacedAt] IS NULL",
            new { import.Department, import.Register, import.ImportedAt }, cancel);
        await sql.Execute("""
            INSERT INTO [RegisterImports] ([Id], [Department], [Register], [Ordinal], [Sha256], [FileRows], [ImportedBy], [ImportedAt])
            VALUES (@Id, @Department, @Register, @Ordinal, @Sha256, @FileRows, @ImportedBy, @ImportedAt)
            """, import, cancel);
    }

    public Task<int> State(string department, string register, DateOnly asOf, string by, DateTimeOffset at, CancellationToken cancel) => sql.Execute("""
        INSERT INTO [RegisterStatements] ([Id], [Department], [Register], [AsOf], [StatedBy], [StatedAt]) VALUES (@id, @department, @register, @asOf, @by, @at)
        """, new { id = NewId.NextGuid(), department, register, asOf, by, at }, cancel);

    /// <summary>The latest day of each register for which there is a statement, up to the given day.</summary>
    public async Task<IReadOnlyList<RegisterAsOf>> Statements(string department, DateOnly day, CancellationToken cancel) =>
        [.. (await sql.Query<StatementRow>("""
            SELECT [Register], MAX([AsOf]) AS [AsOf] FROM [RegisterStatements] WHERE [Department] = @department AND [AsOf] <= @day GROUP BY [Register] ORDER BY [Register]
            """, new { department, day }, cancel)).Select(r => new RegisterAsOf(r.Register, r.AsOf))];

    public async Task<ILookup<(SubjectType Type, string Subject), IntegrityFact>> Integrity(string department, IEnumerable<string> subjects, CancellationToken cancel)
    {
        var rows = new List<IntegrityRow>();
        foreach (var ids in subjects.Distinct().Chunk(Batch))
            rows.AddRange(await sql.Query<IntegrityRow>($"{IntegrityRows} WHERE [Department] = @department AND [Replaced] = 0 AND [Subject] IN @ids ORDER BY [Line]", new { department, ids }, cancel));
        return rows.ToLookup(r => (r.SubjectType, r.Subject), r => new IntegrityFact(r.Id, r.Kind, r.FromDay, r.UntilDay, r.Source));
    }

    /// <summary>Running projects of each person on the day: how many led, how many in all.</summary>
    public async Task<IReadOnlyDictionary<string, (int Led, int Shared)>> Running(string department, IEnumerable<string> people, DateOnly day, CancellationToken cancel)
    {
        var loads = new Dictionary<string, (int Led, int Shared)>();
        foreach (var ids in people.Distinct().Chunk(Batch))
        {
            foreach (var row in await sql.Query<LoadRow>("""
                SELECT [Person], SUM(CASE WHEN [Leads] = 1 THEN 1 ELSE 0 END) AS [Led], COUNT(*) AS [Shared] FROM [ProjectPeople]
                WHERE [Department] = @department AND [Replaced] = 0 AND [FromDay] <= @day AND ([UntilDay] IS NULL OR [UntilDay] >= @day) AND [Person] IN @ids GROUP BY [Person]
                """, new { department, day, ids }, cancel)) loads[row.Person] = (row.Led, row.Shared);
        }
        return loads;
    }

    public async Task<IReadOnlyList<IntegrityEntry>> IntegrityEntries(string department, string? subject, CancellationToken cancel) =>
        [.. (await sql.Query<IntegrityRow>($"{IntegrityRows} WHERE [Department] = @department AND [Replaced] = 0 AND (@subject IS NULL OR [Subject] = @subject) ORDER BY [Line]", new { department, subject }, cancel))
            .Select(r => new IntegrityEntry(r.Line, r.SubjectType, r.Subject, r.Kind, r.FromDay, r.UntilDay, r.Source))];

    public async Task<IReadOnlyList<ProjectPerson>> ProjectEntries(string department, string? subject, CancellationToken cancel) => await sql.Query<ProjectPerson>("""
        SELECT [Line], [Project], [Organisation], [Person], [Leads], [FromDay] AS [From], [UntilDay] AS [Until], [Source] FROM [ProjectPeople]
        WHERE [Department] = @department AND [Replaced] = 0 AND (@subject IS NULL OR [Person] = @subject OR [Organisation] = @subject) ORDER BY [Line], [Leads] DESC, [Person]
        """, new { department, subject }, cancel);

    const string IntegrityRows = "SELECT [Id], [Line], [SubjectType], [Subject], [Kind], [FromDay], [UntilDay], [Source] FROM [IntegrityRecords]";

    sealed class StatementRow
    {
        public string Register { get; init; } = "";
        public DateOnly AsOf { get; init; }
    }

    sealed class LoadRow
    {
        public string Person { get; init; } = "";
        public int Led { get; init; }
        public int Shared { get; init; }
    }

    sealed class IntegrityRow
    {
        public Guid Id { get; init; }
        public int Line { get; init; }
        public SubjectType SubjectType { get; init; }
        public string Subject { get; init; } = "";
        public string Kind { get; init; } = "";
        public DateOnly FromDay { get; init; }
        public DateOnly? UntilDay { get; init; }
        public string Source { get; init; } = "";
    }
}

public sealed class RegisterImport
{
    public Guid Id { get; init; }
    public string Department { get; init; } = "";
    public string Register { get; init; } = "";
    /// <summary>1 for the first import of the register: of two at once, one is refused.</summary>
    public int Ordinal { get; init; }
    /// <summary>Of the file, lower-case hexadecimal.</summary>
    public string Sha256 { get; init; } = "";
    public int FileRows { get; init; }
    public string ImportedBy { get; init; } = "";
    public DateTimeOffset ImportedAt { get; init; }
}

/// <summary>A person of a running project.</summary>
public sealed class ProjectPerson
{
    public int Line { get; init; }
    public string Project { get; init; } = "";
    public string Organisation { get; init; } = "";
    public string Person { get; init; } = "";
    public bool Leads { get; init; }
    public DateOnly From { get; init; }
    public DateOnly? Until { get; init; }
    public string Source { get; init; } = "";
}
