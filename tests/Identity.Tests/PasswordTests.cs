namespace Challenges.Identity.Tests;

public sealed class PasswordTests
{
    IdentityUnderTest _identity = null!;

    [OneTimeSetUp]
    public async Task Start() => _identity = await IdentityUnderTest.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _identity.DisposeAsync();

    [Test]
    public async Task The_right_password_leads_to_the_page_that_asked()
    {
        await _identity.Person("a1@example.cn", ["solver"]);
        using var browser = _identity.Browser();
        var asked = await browser.Get("/account/password");
        Assert.That(asked.Location, Is.EqualTo("/sign-in?ReturnUrl=%2Faccount%2Fpassword"));
        var answer = await browser.Submit(asked.Location!, ("Email", "a1@example.cn"), ("Password", IdentityUnderTest.Password));
        Assert.That(answer.Location, Is.EqualTo("/account/password"));
        Assert.That((await browser.Get("/account")).Says("Li Hua (a1@example.cn)"), Is.True);
    }

    [Test]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        await _identity.Person("a2@example.cn", ["solver"]);
        using var browser = _identity.Browser();
        var wrong = await browser.SignIn("a2@example.cn", "not the password");
        var unknown = await browser.SignIn("nobody@example.cn", "not the password");
        Assert.That(wrong.Says("is not right, or the account rests"), Is.True);
        Assert.That(Plain(unknown, "nobody@example.cn"), Is.EqualTo(Plain(wrong, "a2@example.cn")));
    }

    [Test]
    public async Task After_five_wrong_passwords_the_right_one_is_refused_too()
    {
        await _identity.Person("a3@example.cn", ["solver"]);
        using var browser = _identity.Browser();
        for (var tries = 0; tries < 5; tries++) await browser.SignIn("a3@example.cn", "not the password");
        var right = await browser.SignIn("a3@example.cn");
        Assert.That(right.Location, Is.Null);
        Assert.That(right.Says("is not right, or the account rests"), Is.True);
    }

    [Test]
    public async Task A_right_password_forgives_the_wrong_ones_before_it()
    {
        await _identity.Person("a4@example.cn", ["solver"]);
        for (var round = 0; round < 2; round++)
        {
            using var browser = _identity.Browser();
            for (var tries = 0; tries < 4; tries++) await browser.SignIn("a4@example.cn", "not the password");
            Assert.That((await browser.SignIn("a4@example.cn")).Location, Is.EqualTo("/account"));
        }
    }

    [TestCase("https://evil.example/")]
    [TestCase("//evil.example/")]
    [TestCase("/\\evil.example/")]
    public async Task Nobody_is_led_to_another_site_after_the_sign_in(string target)
    {
        var email = $"b{Math.Abs(target.GetHashCode(StringComparison.Ordinal))}@example.cn";
        await _identity.Person(email, ["solver"]);
        using var browser = _identity.Browser();
        var answer = await browser.Submit("/sign-in?ReturnUrl=" + Uri.EscapeDataString(target), ("Email", email), ("Password", IdentityUnderTest.Password));
        Assert.That(answer.Location, Is.EqualTo("/account"));
    }

    [Test]
    public async Task A_form_without_its_token_is_refused()
    {
        await _identity.Person("a5@example.cn", ["solver"]);
        using var browser = _identity.Browser();
        var answer = await browser.Post("/sign-in", ("Email", "a5@example.cn"), ("Password", IdentityUnderTest.Password));
        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That((await browser.Get("/account")).Location, Does.StartWith("/sign-in"));
    }

    [Test]
    public async Task A_new_password_ends_the_sign_ins_on_other_devices()
    {
        await _identity.Person("a6@example.cn", ["solver"]);
        using var here = _identity.Browser();
        using var there = _identity.Browser();
        await here.SignIn("a6@example.cn");
        await there.SignIn("a6@example.cn");
        var answer = await here.Submit("/account/password", ("Old", IdentityUnderTest.Password), ("Password", "an even longer sentence"));
        Assert.That(answer.Location, Is.EqualTo("/account"), answer.Text);
        Assert.That((await here.Get("/account")).Status, Is.EqualTo(200));
        Assert.That((await there.Get("/account")).Location, Does.StartWith("/sign-in"));
        using var later = _identity.Browser();
        Assert.That((await later.SignIn("a6@example.cn")).Location, Is.Null);
        Assert.That((await later.SignIn("a6@example.cn", "an even longer sentence")).Location, Is.EqualTo("/account"));
    }

    [Test]
    public async Task A_short_password_is_refused_in_the_readers_language()
    {
        await _identity.Person("a7@example.cn", ["solver"]);
        using var browser = _identity.Browser("zh-CN");
        await browser.SignIn("a7@example.cn");
        var answer = await browser.Submit("/account/password", ("Old", IdentityUnderTest.Password), ("Password", "short"));
        Assert.That(answer.Says("密码至少 12 个字符"), Is.True, answer.Text);
    }

    [Test]
    public async Task A_link_by_mail_sets_a_new_password_once()
    {
        await _identity.Person("a8@example.cn", ["solver"]);
        using var browser = _identity.Browser();
        Assert.That((await browser.Submit("/forgotten", ("Email", "a8@example.cn"))).Says("If the address has an account"), Is.True);
        var link = await Mails.Link(_identity, "a8@example.cn");
        Assert.That((await browser.Submit(link, ("Password", "one more long sentence"))).Location, Is.EqualTo("/sign-in"));
        Assert.That((await browser.SignIn("a8@example.cn", "one more long sentence")).Location, Is.EqualTo("/account"));
        Assert.That((await browser.Submit(link, ("Password", "and another long sentence"))).Says("The link has run out"), Is.True);
    }

    [Test]
    public async Task Asking_for_a_link_tells_nobody_whether_an_address_is_known()
    {
        using var browser = _identity.Browser();
        Assert.That((await browser.Submit("/forgotten", ("Email", "stranger@example.cn"))).Says("If the address has an account"), Is.True);
        Assert.That(await Mails.To(_identity, "stranger@example.cn"), Is.Empty);
    }

    static string Plain(Seen seen, string email) => System.Text.RegularExpressions.Regex.Replace(seen.Text, "value=\"[^\"]*\"", "").Replace(email, "", StringComparison.Ordinal);
}
