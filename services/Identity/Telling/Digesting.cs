using Challenges.Identity.Accounts;
using Challenges.Identity.Mailing;
using Challenges.Shared.Time;
using Challenges.Telling;
using Microsoft.EntityFrameworkCore;

namespace Challenges.Identity.Telling;

/// <summary>One mail a day, from eight in the morning in China, with what came since the last: for people who wish it so.</summary>
sealed class Digesting(IServiceScopeFactory scopes, MailQueue mails, ILogger<Digesting> log) : BackgroundService
{
    const string Zone = "Asia/Shanghai";
    const int FromHour = 8;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(t => t.IsCompletedSuccessfully && t.Result, TaskScheduler.Default))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                if (await Run(scope.ServiceProvider, stoppingToken) > 0) mails.Ring();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "The digests failed; the next minute tries again");
            }
        }
    }

    /// <returns>How many digests were written.</returns>
    internal static async Task<int> Run(IServiceProvider services, CancellationToken cancel)
    {
        var (db, key, now) = (services.GetRequiredService<IdentityDb>(), services.GetRequiredService<TellingKey>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (!key.IsSet || TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(Zone)).Hour < FromHour) return 0;
        var today = ZoneDay.Of(now, Zone);
        var waiting = await db.Users.Where(u => u.BarredAt == null && (u.DigestedOn == null || u.DigestedOn < today) && db.Told.Any(t => t.WaitsForDigest && t.UserId == u.Id)).Select(u => u.Id).ToListAsync(cancel);
        foreach (var person in waiting) await Write(services, person, today, now, cancel);
        return waiting.Count;
    }

    /// <summary>The day on the account, the messages and the mail are saved together; the mail's key lets one of two instances win.</summary>
    static async Task Write(IServiceProvider services, string person, DateOnly today, DateTimeOffset now, CancellationToken cancel)
    {
        var (db, key, mails) = (services.GetRequiredService<IdentityDb>(), services.GetRequiredService<TellingKey>(), services.GetRequiredService<MailQueue>());
        db.ChangeTracker.Clear();
        var user = await db.Users.SingleAsync(u => u.Id == person, cancel);
        var waiting = await db.Told.Where(t => t.UserId == person && t.WaitsForDigest).OrderBy(t => t.Sequence).ToListAsync(cancel);
        var unread = waiting.Where(t => t.ReadAt is null).ToList();
        foreach (var told in waiting) told.WaitsForDigest = false;
        user.DigestedOn = today;
        if (unread.Count > 0) mails.Add(db, $"digest/{today:O}/{person}", services.GetRequiredService<Wordbook>().Digest([.. unread.Select(t => ToldContent.Open(key, t))], user), now);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e)
        {
            // Another instance was first. What really failed waits on and is tried again in a minute.
            services.GetRequiredService<ILogger<Digesting>>().LogInformation("A digest was not written here: {Why}", e.GetType().Name);
        }
    }
}
