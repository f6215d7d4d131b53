using Challenges.Shared.Database;

namespace Challenges.Publication.Browsing;

/// <summary>Runs once at each start, after the migrations: challenges that were stored before the list could be searched by bounty get theirs into its column.</summary>
sealed class FillingBounties(IServiceScopeFactory scopes) : IHostedService
{
    const int AtOnce = 200;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (session, challenges) = (scope.ServiceProvider.GetRequiredService<SqlSession>(), scope.ServiceProvider.GetRequiredService<ChallengeStore>());
        int filled;
        do
        {
            await session.Begin(cancellationToken);
            filled = await challenges.FillBounties(AtOnce, cancellationToken);
            await session.Commit(cancellationToken);
        }
        while (filled == AtOnce);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
