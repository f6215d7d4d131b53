using Challenges.EndToEnd.Tests.Running;
using Challenges.Portal.Tests.Playing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Challenges.Portal.Tests;

/// <summary>The four services with a broker, the portal before them, one browser, and a competition that is open when the first test runs.</summary>
[SetUpFixture]
public sealed class House
{
    static IPlaywright? _playwright;

    internal static Deployment Services { get; private set; } = null!;
    internal static Theatre Theatre { get; private set; } = null!;
    internal static WebApplication Portal { get; private set; } = null!;
    internal static IBrowser Browser { get; private set; } = null!;

    internal static string Address => Portal.Urls.First();

    static string Chromium => Environment.GetEnvironmentVariable("CHALLENGES_TEST_CHROMIUM") ?? "/usr/bin/chromium";

    [OneTimeSetUp]
    public async Task Open()
    {
        if (!File.Exists(Chromium)) Assert.Ignore($"No browser: install the package chromium, or name one in CHALLENGES_TEST_CHROMIUM (now {Chromium}).");
        Services = await Deployment.Start(1, null, [("Http__TrustedProxies__0", "127.0.0.1")]);
        Theatre = new Theatre(Services);
        var addresses = Services.Addresses;
        Portal = PortalHost.Build([
            "--environment=Testing", "--urls=http://127.0.0.1:0", $"--ConnectionStrings:RabbitMq={Services.Broker.Url}", "--Portal:FreshFor=00:05:00",
            $"--Portal:publication={addresses.Publication[0]}", $"--Portal:applications={addresses.Applications[0]}", $"--Portal:review={addresses.Review[0]}", $"--Portal:award={addresses.Award[0]}",
            "--Logging:LogLevel:Default=Warning", "--Limits:PublicWritesPerMinute=100000"
        ], builder => builder.Services.AddSingleton<IStartupFilter>(new Doorman(addresses)));
        await Portal.StartAsync();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
        });
        await Theatre.Play.Publish();
        await Theatre.Play.File();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (Portal is not null)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await Portal.StopAsync(limit.Token);
            await Portal.DisposeAsync();
        }
        Theatre?.Dispose();
        if (Services is not null) await Services.DisposeAsync();
    }
}
