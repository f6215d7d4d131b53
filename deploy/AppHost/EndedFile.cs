using Microsoft.Extensions.Hosting;

namespace Challenges.AppHost;

/// <summary>Notes in <c>run/ended</c> which part of the system ended by itself, so that whoever waits for it needn't wait longer.</summary>
sealed class EndedFile(ResourceNotificationService resources, DataFolder data) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var change in resources.WatchAsync(stoppingToken))
            {
                var state = change.Snapshot.State?.Text;
                if (LogFiles.IsOurs(change.Resource) && KnownResourceStates.TerminalStates.Contains(state))
                    await File.AppendAllTextAsync(data.RunFile("ended"), $"{change.Resource.Name} ({state})\n", stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The whole system stops; that a part ends is no news any more.
        }
    }
}
