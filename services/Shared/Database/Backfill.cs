using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Challenges.Shared.Database;

public static class BackfillRegistration
{
    /// <summary>Runs once at each start, after the migrations: rows that were stored before a column was there get its value out of their document, a portion in each transaction.</summary>
    /// <param name="fill">Fills at most so many rows and says how many there were.</param>
    public static IServiceCollection AddBackfill<TStore>(this IServiceCollection services, Func<TStore, int, CancellationToken, Task<int>> fill) where TStore : notnull =>
        services.AddSingleton<IHostedService>(provider => new Backfill<TStore>(provider.GetRequiredService<IServiceScopeFactory>(), fill));
}

sealed class Backfill<TStore>(IServiceScopeFactory scopes, Func<TStore, int, CancellationToken, Task<int>> fill) : IHostedService where TStore : notnull
{
    const int AtOnce = 200;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (session, store) = (scope.ServiceProvider.GetRequiredService<SqlSession>(), scope.ServiceProvider.GetRequiredService<TStore>());
        int filled;
        do
        {
            await session.Begin(cancellationToken);
            filled = await fill(store, AtOnce, cancellationToken);
            await session.Commit(cancellationToken);
        }
        while (filled == AtOnce);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
