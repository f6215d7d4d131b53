using System.Data.Common;
using Amazon.Runtime;
using Challenges.Shared.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Challenges.Shared.Files.Storing;

/// <summary>
/// Removes stored files whose request died before its commit, once they are older than any request can get. The note of a file is taken and the file removed in one transaction: a request that
/// keeps the file meanwhile holds the note, so that either finds nothing left to do. Several instances may sweep at once.
/// </summary>
public sealed class FileSweep(IServiceScopeFactory scopes, FileStorage storage, FileSettings settings, ILogger<FileSweep> log) : BackgroundService
{
    const int AtOnce = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Sweep(TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(settings.OrphanHours), stoppingToken);
            }
            catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or AmazonClientException or AmazonServiceException)
            {
                log.LogWarning(e, "Files of requests that died were not removed; next try in an hour");
            }
        }
    }

    /// <returns>How many were removed.</returns>
    public async Task<int> Sweep(DateTimeOffset before, CancellationToken cancel)
    {
        for (var removed = 0; ;)
        {
            await using var scope = scopes.CreateAsyncScope();
            var sql = scope.ServiceProvider.GetRequiredService<SqlSession>();
            var keys = await sql.Query<string>("""
                WITH [Listed] AS (SELECT [StorageKey], ROW_NUMBER() OVER (ORDER BY [At], [StorageKey]) AS [Place] FROM [PendingFiles] WHERE [At] < @before)
                SELECT [StorageKey] FROM [Listed] WHERE [Place] <= @AtOnce
                """, new { before, AtOnce }, cancel);
            foreach (var key in keys)
                if (await Remove(sql, key, cancel)) removed++;
            if (keys.Count < AtOnce)
            {
                if (removed > 0) log.LogInformation("Removed {Count} stored files of requests that died", removed);
                return removed;
            }
        }
    }

    async Task<bool> Remove(SqlSession sql, string key, CancellationToken cancel)
    {
        await sql.Begin(cancel);
        try
        {
            if (await sql.Execute("DELETE FROM [PendingFiles] WHERE [StorageKey] = @key", new { key }, cancel) == 0) return false;
            await storage.Delete(key, cancel);
            await sql.Commit(cancel);
            return true;
        }
        finally
        {
            await sql.Rollback();
        }
    }
}
