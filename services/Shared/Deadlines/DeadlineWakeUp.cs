using Challenges.Shared.Messaging;

namespace Challenges.Shared.Deadlines;

/// <summary>Wakes the deadline worker: rung by its own timer, and by whoever moves a simulated clock.</summary>
public sealed class DeadlineWakeUp
{
    readonly OutboxSignal _signal = new();

    public void Ring() => _signal.Set();

    internal Task Wait(TimeSpan longest, CancellationToken cancel) => _signal.Wait(longest, cancel);
}
