using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Shared.Tests.Web;

public sealed class JsonTests
{
    const string Fine = """{"name":"n","corners":[{"x":1,"y":2}],"since":"2022-12-19T18:00:00+08:00","colour":"darkRed","extra":{"a":"b"}}""";

    static Task<HttpResponseMessage> Post(string json, string language = "en") => Trial.Service.Client(language: language).Post("/shapes", json);

    static string[] Members(Problem problem) => [.. ((System.Text.Json.JsonElement)problem.Facts["members"]!).EnumerateArray().Select(m => m.GetString()!)];

    [Test]
    public async Task Instants_are_kept_in_UTC_and_enums_are_camelCase_text()
    {
        using var response = await Post(Fine);
        await response.ShouldBe(200);
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("\"since\":\"2022-12-19T10:00:00Z\"").And.Contain("\"colour\":\"darkRed\""));
    }

    [Test]
    public async Task Every_unknown_member_is_named_by_its_path()
    {
        var problem = await (await Post("""{"name":"n","colr":1,"corners":[{"x":1,"y":2},{"x":1,"y":2,"z":3}],"Name":"m"}""")).ShouldRefuse(SharedRefusals.UnknownMembers);
        Assert.That(Members(problem), Is.EquivalentTo(new[] { "colr", "corners[1].z", "Name" }));
        Assert.That(problem.Detail, Does.Contain("corners[1].z"));
    }

    [Test, Property("Rule", "R07")]
    public async Task Members_that_name_pedigree_are_refused_by_R07_all_at_once()
    {
        var problem = await (await Post("""{"name":"n","birthDate":"1980-01-01","colr":1,"corners":[{"x":1,"y":2,"academicTitle":"Prof."}],"extra":{"职称":"教授"},"anything":{"deep":[{"degree":"PhD"}]}}"""))
            .ShouldRefuse(SharedRefusals.NamesPedigree);
        Assert.That(problem.Rule, Is.EqualTo("R07"));
        Assert.That(Members(problem), Is.EquivalentTo(new[] { "birthDate", "corners[0].academicTitle", "extra.职称", "anything.deep[].degree" }));
    }

    [Test]
    public async Task Pedigree_is_refused_even_where_the_members_are_free()
    {
        var problem = await (await Post("""{"name":"n","corners":[],"extra":{"age":"30"}}""")).ShouldRefuse(SharedRefusals.NamesPedigree);
        Assert.That(Members(problem), Is.EqualTo(new[] { "extra.age" }));
    }

    [Test]
    public async Task Missing_null_and_mistyped_members_are_told_in_the_readers_language()
    {
        var problem = await (await Post("""{"name":null,"corners":[{"x":"1"},null],"since":"2022-12-19T18:00:00","colour":3}""", "zh-CN")).ShouldRefuse(SharedRefusals.WrongMembers);
        Assert.Multiple(() =>
        {
            Assert.That(problem.Errors!["name"], Is.EqualTo(new[] { "不能为空值" }));
            Assert.That(problem.Errors!["corners[0].x"], Is.EqualTo(new[] { "必须是范围内的整数" }));
            Assert.That(problem.Errors!["corners[0].y"], Is.EqualTo(new[] { "缺少此项" }));
            Assert.That(problem.Errors!["since"][0], Does.StartWith("必须是带时差的时间"));
            Assert.That(problem.Errors!["colour"], Is.EqualTo(new[] { "不是可用的取值" }));
            Assert.That(problem.Detail, Does.Not.Match("[A-Za-z]{3,} [a-z]{2,}"));
        });
    }

    [Test]
    public async Task A_null_in_a_list_is_refused()
    {
        var problem = await (await Post("""{"name":"n","corners":[null]}""")).ShouldRefuse(SharedRefusals.WrongMembers);
        Assert.That(problem.Errors!["corners[0]"], Is.EqualTo(new[] { "must have a value" }));
        await (await Post("""{"name":"n","corners":[],"since":null,"anything":[null]}""")).ShouldBe(200);
    }

    [Test]
    public async Task A_time_without_its_offset_is_refused()
    {
        var problem = await (await Post("""{"name":"n","corners":[],"since":"2022-12-19T18:00:00"}""")).ShouldRefuse(SharedRefusals.WrongMembers);
        Assert.That(problem.Errors!.Keys, Is.EqualTo(new[] { "since" }));
    }

    [TestCase("""{"name":"n","corners":[],"name":"m"}""")]
    public async Task A_member_that_stands_twice_is_refused(string json) => await (await Post(json)).ShouldRefuse(SharedRefusals.MemberTwice);

    [TestCase("{")]
    [TestCase("{\"name\":}")]
    [TestCase("")]
    [TestCase("{\"name\":\"n\",\"corners\":[],}")]
    public async Task What_is_not_JSON_is_refused(string json)
    {
        using var response = await Post(json);
        Assert.That((int)response.StatusCode, Is.EqualTo(400));
        await response.ShouldRefuse(json.Length == 0 ? SharedRefusals.BadRequest : SharedRefusals.NotJson);
    }

    [Test]
    public async Task Nesting_is_bounded() =>
        await (await Post($$"""{"name":"n","corners":[],"anything":{{new string('[', 60)}}{{new string(']', 60)}}}""")).ShouldRefuse(SharedRefusals.NotJson);

    [TestCase("""{"name":"a\ud800b","corners":[]}""")]
    [TestCase("""{"name":"a\u0000b","corners":[]}""")]
    [TestCase("""{"na\udc00me":"a","corners":[]}""")]
    public async Task Half_characters_and_zero_characters_are_refused(string json) => await (await Post(json)).ShouldRefuse(SharedRefusals.BrokenText);

    [Test]
    public async Task Bytes_that_are_not_UTF8_are_refused()
    {
        var content = new ByteArrayContent([.. "{\"name\":\""u8, 0xC3, 0x28, .. "\",\"corners\":[]}"u8]);
        content.Headers.ContentType = new("application/json");
        await (await Trial.Service.Anonymous.PostAsync("/shapes", content)).ShouldRefuse(SharedRefusals.BrokenText);
    }

    [Test]
    public async Task A_character_outside_the_first_plane_survives()
    {
        var shape = await (await Post("""{"name":"\ud842\udfb7𠮷","corners":[]}""")).ShouldBe<Shape>(200);
        Assert.That(shape.Name, Is.EqualTo("𠮷𠮷"));
    }
}
