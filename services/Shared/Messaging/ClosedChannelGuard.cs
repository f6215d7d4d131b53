#pragma warning disable RS0030 // part of the one place that may know the bus
using MassTransit;
using MassTransit.RabbitMqTransport;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Challenges.Shared.Messaging;

/// <summary>
/// Gives up the run of a receive endpoint that does not end by itself after its channel has closed; the transport then tries again on a new channel.
/// It has to be given up from outside: RabbitMQ.Client up to 7.2.2 disposes the semaphore that requests on a channel wait for, and who waits then is never woken, not even by
/// its own token (rabbitmq-dotnet-client, issue 1976). MassTransit declares the queues of an endpoint at once, so a connection that broke at that moment left the endpoint
/// without a consumer until the process ended.
/// </summary>
sealed class ClosedChannelGuard(string endpoint, ILogger<ClosedChannelGuard> log) : IFilter<ChannelContext>
{
    /// <summary>For deliveries that were being handled when the channel closed. Whatever still runs afterwards is delivered again, and the inbox makes it count once.</summary>
    static readonly TimeSpan EndsByItself = TimeSpan.FromSeconds(5);

    public async Task Send(ChannelContext context, IPipe<ChannelContext> next)
    {
        var closed = new TaskCompletionSource<ShutdownEventArgs>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task Close(object channel, ShutdownEventArgs reason)
        {
            closed.TrySetResult(reason);
            return Task.CompletedTask;
        }

        context.Channel.ChannelShutdownAsync += Close;
        if (context.Channel.CloseReason is { } before) closed.TrySetResult(before);
        var run = next.Send(context);
        if (await Task.WhenAny(run, closed.Task) != run && await Task.WhenAny(run, Task.Delay(EndsByItself)) != run)
        {
            _ = run.ContinueWith(static late => late.Exception, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously);
            log.LogWarning("The channel of {Endpoint} closed while it was in use, and its user was not told; the endpoint starts anew", endpoint);
            throw new AlreadyClosedException(await closed.Task);
        }
        await run;
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("closedChannelGuard");
}
