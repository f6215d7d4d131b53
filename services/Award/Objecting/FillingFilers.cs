using Challenges.Shared.Database;

namespace Challenges.Award.Objecting;

/// <summary>Runs once at each start, after the migrations: objections that were stored before one could list the own get their filer into its column.</summary>
sealed class FillingFilers(IServiceScopeFactory scopes) : IHostedService
{
    const int AtOnce = 200;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (session, objections) = (scope.ServiceProvider.GetRequiredService<SqlSession>(), scope.ServiceProvider.GetRequiredService<ObjectionStore>());
        int filled;
        do
        {
            await session.Begin(cancellationToken);
            filled = await objections.FillFilers(AtOnce, cancellationToken);
            await session.Commit(cancellationToken);
        }
        while (filled == AtOnce);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
