using System.Net.Http.Headers;
using System.Text;
using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Shared.Tests.Web;

public sealed class RefusingTests
{
    [Test]
    public async Task A_refusal_tells_what_happened_and_what_to_do_next_in_English()
    {
        using var client = Trial.Service.Client();
        using var response = await client.GetAsync("/late");

        var problem = await response.ShouldRefuse(Refusals.TooLate);

        Assert.Multiple(() =>
        {
            Assert.That(problem.Type, Is.EqualTo("urn:challenges:refusal:TRY-01"));
            Assert.That(problem.Title, Is.EqualTo("Not possible in this state"));
            Assert.That(problem.Detail, Is.EqualTo("It closed at Mon 2022-12-19 18:00 (UTC+8, Shanghai); 1,200,000.50 yuan were at stake for a, b."));
            Assert.That(problem.Then, Is.EqualTo("Take the next one."));
            Assert.That(problem.Rule, Is.EqualTo("R06"));
            Assert.That(problem.Facts["closesAt"]!.ToString(), Is.EqualTo("2022-12-19T10:00:00Z"));
            Assert.That(problem.Facts["bounty"]!.ToString(), Is.EqualTo("120000050"));
            Assert.That(problem.TraceId, Has.Length.EqualTo(32));
            Assert.That(response.Content.Headers.ContentLanguage, Is.EqualTo(new[] { "en" }));
            Assert.That(response.Headers.Vary, Does.Contain("Accept-Language"));
        });
    }

    [Test]
    public async Task A_refusal_is_all_Chinese_for_a_Chinese_reader()
    {
        using var client = Trial.Service.Client(language: "zh-CN");
        using var response = await client.GetAsync("/late");

        var problem = await response.ShouldRefuse(Refusals.TooLate);

        Assert.Multiple(() =>
        {
            Assert.That(problem.Title, Is.EqualTo("当前状态下不可操作"));
            Assert.That(problem.Detail, Is.EqualTo("已于2022-12-19 星期一 18:00（UTC+8，上海）截止；a、b的榜金为1,200,000.50 元。"));
            Assert.That(problem.Then, Is.EqualTo("请参加下一期。"));
            Assert.That(response.Content.Headers.ContentLanguage, Is.EqualTo(new[] { "zh-Hans" }));
        });
    }

    [TestCase("zh", "zh-Hans")]
    [TestCase("zh-TW", "zh-Hans")]
    [TestCase("zh-Hans-CN", "zh-Hans")]
    [TestCase("en-GB,zh;q=0.9", "en")]
    [TestCase("en;q=0.5,zh-CN;q=0.8", "zh-Hans")]
    [TestCase("zh;q=0,en;q=0.1", "en")]
    [TestCase("fr", "en")]
    [TestCase("fr,zh;q=0.1", "zh-Hans")]
    [TestCase("zhuang", "en")]
    [TestCase("*", "en")]
    [TestCase(";;;", "en")]
    public async Task The_language_is_the_best_of_those_the_reader_accepts(string accepts, string expected)
    {
        using var client = new HttpClient { BaseAddress = Trial.Service.Address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", accepts);
        using var response = await client.GetAsync("/late");
        Assert.That(response.Content.Headers.ContentLanguage, Is.EqualTo(new[] { expected }));
    }

    [Test]
    public async Task An_unknown_address_a_wrong_method_and_a_wrong_media_type_are_problems_too()
    {
        using var client = Trial.Service.Client(Trial.Solver);
        await (await client.GetAsync("/nowhere")).ShouldRefuse(SharedRefusals.NoSuchAddress);
        await (await Trial.Service.Anonymous.GetAsync("/nowhere")).ShouldRefuse(SharedRefusals.NoSuchAddress);
        var wrongMethod = await (await client.DeleteAsync("/me")).ShouldRefuse(SharedRefusals.NoSuchMethod);
        Assert.That(wrongMethod.Facts["allowed"]!.ToString(), Is.EqualTo("GET"));
        await (await client.PostAsync("/shapes", new StringContent("<a/>", Encoding.UTF8, "application/xml"))).ShouldRefuse(SharedRefusals.NotThisMediaType);
    }

    [Test]
    public async Task A_failure_shows_no_internals()
    {
        using var response = await Trial.Service.Anonymous.GetAsync("/fails");
        await response.ShouldRefuse(SharedRefusals.Failed);
        var body = await response.Content.ReadAsStringAsync();
        Assert.That(body, Does.Not.Contain("secret").And.Not.Contain("Exception").And.Not.Contain(" at "));
    }

    [Test]
    public async Task A_body_over_the_limit_is_refused_before_it_is_read()
    {
        using var client = Trial.Service.Client(Trial.Solver);
        var content = new ByteArrayContent(new byte[2 * 1024 * 1024 + 1]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        await (await client.PostAsync("/shapes", content)).ShouldRefuse(SharedRefusals.BodyTooLarge);
    }

    [TestCase("/me")]
    [TestCase("/late")]
    [TestCase("/nowhere")]
    public async Task Answers_are_not_cached_or_sniffed(string path)
    {
        using var client = Trial.Service.Client(Trial.Solver);
        using var response = await client.GetAsync(path);
        Assert.That(response.Headers.CacheControl!.NoStore, Is.True);
        Assert.That(response.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        Assert.That(response.Headers.Server, Is.Empty);
    }
}
