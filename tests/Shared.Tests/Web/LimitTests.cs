using System.Net;
using System.Net.Http.Json;
using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Shared.Tests.Web;

public sealed class LimitTests
{
    static readonly object Shape = new { name = "square" };

    static Task<ServiceUnderTest> Start(params (string Key, string Value)[] settings) =>
        ServiceUnderTest.Start(TrialModule.Module, settings: settings.ToDictionary(s => s.Key, string? (s) => s.Value));

    static async Task<HttpStatusCode> Post(HttpClient client, string? forwardedFor = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/busy") { Content = JsonContent.Create(Shape) };
        if (forwardedFor is not null) request.Headers.Add("X-Forwarded-For", forwardedFor);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    [Test]
    public async Task A_caller_who_is_not_signed_in_and_writes_too_often_is_told_when_to_come_back()
    {
        await using var service = await Start(("Limits:PublicWritesPerMinute", "3"));
        for (var i = 0; i < 3; i++) Assert.That(await Post(service.Anonymous), Is.EqualTo(HttpStatusCode.NoContent), $"write {i + 1}");
        using var refused = await service.Anonymous.PostAsJsonAsync("/busy", Shape);
        await refused.ShouldRefuse(SharedRefusals.TooManyRequests);
        Assert.That(refused.Headers.RetryAfter?.Delta, Is.InRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20)));
    }

    [Test]
    public async Task Reading_and_other_people_are_not_held_up_by_one_who_writes_too_often()
    {
        await using var service = await Start(("Limits:PublicWritesPerMinute", "1"), ("Limits:WritesPerMinute", "2"));
        using var first = service.Client(Tokens.Mint("s-1", Roles.Solver));
        using var second = service.Client(Tokens.Mint("s-2", Roles.Solver));
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++) statuses.Add(await Post(first));
        Assert.That(statuses, Is.EqualTo(new[] { HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.TooManyRequests }));
        Assert.That(await Post(second), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await Post(service.Anonymous), Is.EqualTo(HttpStatusCode.NoContent));
        using var reading = await first.GetAsync("/me");
        Assert.That(reading.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_address_is_taken_from_the_header_of_a_trusted_proxy_alone()
    {
        await using var behind = await Start(("Limits:PublicWritesPerMinute", "1"), ("Http:TrustedProxies:0", "127.0.0.1"));
        Assert.That(await Post(behind.Anonymous, "203.0.113.7"), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await Post(behind.Anonymous, "203.0.113.8"), Is.EqualTo(HttpStatusCode.NoContent), "another address");
        Assert.That(await Post(behind.Anonymous, "203.0.113.7"), Is.EqualTo(HttpStatusCode.TooManyRequests));

        await using var bare = await Start(("Limits:PublicWritesPerMinute", "1"));
        Assert.That(await Post(bare.Anonymous, "203.0.113.7"), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await Post(bare.Anonymous, "203.0.113.8"), Is.EqualTo(HttpStatusCode.TooManyRequests), "a header that anybody could send");
    }

    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [TestCase("203.0.113.7", "::ffff:203.0.113.7", true)]
    [TestCase("203.0.113.7", "203.0.113.8", false)]
    public void Addresses_of_one_subscriber_count_together(string one, string other, bool together) =>
        Assert.That(Limiting.Network(IPAddress.Parse(one)) == Limiting.Network(IPAddress.Parse(other)), Is.EqualTo(together));

    [TestCase("Limits:PublicWritesPerMinute", "0")]
    [TestCase("Http:TrustedProxies:0", "proxy.example")]
    public void A_limit_or_proxy_that_can_not_be_meant_stops_the_start(string key, string value) =>
        Assert.That(async () => await (await Start((key, value))).DisposeAsync(), Throws.InvalidOperationException);
}
