using Challenges.Demonstration.Playing;
using Challenges.EndToEnd.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Portal.Tests.Playing;

/// <summary>The four services with a broker, a play on them, and the portal before them.</summary>
sealed class Venue : IAsyncDisposable
{
    Venue(Deployment services, WebApplication portal, Func<SingleWinner, SingleWinner>? change) => (Services, Portal, Theatre) = (services, portal, new Theatre(services, change));

    public Deployment Services { get; }

    public Theatre Theatre { get; }

    public WebApplication Portal { get; }

    public string Address => Portal.Urls.First();

    /// <param name="change">What differs from the data of the demonstration.</param>
    public static async Task<Venue> Open(Func<SingleWinner, SingleWinner>? change = null)
    {
        var services = await Deployment.Start(1, null, [("Http__TrustedProxies__0", "127.0.0.1")]);
        try
        {
            return new Venue(services, await OpenPortal(services), change);
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    /// <param name="more">Settings that this portal has and others have not.</param>
    public static async Task<WebApplication> OpenPortal(Deployment services, params string[] more)
    {
        var addresses = services.Addresses;
        var portal = PortalHost.Build([
            "--environment=Testing", "--urls=http://127.0.0.1:0", $"--ConnectionStrings:RabbitMq={services.Broker.Url}", "--Portal:FreshFor=00:05:00",
            $"--Portal:publication={addresses.Publication[0]}", $"--Portal:applications={addresses.Applications[0]}", $"--Portal:review={addresses.Review[0]}", $"--Portal:award={addresses.Award[0]}",
            "--Logging:LogLevel:Default=Warning", "--Limits:PublicWritesPerMinute=100000", .. more
        ], builder => builder.Services.AddSingleton<IStartupFilter>(new Doorman(addresses)));
        await portal.StartAsync();
        return portal;
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await Portal.StopAsync(limit.Token);
        await Portal.DisposeAsync();
        Theatre.Dispose();
        await Services.DisposeAsync();
    }
}
