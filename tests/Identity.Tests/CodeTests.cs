namespace Challenges.Identity.Tests;

public sealed class CodeTests
{
    IdentityUnderTest _identity = null!;

    [OneTimeSetUp]
    public async Task Start() => _identity = await IdentityUnderTest.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _identity.DisposeAsync();

    [Test]
    public async Task With_an_authenticator_the_password_alone_opens_nothing()
    {
        await _identity.Person("c1@example.cn", ["solver"]);
        var (app, _) = await SetUp("c1@example.cn");
        using var browser = _identity.Browser();
        var half = await browser.SignIn("c1@example.cn");
        Assert.That(half.Location, Does.StartWith("/sign-in/code"));
        Assert.That((await browser.Get("/account")).Location, Does.StartWith("/sign-in"));
        Assert.That((await browser.Submit(half.Location!, ("Code", "000000"))).Says("The code is not right"), Is.True);
        Assert.That((await browser.Submit(half.Location!, ("Code", app.Code(1)))).Location, Is.EqualTo("/account"));
        Assert.That((await browser.Get("/account")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_code_works_once()
    {
        await _identity.Person("c2@example.cn", ["solver"]);
        var (app, _) = await SetUp("c2@example.cn");
        var code = app.Code(1);
        using var first = _identity.Browser();
        Assert.That((await first.Submit((await first.SignIn("c2@example.cn")).Location!, ("Code", code))).Location, Is.EqualTo("/account"));
        using var second = _identity.Browser();
        Assert.That((await second.Submit((await second.SignIn("c2@example.cn")).Location!, ("Code", code))).Says("used already"), Is.True);
    }

    [Test]
    public async Task A_recovery_code_works_once()
    {
        await _identity.Person("c3@example.cn", ["solver"]);
        var (_, codes) = await SetUp("c3@example.cn");
        using var first = _identity.Browser();
        Assert.That((await first.Submit((await first.SignIn("c3@example.cn")).Location!, ("Code", codes[0]))).Location, Is.EqualTo("/account"));
        using var second = _identity.Browser();
        Assert.That((await second.Submit((await second.SignIn("c3@example.cn")).Location!, ("Code", codes[0]))).Location, Is.Null);
        Assert.That((await second.Submit("/sign-in/code", ("Code", codes[1]))).Location, Is.EqualTo("/account"));
    }

    [Test]
    public async Task Wrong_codes_lock_the_account_like_wrong_passwords()
    {
        await _identity.Person("c4@example.cn", ["solver"]);
        var (app, _) = await SetUp("c4@example.cn");
        using var browser = _identity.Browser();
        await browser.SignIn("c4@example.cn");
        for (var tries = 0; tries < 5; tries++) await browser.Submit("/sign-in/code", ("Code", "000000"));
        Assert.That((await browser.Submit("/sign-in/code", ("Code", app.Code(1)))).Location, Is.Null);
        Assert.That((await browser.SignIn("c4@example.cn")).Location, Is.Null);
    }

    [Test]
    public async Task Signing_in_with_the_password_again_does_not_forgive_wrong_codes()
    {
        await _identity.Person("c5@example.cn", ["solver"]);
        var (app, _) = await SetUp("c5@example.cn");
        using var browser = _identity.Browser();
        for (var tries = 0; tries < 5; tries++)
        {
            await browser.SignIn("c5@example.cn");
            await browser.Submit("/sign-in/code", ("Code", "000000"));
        }
        Assert.That((await browser.SignIn("c5@example.cn")).Location, Is.Null, app.Code());
    }

    [Test]
    public async Task An_officer_without_an_authenticator_gets_no_token()
    {
        await _identity.Person("c6@example.cn", ["department"], department: "qinghai-dst");
        using var browser = _identity.Browser();
        using var portal = new Portal(_identity.Address);
        await browser.SignIn("c6@example.cn");
        Assert.That((await browser.Get(portal.AuthorizePath())).Location, Does.StartWith("/account/authenticator?ReturnUrl=%2Fconnect%2Fauthorize"));
        await Authenticator.SetUp(browser);
        Assert.That((await portal.SignedIn(browser)).Claims.GetPayloadValue<string>("dept"), Is.EqualTo("qinghai-dst"));
    }

    [Test]
    public async Task An_officer_can_not_switch_the_authenticator_off()
    {
        await _identity.Person("c7@example.cn", ["department"], department: "qinghai-dst");
        using var browser = _identity.Browser();
        await browser.SignIn("c7@example.cn");
        var (app, _) = await Authenticator.SetUp(browser);
        var answer = await browser.SubmitTo("/account/authenticator", "/account/authenticator?handler=Remove", ("Code", app.Code(1)));
        Assert.That(answer.Says("can&#x27;t be switched off"), Is.True, answer.Text);
    }

    [Test]
    public async Task Setting_it_up_ends_the_sign_ins_on_other_devices()
    {
        await _identity.Person("c8@example.cn", ["solver"]);
        using var there = _identity.Browser();
        await there.SignIn("c8@example.cn");
        await SetUp("c8@example.cn");
        Assert.That((await there.Get("/account")).Location, Does.StartWith("/sign-in"));
    }

    async Task<(Authenticator App, IReadOnlyList<string> RecoveryCodes)> SetUp(string email)
    {
        using var browser = _identity.Browser();
        await browser.SignIn(email);
        return await Authenticator.SetUp(browser);
    }
}
