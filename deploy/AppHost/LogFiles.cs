using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Challenges.AppHost;

/// <summary>Writes what each resource prints to <c>logs/NAME.log</c>, anew each run, so that a failure can be read without the dashboard.</summary>
sealed class LogFiles(DistributedApplicationModel model, ResourceLoggerService logs, DataFolder data) : BackgroundService
{
    public static void Add(IDistributedApplicationBuilder builder, DataFolder data) =>
        builder.Services.AddSingleton(data).AddHostedService<LogFiles>().AddHostedService<EndedFile>();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(model.Resources.Where(IsOurs).Select(resource => Copy(resource, stoppingToken)));

    public static bool IsOurs(IResource resource) => resource is ExecutableResource or ContainerResource;

    async Task Copy(IResource resource, CancellationToken stop)
    {
        await using var file = new StreamWriter(Path.Combine(data.Folder("logs"), resource.Name + ".log"), append: false) { AutoFlush = true };
        try
        {
            await foreach (var lines in logs.WatchAsync(resource).WithCancellation(stop))
            {
                foreach (var line in lines)
                    await file.WriteLineAsync(line.Content.AsMemory(), stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The system stops; the file is complete.
        }
    }
}
