using Challenges.Identity.Accounts;
using Challenges.Identity.SigningIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Challenges.Identity.Tests;

public sealed class TokenTests
{
    IdentityUnderTest _identity = null!;
    Portal _portal = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _identity = await IdentityUnderTest.Start();
        _portal = new Portal(_identity.Address);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _portal.Dispose();
        await _identity.DisposeAsync();
    }

    [Test]
    public async Task A_token_says_who_what_for_whom_and_nothing_more()
    {
        var user = await _identity.Person("t1@example.cn", ["solver", "reviewer"], organisation: "org-a1");
        using var browser = await SignedIn("t1@example.cn");
        var answer = await _portal.SignedIn(browser);
        var token = answer.Claims;
        Assert.That(token.Issuer, Is.EqualTo(_identity.Address.AbsoluteUri));
        Assert.That(token.Subject, Is.EqualTo(user.Id));
        Assert.That(token.GetPayloadValue<string[]>("role"), Is.EquivalentTo(new[] { "solver", "reviewer" }));
        Assert.That(token.GetPayloadValue<string>("org"), Is.EqualTo("org-a1"));
        Assert.That(token.Audiences, Is.EquivalentTo(new[] { "challenges-publication", "challenges-applications", "challenges-review", "challenges-award" }));
        Assert.That(token.ValidTo - token.IssuedAt, Is.LessThanOrEqualTo(TimeSpan.FromMinutes(5)));
        Assert.That(token.Claims.Select(c => c.Value), Has.None.Contains("t1@example.cn").And.None.EqualTo("Li Hua"));
        Assert.That(new JsonWebTokenHandler().ReadJsonWebToken(answer.IdToken).GetPayloadValue<string>("name"), Is.EqualTo("Li Hua"));
    }

    [Test]
    public async Task Without_a_proof_key_no_code_is_given()
    {
        await _identity.Person("t2@example.cn", ["solver"]);
        using var browser = await SignedIn("t2@example.cn");
        var answer = await browser.Get(_portal.AuthorizePath(proof: false));
        Assert.That((answer.Status, answer.Location), Is.EqualTo((400, (string?)null)), answer.Text);
    }

    [Test]
    public async Task A_code_of_another_proof_key_is_refused()
    {
        await _identity.Person("t3@example.cn", ["solver"]);
        using var browser = await SignedIn("t3@example.cn");
        Assert.That((await _portal.Redeem(await _portal.Code(browser), "not-the-verifier-not-the-verifier-not-the-verifier")).Error, Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task A_code_works_once()
    {
        await _identity.Person("t4@example.cn", ["solver"]);
        using var browser = await SignedIn("t4@example.cn");
        var code = await _portal.Code(browser);
        Assert.That((await _portal.Redeem(code)).Status, Is.EqualTo(200));
        Assert.That((await _portal.Redeem(code)).Error, Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task An_address_that_is_not_registered_gets_a_page_and_no_code()
    {
        await _identity.Person("t5@example.cn", ["solver"]);
        using var browser = await SignedIn("t5@example.cn");
        var answer = await browser.Get(_portal.AuthorizePath("https://evil.example/signin-oidc"));
        Assert.That((answer.Status, answer.Location), Is.EqualTo((400, (string?)null)));
        Assert.That(answer.Says("The request to sign in is incomplete or too old"), Is.True, answer.Text);
    }

    [Test]
    public async Task A_scope_that_nobody_knows_is_refused()
    {
        await _identity.Person("t6@example.cn", ["solver"]);
        using var browser = await SignedIn("t6@example.cn");
        var answer = await browser.Get(_portal.AuthorizePath(scope: "openid payroll"));
        Assert.That((answer.Status, answer.Location), Is.EqualTo((400, (string?)null)), answer.Text);
    }

    [Test]
    public async Task Asked_without_a_page_the_signed_out_get_an_error()
    {
        using var browser = _identity.Browser();
        Assert.That((await browser.Get(_portal.AuthorizePath(prompt: "none"))).Location, Does.Contain("error=login_required"));
    }

    [Test]
    public async Task Asked_to_sign_in_again_even_the_signed_in_must_and_the_token_says_when_they_did()
    {
        await _identity.Person("t7@example.cn", ["solver"]);
        using var browser = await SignedIn("t7@example.cn");
        var before = await _portal.SignedIn(browser);
        _identity.Clock.Advance(TimeSpan.FromMinutes(3));
        var asked = await browser.Get(_portal.AuthorizePath(prompt: "login"));
        Assert.That(asked.Location, Does.StartWith("/sign-in?ReturnUrl=").And.Not.Contain("prompt"));
        var page = await browser.Get(asked.Location!);
        Assert.That((page.Status, page.Says("Confirm who you are"), page.Says("t7@example.cn")), Is.EqualTo((200, true, true)), page.Text);
        Assert.That(Proved(await _portal.Renew(before.Refresh)), Is.EqualTo(Proved(before)), "a renewal proves nothing");
        Assert.That((await browser.SubmitTo(asked.Location!, asked.Location!, ("Email", "t7@example.cn"), ("Password", "not the password"))).Location, Is.Null);
        var signed = await browser.SubmitTo(asked.Location!, asked.Location!, ("Email", "t7@example.cn"), ("Password", IdentityUnderTest.Password));
        Assert.That(signed.Location, Does.StartWith("/connect/authorize?"));
        var after = await _portal.SignedIn(browser);
        Assert.That(Proved(after) - Proved(before), Is.GreaterThanOrEqualTo(180));
        Assert.That((await _portal.Renew((await _portal.SignedIn(browser)).Refresh)).Status, Is.EqualTo(200));
        Assert.That((await _portal.Renew(before.Refresh)).Error, Is.EqualTo("invalid_grant"), "the sign-in before it is over");
    }

    [Test]
    public async Task Who_signed_in_longer_ago_than_the_portal_allows_signs_in_again()
    {
        await _identity.Person("t17@example.cn", ["solver"]);
        using var browser = await SignedIn("t17@example.cn");
        Assert.That((await browser.Get(_portal.AuthorizePath(maxAge: 600))).Location, Does.Contain("code="));
        _identity.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.That((await browser.Get(_portal.AuthorizePath(maxAge: 600))).Location, Does.StartWith("/sign-in?").And.Not.Contain("max_age"));
        Assert.That((await browser.Get(_portal.AuthorizePath(prompt: "none", maxAge: 600))).Location, Does.Contain("error=login_required"));
    }

    static long Proved(TokenAnswer tokens) => tokens.Claims.GetPayloadValue<long>("auth_time");

    [Test]
    public async Task A_renewal_carries_the_roles_of_now()
    {
        var user = await _identity.Person("t8@example.cn", ["solver"]);
        using var browser = await SignedIn("t8@example.cn");
        var first = await _portal.SignedIn(browser);
        await _identity.InScope(async scope =>
        {
            var users = scope.GetRequiredService<UserManager<User>>();
            return await users.AddToRoleAsync((await users.FindByIdAsync(user.Id))!, "reviewer");
        });
        var second = await _portal.Renew(first.Refresh);
        Assert.That(second.Claims.GetPayloadValue<string[]>("role"), Is.EquivalentTo(new[] { "solver", "reviewer" }));
        Assert.That(second.Claims.Audiences.Count(), Is.EqualTo(4));
    }

    [Test]
    public async Task After_signing_out_everywhere_nothing_is_renewed()
    {
        await _identity.Person("t9@example.cn", ["solver"]);
        using var here = await SignedIn("t9@example.cn");
        using var there = await SignedIn("t9@example.cn");
        var (a, b) = (await _portal.SignedIn(here), await _portal.SignedIn(there));
        var answer = await here.SubmitTo("/account", "/account?handler=EndAll");
        Assert.That(answer.Location, Is.EqualTo("/signed-out"));
        Assert.That((await _portal.Renew(a.Refresh)).Error, Is.EqualTo("invalid_grant"));
        Assert.That((await _portal.Renew(b.Refresh)).Error, Is.EqualTo("invalid_grant"));
        Assert.That((await there.Get(_portal.AuthorizePath())).Location, Does.Contain("/sign-in"));
    }

    [Test]
    public async Task One_session_ends_and_the_other_goes_on()
    {
        await _identity.Person("t10@example.cn", ["solver"]);
        using var here = await SignedIn("t10@example.cn");
        using var there = await SignedIn("t10@example.cn");
        var (a, b) = (await _portal.SignedIn(here), await _portal.SignedIn(there));
        var other = new JsonWebTokenHandler().ReadJsonWebToken(b.IdToken).GetPayloadValue<string>("sid");
        await here.SubmitTo("/account", "/account?handler=End", ("Session", other));
        Assert.That((await _portal.Renew(a.Refresh)).Status, Is.EqualTo(200));
        Assert.That((await _portal.Renew(b.Refresh)).Error, Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task Nobody_ends_a_session_of_somebody_else()
    {
        await _identity.Person("t11@example.cn", ["solver"]);
        await _identity.Person("t12@example.cn", ["solver"]);
        using var mine = await SignedIn("t11@example.cn");
        using var theirs = await SignedIn("t12@example.cn");
        var tokens = await _portal.SignedIn(theirs);
        await mine.SubmitTo("/account", "/account?handler=End", ("Session", new JsonWebTokenHandler().ReadJsonWebToken(tokens.IdToken).GetPayloadValue<string>("sid")));
        Assert.That((await _portal.Renew(tokens.Refresh)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task The_barred_are_out_at_once()
    {
        var user = await _identity.Person("t13@example.cn", ["solver"]);
        using var browser = await SignedIn("t13@example.cn");
        var tokens = await _portal.SignedIn(browser);
        await _identity.InScope(async scope =>
        {
            var users = scope.GetRequiredService<UserManager<User>>();
            var found = (await users.FindByIdAsync(user.Id))!;
            found.BarredAt = _identity.Clock.GetUtcNow();
            return await users.UpdateAsync(found);
        });
        Assert.That((await _portal.Renew(tokens.Refresh)).Error, Is.EqualTo("invalid_grant"));
        Assert.That((await browser.Get("/account")).Location, Does.StartWith("/sign-in"));
        Assert.That((await browser.SignIn("t13@example.cn")).Location, Is.Null);
    }

    [Test]
    public async Task Signing_out_of_the_portal_ends_the_session_and_goes_back()
    {
        await _identity.Person("t14@example.cn", ["solver"]);
        using var browser = await SignedIn("t14@example.cn");
        var tokens = await _portal.SignedIn(browser);
        var back = IdentityUnderTest.PortalOrigin + "/signout-callback-oidc";
        var answer = await browser.Get($"/connect/end-session?id_token_hint={tokens.IdToken}&post_logout_redirect_uri={Uri.EscapeDataString(back)}");
        Assert.That(answer.Location, Does.StartWith(back), answer.Text);
        Assert.That((await _portal.Renew(tokens.Refresh)).Error, Is.EqualTo("invalid_grant"));
        Assert.That((await browser.Get("/account")).Location, Does.StartWith("/sign-in"));
    }

    [Test]
    public async Task A_foreign_page_can_not_sign_a_person_out()
    {
        await _identity.Person("t15@example.cn", ["solver"]);
        using var browser = await SignedIn("t15@example.cn");
        Assert.That((await browser.Get("/connect/end-session")).Location, Is.EqualTo("/sign-out"));
        Assert.That((await browser.Get("/account")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Sessions_end_by_themselves()
    {
        await using var identity = await IdentityUnderTest.Start(("Identity:SessionLasts", "01:00:00"));
        var user = await identity.Person("t16@example.cn", ["solver"]);
        using var browser = identity.Browser();
        await browser.SignIn("t16@example.cn");
        Assert.That(await identity.InScope(scope => scope.GetRequiredService<Sessions>().Running(user.Id)), Has.Count.EqualTo(1));
        identity.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That((await browser.Get("/account")).Location, Does.StartWith("/sign-in"));
        Assert.That(await identity.InScope(scope => scope.GetRequiredService<Sessions>().Running(user.Id)), Is.Empty);
    }

    [Test]
    public async Task Tokens_and_cookies_outlive_a_restart()
    {
        await using var identity = await IdentityUnderTest.Start();
        using var portal = new Portal(identity.Address);
        await identity.Person("t17@example.cn", ["solver"]);
        using var browser = identity.Browser();
        await browser.SignIn("t17@example.cn");
        var tokens = await portal.SignedIn(browser);
        await identity.Restart();
        Assert.That((await browser.Get("/account")).Status, Is.EqualTo(200));
        Assert.That((await portal.Renew(tokens.Refresh)).Status, Is.EqualTo(200));
    }

    async Task<Browser> SignedIn(string email)
    {
        var browser = _identity.Browser();
        Assert.That((await browser.SignIn(email)).Location, Is.EqualTo("/account"));
        return browser;
    }
}
