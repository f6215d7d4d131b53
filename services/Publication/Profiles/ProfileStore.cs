using System.Data.Common;
using Challenges.Shared.Database;

namespace Challenges.Publication.Profiles;

/// <param name="Department">Null: shipped, for every department.</param>
/// <param name="AddedAt">Null: shipped.</param>
public sealed record KeptProfile(PolicyProfile Profile, string? Department = null, DateTimeOffset? AddedAt = null)
{
    public bool IsFor(string department) => Department is null || Department == department;
}

/// <summary>The shipped profiles and those of the departments. There is no update and no delete: a version that a challenge may have frozen stays readable.</summary>
public sealed class ProfileStore(SqlSession sql)
{
    /// <summary>The named version, or the newest when none is named.</summary>
    public async Task<KeptProfile?> Find(string name, int? version, CancellationToken cancel)
    {
        if (PolicyProfiles.Find(name, version) is { } shipped) return new KeptProfile(shipped);
        return (await Versions(name, cancel)).Where(p => version is null || p.Profile.Version == version).MaxBy(p => p.Profile.Version);
    }

    public async Task<KeptProfile> Get(string name, int? version, CancellationToken cancel) => await Find(name, version, cancel) ?? throw Refusals.ProfileNotFound.Now();

    /// <summary>For a text of the department: its own or a shipped one.</summary>
    public async Task<PolicyProfile> For(string department, string name, int? version, CancellationToken cancel) =>
        await Find(name, version, cancel) is { } kept && kept.IsFor(department) ? kept.Profile : throw Refusals.ProfileIsUnknown.With(("profile", name), ("version", version));

    public async Task<IReadOnlyList<KeptProfile>> Versions(string name, CancellationToken cancel) =>
        PolicyProfiles.Find(name) is not null ? [.. PolicyProfiles.All.Where(p => p.Profile == name).OrderBy(p => p.Version).Select(p => new KeptProfile(p))]
        : [.. (await sql.Query<Row>("SELECT [Department], [AddedAt], [Document] FROM [Profiles] WHERE [Name] = @name ORDER BY [Version]", new { name }, cancel)).Select(Read)];

    public async Task<IReadOnlyList<KeptProfile>> List(CancellationToken cancel) =>
        [.. PolicyProfiles.All.Select(p => new KeptProfile(p)), .. (await sql.Query<Row>("SELECT [Department], [AddedAt], [Document] FROM [Profiles] ORDER BY [Name], [Version]", null, cancel)).Select(Read)];

    public async Task Add(KeptProfile kept, string person, CancellationToken cancel)
    {
        try
        {
            await sql.Execute(
                "INSERT INTO [Profiles] ([Name], [Version], [Department], [AddedAt], [AddedBy], [Document]) VALUES (@Name, @Version, @Department, @AddedAt, @person, @Document)",
                new { Name = kept.Profile.Profile, kept.Profile.Version, kept.Department, kept.AddedAt, person, Document = StoredJson.Write(kept.Profile) }, cancel);
        }
        catch (DbException e) when (sql.Dialect.IsUniqueViolation(e))
        {
            throw Refusals.ProfileVersionIsNotNext.With(("version", kept.Profile.Version), ("next", kept.Profile.Version + 1));
        }
    }

    static KeptProfile Read(Row row) => new(StoredJson.Read<PolicyProfile>(row.Document), row.Department, row.AddedAt);

    sealed class Row
    {
        public string Department { get; init; } = "";
        public DateTimeOffset AddedAt { get; init; }
        public string Document { get; init; } = "";
    }
}
