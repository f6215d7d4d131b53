using Challenges.Identity.Accounts;
using Challenges.Identity.Reading;
using Challenges.Identity.Telling;
using Challenges.Shared.Web;
using Challenges.TestKit;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Identity.Tests.Telling;

/// <summary>Who may read what over the API; no broker is needed for it.</summary>
public sealed class InboxTests
{
    static readonly (HttpMethod Method, string Path)[] Endpoints =
    [
        (HttpMethod.Get, "/inbox"), (HttpMethod.Get, "/inbox/unread"), (HttpMethod.Post, "/inbox/{id:guid}/read"), (HttpMethod.Post, "/inbox/read"), (HttpMethod.Get, "/preferences"),
        (HttpMethod.Put, "/preferences"), (HttpMethod.Get, "/follows"), (HttpMethod.Put, "/follows/{number}"), (HttpMethod.Delete, "/follows/{number}"),
        (HttpMethod.Get, "/subscriptions"), (HttpMethod.Post, "/subscriptions"), (HttpMethod.Delete, "/subscriptions/{id:guid}")
    ];

    BrokerForTests _broker = null!;
    IdentityUnderTest _identity = null!;
    User _own = null!;
    readonly List<Guid> _events = [];

    [OneTimeSetUp]
    public async Task Start()
    {
        _broker = await BrokerForTests.Start();
        _identity = await IdentityUnderTest.Start(Ears.Setting, ("ConnectionStrings:RabbitMq", _broker.Url), ("Identity:CodeDemandedFrom:0", "none"));
        _own = await _identity.Person("own@example.cn", ["solver"], organisation: "org-own");
        await _identity.Person("other@example.cn", ["department", "auditor"], department: "d-1");
        for (var i = 0; i < 120; i++) _events.Add(await Tell(_own, $"own {i}"));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _identity.DisposeAsync();
        await _broker.DisposeAsync();
    }

    [Test]
    public async Task The_table_of_access_knows_every_endpoint_and_lets_nobody_in_without_a_token_for_it()
    {
        var mapped = await _identity.InScope(scope => Task.FromResult(scope.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => InboxRoutes.Prefixes.Any(p => ("/" + e.RoutePattern.RawText!.TrimStart('/')).StartsWith(p, StringComparison.Ordinal)))
            .Select(e => (Method: e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Single(), Path: e.RoutePattern.RawText!, Access: e.Metadata.GetMetadata<AccessMetadata>())).ToList()));
        Assert.That(mapped.Select(e => $"{e.Method} {e.Path}"), Is.EquivalentTo(Endpoints.Select(e => $"{e.Method} {e.Path}")));
        Assert.That(mapped.Select(e => e.Access), Has.All.Not.Null.And.All.Property(nameof(AccessMetadata.Anyone)).False);

        using var portal = new Portal(_identity.Address);
        using var browser = _identity.Browser();
        await browser.SignIn("own@example.cn");
        var others = await portal.SignedIn(browser);
        using var nobody = Api.With(_identity, null);
        using var wrongAudience = Api.With(_identity, others.Access);
        using var idToken = Api.With(_identity, others.IdToken);
        using var foreign = Api.With(_identity, Tokens.Mint("own", "solver"));
        foreach (var (method, pattern) in Endpoints)
        {
            var path = pattern.Replace("{id:guid}", _events[0].ToString("D"), StringComparison.Ordinal).Replace("{number}", "QH-2022-01", StringComparison.Ordinal);
            foreach (var api in new[] { nobody, wrongAudience, idToken, foreign }) Assert.That(await api.Send(method, path), Is.EqualTo(401), $"{method} {path}");
            if (method == HttpMethod.Get) Assert.That((await browser.Get(path)).Status, Is.EqualTo(401), $"{path} by cookie");
        }
    }

    [Test]
    public async Task Nobody_reads_or_marks_what_is_somebody_elses()
    {
        using var other = await Api.Of(_identity, "other@example.cn");
        Assert.That(await other.Messages(), Is.Empty);
        Assert.That(await other.Unread(), Is.Zero);
        Assert.That(await other.Send(HttpMethod.Post, $"/inbox/{_events[5]:D}/read"), Is.EqualTo(404));
        Assert.That(await other.Send(HttpMethod.Get, $"/inbox?before={_events[5]:D}"), Is.EqualTo(404));
        Assert.That(await other.Send(HttpMethod.Post, "/inbox/read"), Is.EqualTo(204));
        Assert.That(await _identity.InScope(scope => scope.GetRequiredService<IdentityDb>().Told.CountAsync(t => t.EventId == _events[5] && t.ReadAt != null)), Is.Zero);
    }

    [Test]
    public async Task Pages_follow_each_other_and_reading_counts_down()
    {
        using var own = await Api.Of(_identity, "own@example.cn");
        var seen = new List<string>();
        for (string? before = null; ;)
        {
            var page = await own.Get(before is null ? "/inbox" : $"/inbox?before={before}");
            seen.AddRange(page.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("id").GetString()!));
            if (page.GetProperty("next").GetString() is not { } next) break;
            before = next;
        }
        Assert.That(seen, Is.EqualTo(_events.AsEnumerable().Reverse().Select(e => e.ToString("D"))));
        Assert.That(await own.Unread(), Is.EqualTo(120));
        for (var twice = 0; twice < 2; twice++) Assert.That(await own.Send(HttpMethod.Post, $"/inbox/{_events[0]:D}/read"), Is.EqualTo(204));
        Assert.That(await own.Unread(), Is.EqualTo(119));
        Assert.That((await own.Get("/inbox?unread=true")).GetProperty("unread").GetInt32(), Is.EqualTo(119));
    }

    [Test]
    public async Task Preferences_are_ones_own_and_take_only_what_is_offered()
    {
        using var api = await Api.Of(_identity, "other@example.cn");
        var view = await api.Get("/preferences");
        Assert.That((view.GetProperty("email").GetString(), view.GetProperty("mail").GetString(), view.GetProperty("department").GetString()), Is.EqualTo(("other@example.cn", "at-once", "d-1")));
        Assert.That(await api.Send(HttpMethod.Put, "/preferences", new { language = "en", mail = "daily" }), Is.EqualTo(200));
        Assert.That(await api.Send(HttpMethod.Put, "/preferences", new { language = "de", mail = "daily" }), Is.EqualTo(422));
        Assert.That(await api.Send(HttpMethod.Put, "/preferences", new { language = "en", mail = "hourly" }), Is.EqualTo(422));
        Assert.That(await api.Send(HttpMethod.Put, "/preferences", new { language = "en", mail = "none", department = "d-2" }), Is.EqualTo(400));
        Assert.That((await api.Get("/preferences")).GetProperty("mail").GetString(), Is.EqualTo("daily"));
        Assert.That(await api.Send(HttpMethod.Put, "/follows/not%20a%20number"), Is.EqualTo(422));
        for (var twice = 0; twice < 2; twice++) Assert.That(await api.Send(HttpMethod.Put, "/follows/QH-2022-02"), Is.EqualTo(204));
        Assert.That((await api.Get("/follows")).GetProperty("numbers").EnumerateArray().Select(n => n.GetString()), Is.EqualTo(new[] { "QH-2022-02" }));
    }

    [Test]
    public async Task Every_refusal_says_in_both_languages_what_happened_and_what_to_do()
    {
        var texts = await _identity.InScope(scope => Task.FromResult(scope.GetRequiredService<Texts>()));
        foreach (var code in typeof(Refusals).GetFields().Select(f => ((Refusal)f.GetValue(null)!).Code))
            foreach (var language in new[] { Languages.Chinese, Languages.English })
                Assert.That(new[] { texts.Find(code, language), texts.Find(code + ".then", language) }, Has.All.Not.Null.And.All.Not.Empty, $"{code} {language.Name}");
    }

    [Test]
    public async Task A_person_awaits_up_to_twenty_kinds_of_challenges_each_once()
    {
        await _identity.Person("awaits@example.cn", ["solver"]);
        using var api = await Api.Of(_identity, "awaits@example.cn");
        for (var n = 1; n <= 20; n++) Assert.That(await api.Send(HttpMethod.Post, "/subscriptions", new { field = "light metals", leastBountyFen = n * 100L }), Is.EqualTo(200), $"{n}");
        Assert.That(await api.Send(HttpMethod.Post, "/subscriptions", new { field = "light metals", leastBountyFen = 2_000L }), Is.EqualTo(200), "the same again is the one that is there");
        Assert.That(await api.Send(HttpMethod.Post, "/subscriptions", new { department = "d-1" }), Is.EqualTo(409), "the twenty-first");
        Assert.That(await api.Refused(HttpMethod.Post, "/subscriptions", new { department = "d-1" }, "en"), Is.EqualTo(
            ("IDN-S-02", "You have 20 subscriptions, the most that one person may.", "End one that you need no more, then begin this one.")));
        Assert.That((await api.Refused(HttpMethod.Post, "/subscriptions", new { department = "d-1" }, "zh-CN")).Detail, Is.EqualTo("您已有 20 项订阅，达到上限。"));
        var list = await api.Get("/subscriptions");
        var all = list.GetProperty("subscriptions").EnumerateArray().ToList();
        Assert.That((all.Count, list.GetProperty("full").GetBoolean(), all[0].GetProperty("field").GetString(), all[0].GetProperty("department").GetString()), Is.EqualTo((20, true, "light metals", (string?)null)));
        var first = $"/subscriptions/{all[0].GetProperty("id").GetString()}";
        using var other = await Api.Of(_identity, "other@example.cn");
        Assert.That((await other.Get("/subscriptions")).GetProperty("subscriptions").GetArrayLength(), Is.Zero);
        Assert.That(await other.Send(HttpMethod.Delete, first), Is.EqualTo(204));
        Assert.That((await api.Get("/subscriptions")).GetProperty("subscriptions").GetArrayLength(), Is.EqualTo(20), "nobody ends what is somebody else's");
        for (var twice = 0; twice < 2; twice++) Assert.That(await api.Send(HttpMethod.Delete, first), Is.EqualTo(204));
        Assert.That(await api.Send(HttpMethod.Post, "/subscriptions", new { field = new string('x', 201) }), Is.EqualTo(422));
        Assert.That(await api.Send(HttpMethod.Post, "/subscriptions", new { department = new string('x', 101) }), Is.EqualTo(422));
        Assert.That(await api.Send(HttpMethod.Post, "/subscriptions", new { leastBountyFen = -1 }), Is.EqualTo(422));
        Assert.That(await api.Send(HttpMethod.Post, "/subscriptions", new { words = "magnesium" }), Is.EqualTo(400), "by words nothing can be awaited");
        Assert.That(await api.Send(HttpMethod.Post, "/subscriptions", new { department = "d-1" }), Is.EqualTo(200));
        Assert.That((await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => other.Send(HttpMethod.Post, "/subscriptions", new { field = "optics" })))), Is.All.EqualTo(200));
        Assert.That((await other.Get("/subscriptions")).GetProperty("subscriptions").GetArrayLength(), Is.EqualTo(1), "pressed six times at once");
    }

    [Test]
    public async Task The_document_describes_every_endpoint_and_no_other()
    {
        using var api = Api.With(_identity, null);
        var paths = (await api.Get("/openapi/v1.json")).GetProperty("paths").EnumerateObject().Select(p => p.Name);
        Assert.That(paths, Is.EquivalentTo(Endpoints.Select(e => e.Path.Replace(":guid", "", StringComparison.Ordinal)).Distinct()));
    }

    [Test]
    public async Task People_sign_in_and_read_while_the_broker_is_away()
    {
        await using var identity = await IdentityUnderTest.Start(Ears.Setting, ("ConnectionStrings:RabbitMq", "amqp://guest:guest@127.0.0.1:9/"));
        await identity.Person("away@example.cn", ["solver"]);
        using var api = await Api.Of(identity, "away@example.cn");
        Assert.That(await api.Unread(), Is.Zero);
        using var browser = identity.Browser();
        Assert.That((await browser.Get("/health/ready")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Too_many_requests_with_one_token_are_refused()
    {
        await using var identity = await IdentityUnderTest.Start(("Identity:InboxPerMinute", "3"));
        await identity.Person("many@example.cn", ["solver"]);
        using var api = await Api.Of(identity, "many@example.cn");
        for (var i = 0; i < 3; i++) Assert.That(await api.Send(HttpMethod.Get, "/inbox/unread"), Is.EqualTo(200));
        Assert.That(await api.Send(HttpMethod.Get, "/inbox/unread"), Is.EqualTo(429));
    }

    Task<Guid> Tell(User user, string key) => _identity.InScope(async scope =>
    {
        var db = scope.GetRequiredService<IdentityDb>();
        var tidings = Voice.Check(key, user.Id).Tidings(Ears.Key);
        db.Told.Add(new Told { EventId = tidings.EventId, UserId = user.Id, ToldOn = new DateOnly(2022, 12, 20), Content = ToldContent.Of(tidings).Seal(Ears.Key, tidings.EventId, user.Id) });
        await db.SaveChangesAsync();
        return tidings.EventId;
    });
}
