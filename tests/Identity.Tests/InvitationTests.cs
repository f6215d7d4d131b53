using Challenges.Identity.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Identity.Tests;

public sealed class InvitationTests
{
    IdentityUnderTest _identity = null!;

    [OneTimeSetUp]
    public async Task Start() => _identity = await IdentityUnderTest.Start(("Identity:CodeDemandedFrom:0", "none"));

    [OneTimeTearDown]
    public async Task Stop() => await _identity.DisposeAsync();

    [Test]
    public async Task A_link_makes_the_account_that_it_offers()
    {
        using var browser = _identity.Browser();
        var link = await _identity.Invite("i1@example.cn", ["problem-owner"], "org-salt");
        Assert.That((await browser.Submit(link, ("Password", IdentityUnderTest.Password))).Location, Is.EqualTo("/account"));
        var account = await browser.Get("/account");
        Assert.That(account.Says("Problem owner") && account.Says("org-salt"), Is.True, account.Text);
    }

    [Test]
    public async Task A_link_works_once()
    {
        using var browser = _identity.Browser();
        var link = await _identity.Invite("i2@example.cn", ["solver"]);
        await browser.Submit(link, ("Password", IdentityUnderTest.Password));
        using var other = _identity.Browser();
        var again = await other.Get(link);
        Assert.That(again.Status, Is.EqualTo(404));
        Assert.That(again.Says("does not exist, was used"), Is.True, again.Text);
    }

    [Test]
    public async Task A_link_ends_after_its_days()
    {
        await using var identity = await IdentityUnderTest.Start();
        using var browser = identity.Browser();
        var link = await identity.Invite("i3@example.cn", ["solver"]);
        identity.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Assert.That((await browser.Get(link)).Status, Is.EqualTo(200));
        identity.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await browser.Get(link)).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Roles_are_added_to_the_account_that_the_person_has()
    {
        await _identity.Person("i4@example.cn", ["solver"], organisation: "org-a");
        using var browser = _identity.Browser();
        var link = await _identity.Invite("i4@example.cn", ["reviewer"]);
        Assert.That((await browser.Get(link)).Says("This address has an account already"), Is.True);
        await browser.SignIn("i4@example.cn");
        Assert.That((await browser.Submit(link)).Location, Is.EqualTo("/account"));
        Assert.That(await RolesOf("i4@example.cn"), Is.EquivalentTo(new[] { "solver", "reviewer" }));
    }

    [Test]
    public async Task The_invitation_of_somebody_else_adds_nothing()
    {
        await _identity.Person("i5@example.cn", ["solver"]);
        await _identity.Person("i6@example.cn", ["solver"]);
        using var browser = _identity.Browser();
        await browser.SignIn("i5@example.cn");
        var answer = await browser.Submit(await _identity.Invite("i6@example.cn", ["reviewer"]));
        Assert.That(answer.Says("The invitation is for another address"), Is.True, answer.Text);
        Assert.That(await RolesOf("i5@example.cn"), Is.EqualTo(new[] { "solver" }));
    }

    [Test]
    public async Task Nobody_comes_into_a_second_department_or_organisation()
    {
        await _identity.Person("i7@example.cn", ["department"], department: "gansu-dst");
        using var browser = _identity.Browser();
        await browser.SignIn("i7@example.cn");
        Assert.That((await browser.Submit(await _identity.Invite("i7@example.cn", ["department"], department: "qinghai-dst"))).Says("another department"), Is.True);
    }

    [Test]
    public async Task An_officer_invites_by_link_and_by_mail()
    {
        using var officer = await Officer("i8@example.cn");
        var answer = await officer.Submit("/people", ("Email", "i9@example.cn"), ("DisplayName", "Wang Fang"), ("Roles", "reviewer"), ("Mail", "true"));
        Assert.That(answer.Says("The link for i9@example.cn"), Is.True, answer.Text);
        var mail = (await Mails.To(_identity, "i9@example.cn")).Single();
        Assert.That(mail.Cc.Count + mail.Bcc.Count, Is.Zero);
        Assert.That(mail.Subject, Is.EqualTo("邀请加入揭榜挂帅平台 / Invitation to the open-competition portal"));
        using var invited = _identity.Browser();
        Assert.That((await invited.Submit(await Mails.Link(_identity, "i9@example.cn"), ("Password", IdentityUnderTest.Password))).Location, Is.EqualTo("/account"));
        Assert.That(await RolesOf("i9@example.cn"), Is.EqualTo(new[] { "reviewer" }));

        // The id by which registers name the person: on the own account, and for the officers who invited, but not of solvers.
        var id = (await _identity.InScope(scope => scope.GetRequiredService<UserManager<User>>().FindByEmailAsync("i9@example.cn")))!.Id;
        Assert.That((await invited.Get("/account")).Says($"<code>{id}</code>"), Is.True);
        Assert.That((await officer.Get("/people")).Says($"<code>{id}</code>"), Is.True);
        await officer.Submit("/people", ("Email", "i17@example.cn"), ("DisplayName", "Zhao Lei"), ("Roles", "solver"), ("Mail", "true"));
        using var solver = _identity.Browser();
        Assert.That((await solver.Submit(await Mails.Link(_identity, "i17@example.cn"), ("Password", IdentityUnderTest.Password))).Location, Is.EqualTo("/account"));
        Assert.That((await officer.Get("/people")).Says("Zhao Lei"), Is.False);
        using var elsewhere = _identity.Browser();
        await _identity.Person("i18@example.cn", ["department"], department: "gansu-dst");
        await elsewhere.SignIn("i18@example.cn");
        Assert.That((await elsewhere.Get("/people")).Says(id), Is.False);
    }

    [Test]
    public async Task A_withdrawn_invitation_is_gone()
    {
        using var officer = await Officer("i10@example.cn");
        var made = await officer.Submit("/people", ("Email", "i11@example.cn"), ("DisplayName", "Wang Fang"), ("Roles", "solver"));
        var link = new Uri(System.Text.RegularExpressions.Regex.Match(made.Text, "<code class=\"link\">([^<]+)").Groups[1].Value).AbsolutePath;
        var id = System.Text.RegularExpressions.Regex.Match(made.Text, "name=\"Id\" value=\"([0-9a-f]+)\"").Groups[1].Value;
        await officer.SubmitTo("/people", "/people?handler=Withdraw", ("Id", id));
        using var invited = _identity.Browser();
        Assert.That((await invited.Get(link)).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task An_officer_can_not_make_auditors_or_owners_of_nothing()
    {
        using var officer = await Officer("i12@example.cn");
        Assert.That((await officer.Submit("/people", ("Email", "x@example.cn"), ("DisplayName", "X"), ("Roles", "auditor"))).Says("can&#x27;t invite to this role"), Is.True);
        Assert.That((await officer.Submit("/people", ("Email", "x@example.cn"), ("DisplayName", "X"), ("Roles", "problem-owner"))).Says("needs the registered id"), Is.True);
        Assert.That((await officer.Submit("/people", ("Email", "x@example.cn"), ("DisplayName", "X"))).Says("Choose at least one role"), Is.True);
    }

    [TestCase("solver")]
    [TestCase("auditor")]
    [TestCase("problem-owner")]
    [TestCase("reviewer")]
    public async Task Only_officers_invite(string role)
    {
        await _identity.Person($"only-{role}@example.cn", [role]);
        using var browser = _identity.Browser();
        await browser.SignIn($"only-{role}@example.cn");
        Assert.That((await browser.Get("/people")).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task Anybody_registers_as_a_solver_by_mail()
    {
        using var browser = _identity.Browser();
        Assert.That((await browser.Submit("/register", ("DisplayName", "Zhao Lei"), ("Email", "i13@example.cn"))).Says("Look into your mailbox"), Is.True);
        Assert.That((await browser.Submit(await Mails.Link(_identity, "i13@example.cn"), ("Password", IdentityUnderTest.Password))).Location, Is.EqualTo("/account"));
        Assert.That(await RolesOf("i13@example.cn"), Is.EqualTo(new[] { "solver" }));
        await browser.Submit("/register", ("DisplayName", "Zhao Lei"), ("Email", "i13@example.cn"));
        Assert.That((await Mails.To(_identity, "i13@example.cn")).Select(m => m.Subject), Has.One.StartsWith("您已有账户"));
    }

    [Test]
    public async Task Registration_can_be_closed()
    {
        await using var identity = await IdentityUnderTest.Start(("Identity:OpenRegistration", "false"));
        using var browser = identity.Browser();
        Assert.That((await browser.Get("/register")).Status, Is.EqualTo(404));
        Assert.That((await browser.Get("/sign-in")).Says("/register"), Is.False);
    }

    async Task<Browser> Officer(string email)
    {
        await _identity.Person(email, ["department"], department: "qinghai-dst");
        var browser = _identity.Browser();
        await browser.SignIn(email);
        return browser;
    }

    Task<IList<string>> RolesOf(string email) => _identity.InScope(async scope =>
    {
        var users = scope.GetRequiredService<UserManager<User>>();
        return await users.GetRolesAsync((await users.FindByEmailAsync(email))!);
    });
}
