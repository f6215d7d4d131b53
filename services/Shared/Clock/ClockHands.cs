using Challenges.Shared.Deadlines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Challenges.Shared.Clock;

/// <summary>Moves a settable clock and runs what that makes due, so that whoever moved it finds the deadlines done.</summary>
public sealed class ClockHands(SettableClock clock, IServiceProvider services)
{
    public SettableClock Clock => clock;

    /// <summary>False, and nothing happens, when <paramref name="now"/> lies in the past.</summary>
    public async Task<bool> MoveTo(DateTimeOffset now, CancellationToken cancel = default)
    {
        if (!clock.TryMoveTo(now)) return false;
        if (services.GetServices<IHostedService>().OfType<DeadlineWorker>().SingleOrDefault() is { } worker) await worker.Settle(cancel);
        return true;
    }
}

public static class ClockRegistration
{
    /// <summary>Makes <paramref name="clock"/> the clock of the whole service.</summary>
    public static IServiceCollection AddSettableClock(this IServiceCollection services, SettableClock clock)
    {
        services.RemoveAll<TimeProvider>();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(clock);
        services.AddSingleton<ClockHands>();
        return services;
    }
}
