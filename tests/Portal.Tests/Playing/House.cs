using Challenges.EndToEnd.Tests.Running;
using Challenges.Portal.Tests.Playing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace Challenges.Portal.Tests;

/// <summary>One browser for all tests, and a venue with a competition that is open when the first test runs.</summary>
[SetUpFixture]
public sealed class House
{
    static IPlaywright? _playwright;
    static Venue? _venue;

    internal static Theatre Theatre => _venue!.Theatre;
    internal static Deployment Services => _venue!.Services;
    internal static WebApplication Portal => _venue!.Portal;
    internal static IBrowser Browser { get; private set; } = null!;

    /// <summary>The file of a service's database.</summary>
    internal static string Database(string service) => _venue!.Services.DatabaseOf(service);

    internal static string Address => _venue!.Address;

    static string Chromium => Environment.GetEnvironmentVariable("CHALLENGES_TEST_CHROMIUM") ?? "/usr/bin/chromium";

    [OneTimeSetUp]
    public async Task Open()
    {
        if (!File.Exists(Chromium)) Assert.Ignore($"No browser: install the package chromium, or name one in CHALLENGES_TEST_CHROMIUM (now {Chromium}).");
        _venue = await Venue.Open();
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
        await WholePlay.Close();
        await LongPlay.Close();
        if (_venue is not null) await _venue.DisposeAsync();
    }
}
