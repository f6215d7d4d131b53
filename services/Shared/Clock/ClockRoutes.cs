using Challenges.Shared.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Challenges.Shared.Clock;

/// <summary>
/// The service's clock. With <c>Clock:Simulated=true</c> it can be moved forward over HTTP, so that months of a competition pass in a minute; such a clock
/// refuses to start in the environment Production. Tokens are always judged by real time.
/// </summary>
internal static class ClockRoutes
{
    public static void AddClock(this WebApplicationBuilder builder)
    {
        if (!builder.Configuration.GetValue<bool>("Clock:Simulated"))
        {
            builder.Services.TryAddSingleton(TimeProvider.System);
            return;
        }
        if (builder.Environment.IsProduction())
            throw new InvalidOperationException("Clock:Simulated is set in the environment Production. A simulated clock would let anybody open sealed applications: unset it, or set ASPNETCORE_ENVIRONMENT for a demonstration.");
        var start = builder.Configuration.GetValue<DateTimeOffset?>("Clock:Start") ?? TimeProvider.System.GetUtcNow();
        var clock = new SettableClock(start, runs: true);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<TimeProvider>(clock);
    }

    public static void MapClock(this WebApplication app)
    {
        if (app.Services.GetService<SettableClock>() is null) return;
        app.MapGet("/clock", (SettableClock clock) => Answer.Ok(new ClockReading(clock.GetUtcNow()))).AllowPublic().ExcludeFromDescription();
        app.MapPost("/clock", Move).AllowPublic().ExcludeFromDescription();
    }

    /// <summary>Answers after the deadlines that came due by the move have run, so that a demonstration is deterministic.</summary>
    static async Task<Answer<ClockReading>> Move(ClockReading wish, SettableClock clock, IServiceProvider services, CancellationToken cancel)
    {
        if (!clock.TryMoveTo(wish.Now)) throw SharedRefusals.ClockGoesForwardOnly.With(("now", clock.GetUtcNow()));
        await services.GetRequiredService<ClockMoved>().Tell(cancel);
        return Answer.Ok(new ClockReading(clock.GetUtcNow()));
    }
}

internal sealed record ClockReading(DateTimeOffset Now);

/// <summary>What follows a move of a settable clock: the deadlines that are due now run before <see cref="Tell"/> returns.</summary>
public sealed class ClockMoved
{
    public Func<CancellationToken, Task> Tell { get; init; } = _ => Task.CompletedTask;
}
