using Challenges.Contracts.Publication;
using Challenges.Shared.Messaging;
using Microsoft.AspNetCore.OutputCaching;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Challenges.Portal.Caching;

/// <summary>
/// Throws kept pages away when a service has said that something happened. The queue is this process's own and goes with it: a missed event costs at most the seconds for which a page
/// is kept, so nothing here needs the inbox and its database. All pages go at once: events are rare, pages are cheap.
/// </summary>
sealed class Forgetting(BrokerAddress address, IOutputCacheStore pages, ILogger<Forgetting> log) : BackgroundService
{
    static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    /// <summary>The other services hear of it at the same time and may need a moment to show it: a page made in between is thrown away too.</summary>
    static readonly TimeSpan Echo = TimeSpan.FromSeconds(2);

    /// <summary>An exchange for each event, named as MassTransit names it.</summary>
    internal static IEnumerable<string> Exchanges => typeof(ChallengePublished).Assembly.GetExportedTypes()
        .Where(t => t.GetProperty("At") is not null && t.GetProperty("Version") is not null || t.Name == "DecisionsChained").Select(t => $"{t.Namespace}:{t.Name}");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (Exception away) when (away is BrokerUnreachableException or AlreadyClosedException or OperationInterruptedException or IOException)
            {
                log.LogWarning("The broker is away; pages are kept for their time alone: {Why}", away.Message);
                await Task.Delay(Retry, stoppingToken);
            }
        }
    }

    async Task Listen(CancellationToken stopping)
    {
        var factory = new ConnectionFactory { Uri = address.Url, AutomaticRecoveryEnabled = false, ClientProvidedName = "challenges-portal" };
        await using var connection = await factory.CreateConnectionAsync(stopping);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: stopping);
        var queue = (await channel.QueueDeclareAsync("", durable: false, exclusive: true, autoDelete: true, cancellationToken: stopping)).QueueName;
        foreach (var exchange in Exchanges)
        {
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: stopping);
            await channel.QueueBindAsync(queue, exchange, "", cancellationToken: stopping);
        }
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var cancelled = stopping.Register(() => ended.TrySetResult());
        connection.ConnectionShutdownAsync += (_, _) => { ended.TrySetResult(); return Task.CompletedTask; };
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, _) => Forget(stopping);
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer, stopping);
        // What happened while nobody listened.
        await pages.EvictByTagAsync(PageCache.Public, stopping);
        log.LogInformation("Listening for events");
        await ended.Task;
    }

    async Task Forget(CancellationToken stopping)
    {
        await pages.EvictByTagAsync(PageCache.Public, stopping);
        _ = Again(stopping);
    }

    async Task Again(CancellationToken stopping)
    {
        try
        {
            await Task.Delay(Echo, stopping);
            await pages.EvictByTagAsync(PageCache.Public, stopping);
        }
        catch (OperationCanceledException)
        {
            // The process stops, and the pages with it.
        }
    }
}
