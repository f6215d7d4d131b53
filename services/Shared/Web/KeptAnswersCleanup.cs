using System.Data.Common;
using Challenges.Shared.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Challenges.Shared.Web;

/// <summary>Forgets answers after seven days of real time, an hour's worth at a time so that no delete locks the table for long.</summary>
internal sealed class KeptAnswersCleanup(IServiceScopeFactory scopes, ILogger<KeptAnswersCleanup> log) : BackgroundService
{
    public static readonly TimeSpan Keeps = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Forget(TimeProvider.System.GetUtcNow() - Keeps, stoppingToken);
            }
            catch (DbException e)
            {
                log.LogWarning(e, "Kept answers were not cleaned; next try in an hour");
            }
        }
    }

    public async Task Forget(DateTimeOffset before, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<SqlSession>();
        while (await session.Find<DateTimeOffset?>("SELECT MIN([At]) FROM [Idempotency] WHERE [At] < @before", new { before }, cancel) is { } oldest)
        {
            var until = oldest.AddHours(1) < before ? oldest.AddHours(1) : before;
            await session.Execute("DELETE FROM [Idempotency] WHERE [At] < @until", new { until }, cancel);
        }
    }
}
