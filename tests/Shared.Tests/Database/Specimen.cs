using Challenges.Shared.Database;
using MassTransit;

namespace Challenges.Shared.Tests.Database;

public enum SpecimenState { Draft, Published }

public sealed record Specimen
{
    public Guid Id { get; init; } = NewId.NextGuid();
    public int Version { get; init; } = 1;
    public DateTimeOffset? At { get; init; }
    public DateOnly? Day { get; init; }
    public decimal? Exact { get; init; }
    public string? Name { get; init; }
    public string? Story { get; init; }
    public long? Fen { get; init; }
    public int? Count { get; init; }
    public bool? IsOpen { get; init; }
    public SpecimenState? State { get; init; }
    public Guid? Other { get; init; }

    internal const string Columns = "[Id], [Version], [At], [Day], [Exact], [Name], [Story], [Fen], [Count], [IsOpen], [State], [Other]";

    internal static Task Insert(SqlSession session, Specimen specimen) => session.Execute($"""
        INSERT INTO [Specimens] ({Columns}) VALUES (@Id, @Version, @At, @Day, @Exact, @Name, @Story, @Fen, @Count, @IsOpen, @State, @Other)
        """, specimen);

    internal static Task<Specimen?> Load(SqlSession session, Guid id) =>
        session.Find<Specimen>($"SELECT {Columns} FROM [Specimens] WHERE [Id] = @id", new { id });
}
