using Challenges.Shared.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Challenges.Shared.Clock;

/// <summary>
/// The service's clock. With <c>Clock:Simulated=true</c> it can be moved forward over HTTP (<c>Clock:Start</c> sets where it begins), so that months of a competition
/// pass in a minute; such a service refuses to start in the environment Production. Tokens are always judged by real time.
/// </summary>
internal static class ClockRoutes
{
    static bool IsSimulated(IConfiguration configuration) => configuration.GetValue<bool>("Clock:Simulated");

    public static void AddClock(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        if (!IsSimulated(builder.Configuration)) return;
        if (builder.Environment.IsProduction())
            throw new InvalidOperationException(
                "Clock:Simulated is set in the environment Production, where it would let anybody open sealed applications. Unset it, or set ASPNETCORE_ENVIRONMENT for a demonstration.");
        var start = builder.Configuration.GetValue<DateTimeOffset?>("Clock:Start") ?? TimeProvider.System.GetUtcNow();
        builder.Services.AddSettableClock(new SettableClock(start, runs: true));
    }

    public static void MapClock(this WebApplication app)
    {
        if (!IsSimulated(app.Configuration)) return;
        app.MapGet("/clock", (TimeProvider time) => Answer.Ok(new ClockReading(time.GetUtcNow()))).AllowPublic().WithMetadata(new ExcludeFromDescriptionAttribute());
        app.MapPost("/clock", Move).AllowPublic().WithMetadata(new ExcludeFromDescriptionAttribute());
    }

    /// <summary>Answers after the deadlines that came due by the move have run, so that a demonstration is deterministic.</summary>
    static async Task<Answer<ClockReading>> Move(ClockReading wish, ClockHands hands, CancellationToken cancel) => await hands.MoveTo(wish.Now, cancel)
        ? Answer.Ok(new ClockReading(hands.Clock.GetUtcNow()))
        : throw SharedRefusals.ClockGoesForwardOnly.With(("now", hands.Clock.GetUtcNow()));
}

internal sealed record ClockReading(DateTimeOffset Now);
