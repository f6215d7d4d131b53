using Challenges.Demonstration.Playing;
using Challenges.Portal.Tests.Browsing;
using Challenges.Portal.Tests.Playing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Challenges.Portal.Tests;

/// <summary>A challenge is followed from its own page, where people are told of what they follow. What Identity keeps, a stand-in keeps here.</summary>
public sealed class Following
{
    const string Page = $"/en/challenges/{OpenPages.Number}";

    readonly HashSet<string> _followed = [];

    [Test]
    public async Task A_challenge_is_followed_from_its_page_which_stays_a_kept_page_for_everybody_else()
    {
        await using var identity = await StandIn();
        await using var portal = await Venue.OpenPortal(House.Services, $"--Portal:Identity={identity.Urls.First()}", "--Portal:Authority=http://127.0.0.1:9", "--Portal:ClientSecret=none");
        var address = portal.Urls.First();
        await using var visit = await Visit.Begin(locale: "en-GB", address: address);
        await visit.Go(Page);
        Assert.That(await visit.Page.GetAttributeAsync("main a[href*='/sign-in']", "href"), Is.EqualTo($"/en/sign-in?to={Uri.EscapeDataString(Page)}"));
        await visit.Enter(Cast.Solver("A1"), Page);
        await visit.Reads("challenge-follow-en");
        await visit.Send("form[action$='/begin'] button");
        Assert.That((new Uri(visit.Page.Url).AbsolutePath, string.Join(' ', _followed)), Is.EqualTo((Page, OpenPages.Number)));
        await visit.Send("form[action$='/end'] button");
        Assert.That((new Uri(visit.Page.Url).AbsolutePath, _followed.Count), Is.EqualTo((Page, 0)));
        Assert.That(visit.Complaints, Is.Empty);
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        (await http.GetAsync(Page)).Dispose();
        using var kept = await http.GetAsync(Page);
        Assert.That((kept.Headers.Age is null, kept.Headers.Contains("Set-Cookie")), Is.EqualTo((false, false)));
    }

    async Task<WebApplication> StandIn()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/inbox/unread", () => Results.Json(new { unread = 0 }));
        app.MapGet("/follows", () => Results.Json(new { numbers = _followed }));
        app.MapPut("/follows/{number}", (string number) => { _followed.Add(number); });
        app.MapDelete("/follows/{number}", (string number) => { _followed.Remove(number); });
        await app.StartAsync();
        return app;
    }
}
