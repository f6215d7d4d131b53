using Challenges.Shared.Database;
using Challenges.Shared.Web;

namespace Challenges.Publication.Registering;

/// <summary>A department that publishes challenges. Departments are data: configuration section <c>Departments</c> fills the table at each start.</summary>
public sealed class Department
{
    /// <summary>Stable id, the value of the claim <c>dept</c> of its officers.</summary>
    public string Id { get; init; } = "";
    public string NameZh { get; init; } = "";
    public string NameEn { get; init; } = "";
    public string Office { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Hours { get; init; } = "";

    public StandContact Contact => new(Office, Phone, Hours);
}

public sealed class DepartmentStore(SqlSession sql)
{
    public Task<IReadOnlyList<Department>> List(CancellationToken cancel) =>
        sql.Query<Department>("SELECT [Id], [NameZh], [NameEn], [Office], [Phone], [Hours] FROM [Departments] ORDER BY [Id]", null, cancel);

    public Task<Department?> Find(string id, CancellationToken cancel) =>
        sql.Find<Department>("SELECT [Id], [NameZh], [NameEn], [Office], [Phone], [Hours] FROM [Departments] WHERE [Id] = @id", new { id }, cancel);

    /// <summary>Adds it or brings it up to date. A department that is no longer configured stays, because its challenges do.</summary>
    public async Task Put(Department department, CancellationToken cancel)
    {
        var changed = await sql.Execute(
            "UPDATE [Departments] SET [NameZh] = @NameZh, [NameEn] = @NameEn, [Office] = @Office, [Phone] = @Phone, [Hours] = @Hours WHERE [Id] = @Id", department, cancel);
        if (changed == 0)
            await sql.Execute("INSERT INTO [Departments] ([Id], [NameZh], [NameEn], [Office], [Phone], [Hours]) VALUES (@Id, @NameZh, @NameEn, @Office, @Phone, @Hours)", department, cancel);
    }
}

/// <summary>Runs once at each start, after the migrations.</summary>
sealed class DepartmentSeeding(IServiceScopeFactory scopes, IConfiguration configuration) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var configured = configuration.GetSection("Departments").Get<Department[]>() ?? [];
        if (configured.FirstOrDefault(d => d.Id.Length == 0) is not null) throw new InvalidOperationException("Departments: each entry needs an Id.");
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<SqlSession>();
        await session.Begin(cancellationToken);
        foreach (var department in configured) await scope.ServiceProvider.GetRequiredService<DepartmentStore>().Put(department, cancellationToken);
        await session.Commit(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
