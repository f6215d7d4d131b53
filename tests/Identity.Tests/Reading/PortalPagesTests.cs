using Challenges.Identity.Accounts;
using Challenges.Identity.SigningIn;
using Challenges.Identity.Tests.Telling;
using Challenges.Telling;
using Challenges.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.EntityFrameworkCore.Models;

namespace Challenges.Identity.Tests.Reading;

/// <summary>Messages and profile in the portal, and how its tokens are renewed, with the real Identity behind it.</summary>
public sealed class PortalPagesTests
{
    BrokerForTests _broker = null!;
    IdentityUnderTest _identity = null!;
    PortalUnderTest _portal = null!;
    Voice _voice = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        var port = FreePort.Next();
        _broker = await BrokerForTests.Start();
        _identity = await IdentityUnderTest.Start(Ears.Setting, ("ConnectionStrings:RabbitMq", _broker.Url), ("Identity:PortalOrigins:0", PortalUnderTest.Origin(port).AbsoluteUri.TrimEnd('/')));
        _portal = await PortalUnderTest.Start(_identity, port, _broker.Url);
        _voice = await Voice.Open(_broker);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _voice.DisposeAsync();
        await _portal.DisposeAsync();
        await _identity.DisposeAsync();
        await _broker.DisposeAsync();
    }

    [Test]
    public async Task Messages_are_grouped_counted_opened_and_marked()
    {
        var user = await _identity.Person("pp1@example.cn", ["solver"]);
        await _voice.Say(Voice.Check("pp1 a", user.Id));
        await _voice.Say(Voice.Check("pp1 b", user.Id) with { Kind = Kinds.OutcomeKnown });
        await _voice.Say(new Happening(Kinds.ObjectionDecided, "pp1", DateTimeOffset.UnixEpoch) { Number = "GX-2023-07", To = [Happening.Person(user.Id)], Tail = "/objections" });
        await Arrived(user, 3);
        using var window = await _portal.Enter(_identity, "pp1@example.cn", "/en/my/messages");
        var page = await window.Get("/en/my/messages");
        Keep("messages-en", page);
        Assert.That(page.Says("3 new") && page.Says("Electrolysis of magnesium chloride") && page.Says("The outcome of the review can be read"), Is.True, page.Text);
        Assert.That(page.Text.Split("<section>").Length - 1, Is.EqualTo(2), "one block for each challenge");
        var home = await window.Get("/en/help");
        Assert.That(home.Says("/en/my/messages\">Messages") && home.Says("3 new"), Is.True, "the header of every page counts");

        var id = System.Text.RegularExpressions.Regex.Match(page.Text, "/en/my/messages/([0-9a-f-]{36})/read").Groups[1].Value;
        var opened = await window.Press("/en/my/messages", $"/en/my/messages/{id}/read", ("tail", "/applications"));
        Assert.That((opened.Status, opened.Location), Is.EqualTo((302, "/en/applications")));
        Assert.That((await window.Get("/en/my/messages")).Says("2 new"), Is.True);
        var elsewhere = await window.Press("/en/my/messages", $"/en/my/messages/{id}/read", ("tail", "//evil.example/x"));
        Assert.That(elsewhere.Location, Is.EqualTo("/en/my/messages"), "a button leads nowhere but into this portal");
        await window.Press("/zh/my/messages", "/zh/my/messages/read");
        var read = await window.Get("/zh/my/messages");
        Keep("messages-zh", read);
        Assert.That(read.Says("您已阅读全部消息") && read.Says("您的申报通过了形式审查"), Is.True, read.Text);
        using var nobody = new Window(_portal.Address);
        Assert.That((await nobody.Get("/en/my/messages")).Location, Does.StartWith(_identity.Address.AbsoluteUri));
        Assert.That((await nobody.Get("/en/help")).Says("my/messages"), Is.False);
    }

    [Test]
    public async Task Who_is_to_prove_again_who_it_is_is_sent_to_the_sign_in_although_signed_in()
    {
        var user = await _identity.Person("pp9@example.cn", ["reviewer"]);
        using var window = await _portal.Enter(_identity, "pp9@example.cn", "/en/my/profile");
        Assert.That((await window.Get("/en/my/profile")).Says(user.Id), Is.True, "the id by which registers name the person");
        Assert.That((await window.Get("/en/sign-in?to=/en/review")).Location, Is.EqualTo("/en/review"));
        var asked = (await window.Get("/en/sign-in?again=true&to=/en/review")).Location!;
        Assert.That(asked, Does.StartWith(_identity.Address.AbsoluteUri).And.Contain("prompt=login"));
    }

    [Test]
    public async Task The_profile_says_who_one_is_and_keeps_when_mails_come_and_what_is_followed()
    {
        var user = await _identity.Person("pp2@example.cn", ["solver", "reviewer"], organisation: "org-pp2");
        using var window = await _portal.Enter(_identity, "pp2@example.cn", "/en/my/profile");
        var page = await window.Get("/en/my/profile");
        Keep("profile-en", page);
        Assert.That(page.Says("pp2@example.cn") && page.Says("org-pp2") && page.Says("Reviewer") && page.Says(_identity.Address + "account"), Is.True, page.Text);
        var saved = await window.Press("/en/my/profile", null, ("Mail", "daily"), ("Language", "zh-Hans"));
        Assert.That((saved.Status, saved.Location), Is.EqualTo((302, "/en/my/profile?saved=1")).Or.EqualTo((302, _portal.Address + "en/my/profile?saved=1")), saved.Text);
        Assert.That((await window.Press("/en/my/profile", "/en/my/follows", ("number", "QH-2022-01"))).Location, Does.Contain("saved=1"));
        Assert.That((await window.Press("/en/my/profile", "/en/my/follows", ("number", "<script>"))).Location, Does.Not.Contain("saved=1"));
        var stored = await _identity.InScope(async scope =>
        {
            var db = scope.GetRequiredService<IdentityDb>();
            return (await db.Users.Where(u => u.Id == user.Id).Select(u => u.MailWish + u.Language).SingleAsync(), await db.Follows.Where(f => f.UserId == user.Id).Select(f => f.Number).SingleAsync());
        });
        Assert.That(stored, Is.EqualTo(("dailyzh-Hans", "QH-2022-01")));
        Keep("profile-zh", await window.Get("/zh/my/profile?saved=1"));
        Assert.That((await window.Press("/en/my/profile", "/en/my/follows/QH-2022-01/end", ("tail", "/challenges/QH-2022-01"))).Location, Is.EqualTo("/en/challenges/QH-2022-01"), "back to the page that had the button");
        Assert.That((await window.Get("/en/my/profile")).Says("/en/challenges/QH-2022-01"), Is.False);
    }

    [Test]
    public async Task New_challenges_are_awaited_from_the_filters_after_a_sign_in_and_no_more_from_the_profile()
    {
        var user = await _identity.Person("pp5@example.cn", ["solver"]);
        using var nobody = new Window(_portal.Address);
        var find = await nobody.Get("/en/challenges?field=light%20metals&from=100&text=magnesium");
        var link = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(find.Text, "href=\"(/en/my/subscribe[^\"]*)\"").Groups[1].Value);
        Assert.That(link, Is.EqualTo("/en/my/subscribe?field=light%20metals&least=100000000"), "100 ten-thousand yuan in fen; words can't be awaited");
        Assert.That((await nobody.Get(link)).Location, Does.StartWith(_identity.Address.AbsoluteUri), "one signs in first");
        using var window = await _portal.Enter(_identity, "pp5@example.cn", link);
        var page = await window.Get(link);
        Keep("subscribe-en", page);
        Assert.That(page.Says("light metals") && page.Says("Tell me"), Is.True, page.Text);
        for (var twice = 0; twice < 2; twice++)
            Assert.That((await window.Press(link, "/en/my/subscriptions", ("field", "light metals"), ("department", ""), ("least", "100000000"))).Location, Is.EqualTo("/en/my/profile?saved=1#subscriptions"));
        var stored = await _identity.InScope(async scope => await scope.GetRequiredService<IdentityDb>().Subscriptions.SingleAsync(s => s.UserId == user.Id));
        Assert.That((stored.Field, stored.Department, stored.LeastBountyFen), Is.EqualTo(("light metals", "", 100_000_000L)));
        var profile = await window.Get("/zh/my/profile");
        Keep("profile-subscriptions-zh", profile);
        Assert.That(profile.Says("light metals") && profile.Says("新榜题"), Is.True, profile.Text);
        await window.Press("/en/my/profile", $"/en/my/subscriptions/{stored.Id:D}/end");
        Assert.That((await window.Get("/en/my/profile")).Says("light metals"), Is.False);
    }

    [Test]
    public async Task Requests_at_the_same_time_renew_a_token_once()
    {
        var user = await _identity.Person("pp3@example.cn", ["solver"]);
        using var window = await _portal.Enter(_identity, "pp3@example.cn", "/en/my/messages");
        Assert.That((await window.Get("/en/my/messages")).Status, Is.EqualTo(200));
        for (var round = 1; round <= 3; round++)
        {
            _portal.Clock.Advance(TimeSpan.FromMinutes(6));
            var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => window.Get("/en/my/messages")));
            Assert.That(answers.Select(a => a.Status), Is.All.EqualTo(200));
            Assert.That(await Redeemed(user), Is.EqualTo(round), "a refresh token is used once, and only one of the requests uses it");
        }
    }

    [Test]
    public async Task A_session_that_ended_at_Identity_leads_to_the_sign_in()
    {
        var user = await _identity.Person("pp4@example.cn", ["solver"]);
        using var window = await _portal.Enter(_identity, "pp4@example.cn", "/en/my/messages");
        Assert.That((await window.Get("/en/my/messages")).Status, Is.EqualTo(200));
        await _identity.InScope(async scope =>
        {
            await scope.GetRequiredService<Sessions>().EndAll(user.Id);
            return 0;
        });
        _portal.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.That((await window.Get("/en/my/messages")).Status, Is.Not.EqualTo(200), "nothing is shown any more");
        var after = await window.Get("/en/my/messages");
        Assert.That((after.Status, after.Location?.StartsWith(_identity.Address.AbsoluteUri, StringComparison.Ordinal)), Is.EqualTo((302, true)));
    }

    Task<int> Redeemed(User user) => _identity.InScope(scope => scope.GetRequiredService<IdentityDb>().Set<OpenIddictEntityFrameworkCoreToken>()
        .CountAsync(t => t.Subject == user.Id && t.Type!.EndsWith("refresh_token") && t.Status == "redeemed"));

    Task Arrived(User user, int count) =>
        Patience.Until(async () => await _identity.InScope(scope => scope.GetRequiredService<IdentityDb>().Told.CountAsync(t => t.UserId == user.Id)) >= count, $"{count} messages");

    /// <summary>To be looked at.</summary>
    static void Keep(string name, Seen page)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "tests", "TestResults", "messages")).FullName;
        File.WriteAllText(Path.Combine(folder, name + ".html"), page.Text);
    }
}
