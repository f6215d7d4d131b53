using Challenges.Review.Recusing;
using Challenges.Shared.Database;

namespace Challenges.Review.Registering;

/// <summary>THE SQL of the register. Every query is bound to one department: no officer reaches another's pool.</summary>
public sealed class ReviewerStore(SqlSession sql)
{
    const string Columns = "[Id], [Version], [Department], [Person], [Name], [Field], [Organisation], [Relations], [RelationsKnown], [Active]";

    public async Task<Reviewer?> Find(string department, Guid id, CancellationToken cancel) =>
        (await sql.Find<Row>($"SELECT {Columns} FROM [Reviewers] WHERE [Department] = @department AND [Id] = @id", new { department, id }, cancel))?.Reviewer();

    public async Task<Reviewer?> Find(string department, string person, CancellationToken cancel) =>
        (await sql.Find<Row>($"SELECT {Columns} FROM [Reviewers] WHERE [Department] = @department AND [Person] = @person", new { department, person }, cancel))?.Reviewer();

    public async Task<IReadOnlyList<Reviewer>> OfDepartment(string department, CancellationToken cancel) =>
        [.. (await sql.Query<Row>($"SELECT {Columns} FROM [Reviewers] WHERE [Department] = @department ORDER BY [Person]", new { department }, cancel)).Select(r => r.Reviewer())];

    /// <summary>The page after the person id <paramref name="after"/>.</summary>
    public async Task<IReadOnlyList<Reviewer>> Page(string department, string? field, string after, int size, CancellationToken cancel) =>
        [.. (await sql.Query<Row>($"""
            SELECT {Columns} FROM (
                SELECT {Columns}, ROW_NUMBER() OVER (ORDER BY [Person]) AS [Place] FROM [Reviewers]
                WHERE [Department] = @department AND (@field IS NULL OR [Field] = @field) AND [Person] > @after
            ) AS [Paged] WHERE [Place] <= @size ORDER BY [Place]
            """, new { department, field, after, size }, cancel)).Select(r => r.Reviewer())];

    public async Task Add(Reviewer reviewer, CancellationToken cancel)
    {
        var added = await sql.Execute($"""
            INSERT INTO [Reviewers] ({Columns}) SELECT @Id, 1, @Department, @Person, @Name, @Field, @Organisation, @Relations, @RelationsKnown, @Active
            WHERE NOT EXISTS (SELECT 1 FROM [Reviewers] WHERE [Department] = @Department AND [Person] = @Person)
            """, Parameters(reviewer), cancel);
        if (added == 0) throw Refusals.ReviewerIsRegistered.With(("person", reviewer.Person));
        reviewer.Version = 1;
    }

    public async Task Save(Reviewer reviewer, CancellationToken cancel)
    {
        await sql.Save("""
            UPDATE [Reviewers] SET [Version] = @Version + 1, [Name] = @Name, [Field] = @Field, [Organisation] = @Organisation, [Relations] = @Relations, [RelationsKnown] = @RelationsKnown, [Active] = @Active
            WHERE [Id] = @Id AND [Version] = @Version
            """, Parameters(reviewer), cancel);
        reviewer.Version++;
    }

    static object Parameters(Reviewer r) => new { r.Id, r.Version, r.Department, r.Person, r.Name, r.Field, r.Organisation, Relations = Stored.Text(r.Relations), r.RelationsKnown, r.Active };

    sealed class Row
    {
        public Guid Id { get; init; }
        public long Version { get; init; }
        public string Department { get; init; } = "";
        public string Person { get; init; } = "";
        public string Name { get; init; } = "";
        public string Field { get; init; } = "";
        public string? Organisation { get; init; }
        public string Relations { get; init; } = "[]";
        public bool? RelationsKnown { get; init; }
        public bool Active { get; init; }

        public Reviewer Reviewer() => new()
        {
            Id = Id,
            Version = Version,
            Department = Department,
            Person = Person,
            Name = Name,
            Field = Field,
            Organisation = Organisation,
            Relations = Stored.Value<IReadOnlyList<Relation>>(Relations)!,
            RelationsKnown = RelationsKnown ?? false,
            Active = Active
        };
    }
}
