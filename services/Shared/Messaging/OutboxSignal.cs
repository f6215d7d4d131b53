using System.Threading.Channels;

namespace Challenges.Shared.Messaging;

/// <summary>Wakes the delivery after a commit. A signal that comes while it works is kept, so none is lost; many are one.</summary>
public sealed class OutboxSignal
{
    readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public OutboxSignal() => Set = () => _rung.Writer.TryWrite(true);

    /// <summary>One delegate for all callers: a transaction that publishes a hundred messages signals once.</summary>
    public Action Set { get; }

    /// <summary>Returns at the next signal, or after <paramref name="longest"/> without one.</summary>
    public async Task Wait(TimeSpan longest, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(longest);
        try
        {
            await _rung.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Nobody rang: time to look anyway.
        }
    }
}
