using System.Collections;
using System.Globalization;
using System.Resources;
using Challenges.Identity.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Challenges.Identity.Tests;

public sealed class HostTests
{
    static readonly string[] Pages = ["/sign-in", "/register", "/forgotten", "/signed-out", "/invitation/none", "/nowhere"];

    IdentityUnderTest _identity = null!;

    [OneTimeSetUp]
    public async Task Start() => _identity = await IdentityUnderTest.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _identity.DisposeAsync();

    [Test]
    public async Task Every_page_is_strict_and_speaks_both_languages([ValueSource(nameof(Pages))] string page)
    {
        using var english = _identity.Browser();
        using var chinese = _identity.Browser("zh-CN,zh;q=0.9");
        var (en, zh) = (await english.Get(page), await chinese.Get(page));
        Assert.That(en.Headers["Content-Security-Policy"], Is.EqualTo("default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self' http://127.0.0.1:9; frame-ancestors 'none'; base-uri 'none'"));
        Assert.That(en.Headers["Cache-Control"], Does.Contain("no-store"));
        Assert.That(en.Says("<html lang=\"en\">") && !en.Says("<script") && !en.Says(" style="), Is.True, en.Text);
        Assert.That(zh.Says("<html lang=\"zh-Hans\">") && zh.Says("跳到主要内容"), Is.True, zh.Text);
    }

    [Test]
    public async Task The_language_that_a_person_chose_wins()
    {
        using var browser = _identity.Browser();
        Assert.That((await browser.Get("/language?set=zh-Hans&to=/sign-in")).Location, Is.EqualTo("/sign-in"));
        Assert.That((await browser.Get("/sign-in")).Says("登录并继续"), Is.True);
        Assert.That((await browser.Get("/language?set=zh-Hans&to=//evil.example")).Location, Is.EqualTo("/"));
    }

    [Test]
    public async Task Too_many_forms_in_a_minute_are_refused_and_said_so()
    {
        await using var identity = await IdentityUnderTest.Start(("Identity:FormsPerMinute", "3"));
        using var browser = identity.Browser();
        for (var tries = 0; tries < 3; tries++) Assert.That((await browser.SignIn("nobody@example.cn")).Status, Is.EqualTo(200));
        var refused = await browser.SignIn("nobody@example.cn");
        Assert.That((refused.Status, refused.Headers["Retry-After"]), Is.EqualTo((429, "60")));
        Assert.That(refused.Says("Too many tries in one minute"), Is.True, refused.Text);
    }

    [Test]
    public void A_key_that_nobody_configured_is_not_made_up_in_production() =>
        Assert.That(() => IdentityHost.Build(["--environment=Production", "--Identity:Issuer=https://id.example", "--ConnectionStrings:Database=Data Source=:memory:"]),
            Throws.InvalidOperationException.With.Message.Contains("Identity:SigningKey"));

    [TestCase("http://id.example", "https")]
    [TestCase("", "Identity:Issuer")]
    public void An_issuer_is_https_unless_it_is_this_machine(string issuer, string says) =>
        Assert.That(() => IdentityHost.Build(["--environment=Test", $"--Identity:Issuer={issuer}", "--ConnectionStrings:Database=Data Source=:memory:"]),
            Throws.InvalidOperationException.With.Message.Contains(says));

    [Test]
    public async Task Production_takes_no_people_with_known_passwords()
    {
        using var key = System.Security.Cryptography.RSA.Create(2048);
        await using var app = IdentityHost.Build(["--environment=Production", "--Identity:Issuer=http://127.0.0.1:1/", $"--ConnectionStrings:Database=Data Source={Path.GetTempFileName()}",
            $"--Identity:SigningKey={key.ExportPkcs8PrivateKeyPem()}", $"--Identity:EncryptionKey={Convert.ToBase64String(new byte[32])}", "--Identity:DemonstrationPeople=people.json", $"--Keys:Folder={Path.GetTempPath()}"]);
        Assert.That(async () => await IdentityHost.Prepare(app.Services), Throws.InvalidOperationException.With.Message.Contains("DemonstrationPeople"));
    }

    [Test]
    public void The_migrations_hold_the_whole_model()
    {
        using var sqlite = new SqliteIdentityDb(new DbContextOptionsBuilder<SqliteIdentityDb>().UseSqlite("Data Source=:memory:").Options);
        using var server = new SqlServerIdentityDb(new DbContextOptionsBuilder<SqlServerIdentityDb>().UseSqlServer("Server=none").Options);
        Assert.That(sqlite.Database.HasPendingModelChanges(), Is.False);
        Assert.That(server.Database.HasPendingModelChanges(), Is.False);
    }

    [Test]
    public void Every_text_stands_in_both_languages()
    {
        var texts = new ResourceManager("Challenges.Identity.Texts", typeof(IdentityHost).Assembly);
        var (en, zh) = (All(texts, CultureInfo.InvariantCulture), All(texts, CultureInfo.GetCultureInfo("zh-Hans")));
        Assert.That(zh.Keys, Is.EquivalentTo(en.Keys));
        Assert.That(en.Where(text => text.Key != "instant" && text.Value == zh[text.Key]), Is.Empty);
    }

    static Dictionary<string, string> All(ResourceManager texts, CultureInfo culture) =>
        texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
}
