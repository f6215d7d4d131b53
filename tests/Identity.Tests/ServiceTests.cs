using Challenges.Publication;
using Challenges.TestKit;

namespace Challenges.Identity.Tests;

/// <summary>A service that trusts this issuer takes its tokens: role, department and organisation are read as they were written.</summary>
public sealed class ServiceTests
{
    IdentityUnderTest _identity = null!;
    ServiceUnderTest _publication = null!;
    Portal _portal = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _identity = await IdentityUnderTest.Start(("Identity:CodeDemandedFrom:0", "none"),
            ("Identity:Machines:1:Id", "elsewhere"), ("Identity:Machines:1:Secret", IdentityUnderTest.MachineSecret), ("Identity:Machines:1:Scopes:0", "award"), ("Identity:Machines:1:Roles:0", "auditor"));
        _portal = new Portal(_identity.Address);
        _publication = await ServiceUnderTest.Start(PublicationModule.Module, TimeProvider.System.GetUtcNow(), settings: new Dictionary<string, string?>
        {
            ["Authentication:Issuer"] = "",
            ["Authentication:PublicKey"] = "",
            ["Authentication:Authority"] = _identity.Address.AbsoluteUri
        });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _portal.Dispose();
        await _publication.DisposeAsync();
        await _identity.DisposeAsync();
    }

    [Test]
    public async Task An_officer_reads_what_officers_read()
    {
        Assert.That(await Status("/drafts", await Token("s1@example.cn", ["department"], department: "qinghai-dst")), Is.EqualTo(200));
        Assert.That(await Status("/drafts", await Token("s2@example.cn", ["solver"])), Is.EqualTo(403));
        Assert.That(await Status("/drafts", null), Is.EqualTo(401));
    }

    [Test]
    public async Task A_program_reads_with_its_own_roles()
    {
        var answer = await _portal.Machine("publication");
        Assert.That(answer.Claims.Subject, Is.EqualTo("statistics"));
        Assert.That(await Status("/drafts", answer.Access), Is.EqualTo(200));
    }

    [Test]
    public async Task A_program_gets_no_token_for_a_service_that_it_may_not_speak_to()
    {
        var answer = await _portal.Machine("award");
        Assert.That((answer.Status, answer.Error), Is.EqualTo((400, "invalid_request")).Or.EqualTo((400, "invalid_scope")));
        Assert.That((await _portal.Machine("publication", "a secret that nobody has told to anybody")).Error, Is.EqualTo("invalid_client"));
    }

    [Test]
    public async Task A_token_without_the_scope_of_a_service_is_not_taken_by_it()
    {
        var answer = await _portal.Machine("");
        Assert.That(answer.Claims.Audiences, Is.Empty);
        Assert.That(await Status("/drafts", answer.Access), Is.EqualTo(401));
    }

    [Test]
    public async Task An_identity_token_is_no_access_token()
    {
        await _identity.Person("s3@example.cn", ["department"], department: "qinghai-dst");
        using var browser = _identity.Browser();
        await browser.SignIn("s3@example.cn");
        Assert.That(await Status("/drafts", (await _portal.SignedIn(browser)).IdToken), Is.EqualTo(401));
    }

    [Test]
    public async Task A_token_of_another_issuer_is_not_taken() =>
        Assert.That(await Status("/drafts", Tokens.Mint("p-1", "auditor")), Is.EqualTo(401));

    [Test]
    public async Task An_audience_can_be_configured()
    {
        await using var publication = await ServiceUnderTest.Start(PublicationModule.Module, TimeProvider.System.GetUtcNow(), settings: new Dictionary<string, string?>
        {
            ["Authentication:Issuer"] = "",
            ["Authentication:PublicKey"] = "",
            ["Authentication:Authority"] = _identity.Address.AbsoluteUri,
            ["Authentication:Audience"] = "challenges-award"
        });
        using var client = publication.Client((await _portal.Machine("publication")).Access);
        using var refused = await client.GetAsync("/drafts");
        Assert.That((int)refused.StatusCode, Is.EqualTo(401));
        using var browser = _identity.Browser();
        using var taken = publication.Client(await Token("s4@example.cn", ["auditor"]));
        using var answer = await taken.GetAsync("/drafts");
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task A_service_can_trust_an_issuer_and_a_key_beside_it()
    {
        await using var publication = await ServiceUnderTest.Start(PublicationModule.Module, TimeProvider.System.GetUtcNow(), settings: new Dictionary<string, string?>
        {
            ["Authentication:Authority"] = _identity.Address.AbsoluteUri
        });
        foreach (var token in new[] { Tokens.Mint("p-1", "auditor"), (await _portal.Machine("publication")).Access })
        {
            using var client = publication.Client(token);
            using var answer = await client.GetAsync("/drafts");
            Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        }
    }

    async Task<string> Token(string email, string[] roles, string? department = null)
    {
        await _identity.Person(email, roles, department: department);
        using var browser = _identity.Browser();
        await browser.SignIn(email);
        return (await _portal.SignedIn(browser)).Access;
    }

    async Task<int> Status(string path, string? token)
    {
        using var client = _publication.Client(token);
        using var answer = await client.GetAsync(path);
        return (int)answer.StatusCode;
    }
}
