namespace Challenges.Shared.Messaging;

/// <summary>The real clock, for leases, back-off and retention. The domain's clock may be simulated and stand still; a lease must not.</summary>
public sealed class InfrastructureClock(TimeProvider time)
{
    public TimeProvider Time { get; } = time;

    public DateTimeOffset Now => Time.GetUtcNow();
}
