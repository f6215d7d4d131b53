using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Challenges.Shared.Clock;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Challenges.Identity.Tests.Reading;

/// <summary>The portal as it runs, in front of a real Identity; the services behind it are silent. Its clock can be moved, so that tokens grow old.</summary>
sealed class PortalUnderTest : IAsyncDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    readonly WebApplication _app;
    readonly string _keys;

    PortalUnderTest(WebApplication app, Uri address, string keys, SettableClock clock) => (_app, Address, _keys, Clock) = (app, address, keys, clock);

    public Uri Address { get; }
    public SettableClock Clock { get; }

    /// <param name="port">That of the origin which Identity knows.</param>
    public static async Task<PortalUnderTest> Start(IdentityUnderTest identity, int port, string broker)
    {
        var address = Origin(port);
        var (keys, clock) = (Directory.CreateTempSubdirectory("challenges-portal-").FullName, new SettableClock(TimeProvider.System.GetUtcNow(), runs: true));
        string[] silent = ["Publication", "Applications", "Review", "Award"];
        string[] settings =
        [
            "--environment=Test", $"--urls={address}", $"--ConnectionStrings:RabbitMq={broker}", $"--Keys:Folder={keys}", $"--Portal:Authority={identity.Address}", $"--Portal:Identity={identity.Address}",
            $"--Portal:ClientSecret={IdentityUnderTest.PortalSecret}", "--Logging:LogLevel:Default=Warning", "--Logging:Console:LogLevel:Default=None", .. silent.Select(s => $"--Portal:{s}=http://127.0.0.1:9")
        ];
        var app = Challenges.Portal.PortalHost.Build(settings, builder =>
        {
            builder.Services.RemoveAll<TimeProvider>();
            builder.Services.AddSingleton<TimeProvider>(clock);
        });
        await app.StartAsync().WaitAsync(Limit);
        return new PortalUnderTest(app, address, keys, clock);
    }

    public static Uri Origin(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    /// <summary>A browser that is signed in at Identity, led through it and back.</summary>
    public async Task<Window> Enter(IdentityUnderTest identity, string email, string path)
    {
        var window = new Window(Address);
        using var there = identity.Browser();
        Assert.That((await there.SignIn(email)).Location, Is.EqualTo("/account"));
        var asked = await window.Get(path);
        Assert.That(asked.Location, Does.StartWith(identity.Address.AbsoluteUri), asked.Text);
        var back = (await there.Get(new Uri(asked.Location!).PathAndQuery)).Location!;
        Assert.That((await window.Get(new Uri(back).PathAndQuery)).Status, Is.EqualTo(302));
        return window;
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await _app.StopAsync(limit.Token).WaitAsync(Limit);
        await _app.DisposeAsync().AsTask().WaitAsync(Limit);
        Directory.Delete(_keys, recursive: true);
    }
}

/// <summary>A browser without script at the portal.</summary>
sealed partial class Window(Uri portal) : IDisposable
{
    readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = portal, Timeout = TimeSpan.FromSeconds(60) };

    public async Task<Seen> Get(string path)
    {
        using var answer = await _http.GetAsync(path);
        return await Seen.Of(answer);
    }

    /// <summary>Opens a page and presses a button of the form with this action; null: the one that posts to the page itself.</summary>
    public async Task<Seen> Press(string page, string? action, params (string Name, string Value)[] fields)
    {
        var seen = await Get(page);
        Assert.That(seen.Status, Is.EqualTo(200), seen.Text);
        List<(string Name, string Value)> all = [.. fields, ("form-token", Token().Match(seen.Text).Groups[1].Value)];
        if (action is null) all.Add(("_handler", Handler().Match(seen.Text).Groups[1].Value));
        using var content = new FormUrlEncodedContent(all.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await _http.PostAsync(action ?? page, content);
        return await Seen.Of(answer);
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("""name="form-token" value="([^"]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("""name="_handler" value="([^"]+)""")]
    private static partial Regex Handler();
}
