using Challenges.Identity.Accounts;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace Challenges.Identity.Hosting;

/// <summary>Removes, once an hour, tokens that ended, sessions that ended and mails that were sent 30 days ago, invitations that ended 90 days ago and messages of two years ago.</summary>
sealed class Tidying(IServiceScopeFactory scopes, ILogger<Tidying> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1));
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(t => t.IsCompletedSuccessfully && t.Result, TaskScheduler.Default))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await Tidy(scope.ServiceProvider, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Tidying failed; the next hour tries again");
            }
        }
    }

    internal static async Task Tidy(IServiceProvider services, CancellationToken cancel)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var (month, quarter, old) = (now.AddDays(-30), now.AddDays(-90), DateOnly.FromDateTime(now.UtcDateTime).AddYears(-2));
        var db = services.GetRequiredService<IdentityDb>();
        await services.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(now.AddDays(-1), cancel);
        await services.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(now.AddDays(-1), cancel);
        await db.Sessions.Where(s => s.EndsAt < month || s.EndedAt < month).ExecuteDeleteAsync(cancel);
        await db.Invitations.Where(i => i.EndsAt < quarter).ExecuteDeleteAsync(cancel);
        await db.Mails.Where(m => m.SentAt < month).ExecuteDeleteAsync(cancel);
        await db.Told.Where(t => t.ToldOn < old).ExecuteDeleteAsync(cancel);
    }
}
