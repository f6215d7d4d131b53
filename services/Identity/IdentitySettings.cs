namespace Challenges.Identity;

/// <summary>Settings of the section <c>Identity</c>.</summary>
public sealed class IdentitySettings
{
    /// <summary>The address at which browsers and services reach this service; <c>https</c>, or <c>http</c> on loopback only. It is the <c>iss</c> of the tokens.</summary>
    public string? Issuer { get; set; }

    /// <summary>Origins of the portal, such as <c>https://challenges.example</c>.</summary>
    public IList<string> PortalOrigins { get; } = [];

    /// <summary>The secret that the portal proves itself with; at least 32 characters.</summary>
    public string? PortalSecret { get; set; }

    /// <summary>Programs that ask for tokens of their own (client credentials).</summary>
    public IList<MachineSettings> Machines { get; } = [];

    /// <summary>Roles whose holders can't go on without a one-time code: none of their tokens is issued before it is set up. <c>none</c> alone: nobody must.</summary>
    public IList<string> CodeDemandedFrom { get; } = [];

    /// <summary>Whether people may open an account as solvers without an invitation.</summary>
    public bool OpenRegistration { get; set; } = true;

    public TimeSpan AccessTokenLasts { get; set; } = TimeSpan.FromMinutes(5);
    public TimeSpan SessionLasts { get; set; } = TimeSpan.FromHours(12);
    public TimeSpan InvitationLasts { get; set; } = TimeSpan.FromDays(7);
    public int WrongTriesBeforeLock { get; set; } = 5;
    public TimeSpan LockLasts { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Forms sent from one address (IPv6: from one /64) in a minute.</summary>
    public int FormsPerMinute { get; set; } = 20;

    /// <summary>Requests for tokens from one address in a minute; the portal renews for all its users from one.</summary>
    public int TokensPerMinute { get; set; } = 600;

    /// <summary>Requests about one's own messages, preferences, follows and subscriptions with one token in a minute.</summary>
    public int InboxPerMinute { get; set; } = 600;

    /// <summary>Addresses of reverse proxies whose <c>X-Forwarded-For</c> and <c>-Proto</c> are believed.</summary>
    public IList<string> Proxies { get; } = [];

    /// <summary>A JSON file of people to seed. For demonstrations: refused in Production.</summary>
    public string? DemonstrationPeople { get; set; }

    public Uri IssuerUri => new(Issuer!.TrimEnd('/') + "/");

    public bool DemandsCode(IEnumerable<string> roles) =>
        roles.Intersect(CodeDemandedFrom.Count == 0 ? [Shared.Web.Roles.Department, Shared.Web.Roles.Auditor] : CodeDemandedFrom).Any();

    /// <exception cref="InvalidOperationException">Says what to set.</exception>
    public void Check()
    {
        if (!Uri.TryCreate(Issuer, UriKind.Absolute, out var issuer)) throw new InvalidOperationException("Set Identity:Issuer to the address of this service, such as https://id.challenges.example.");
        if (issuer.Scheme != Uri.UriSchemeHttps && !issuer.IsLoopback) throw new InvalidOperationException("Identity:Issuer must be https; plain http is for loopback.");
        if (PortalOrigins.Count > 0 && PortalSecret is not { Length: >= 32 }) throw new InvalidOperationException("Set Identity:PortalSecret, at least 32 characters.");
        foreach (var origin in PortalOrigins)
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var portal) || portal.AbsolutePath != "/" || (portal.Scheme != Uri.UriSchemeHttps && !portal.IsLoopback))
                throw new InvalidOperationException($"Identity:PortalOrigins: '{origin}' is not an https origin.");
        foreach (var machine in Machines) machine.Check();
    }
}

/// <summary>A program with tokens of its own; the rights are those of its roles.</summary>
public sealed class MachineSettings
{
    public string? Id { get; set; }
    public string? Secret { get; set; }
    /// <summary>Services that it may speak to: <c>publication</c>, <c>applications</c>, <c>review</c>, <c>award</c>, <c>identity</c>.</summary>
    public IList<string> Scopes { get; } = [];
    public IList<string> Roles { get; } = [];
    public string? Organisation { get; set; }
    public string? Department { get; set; }

    public void Check()
    {
        if (string.IsNullOrWhiteSpace(Id) || Id == Issuing.Clients.Portal || Secret is not { Length: >= 32 })
            throw new InvalidOperationException("Each of Identity:Machines needs an Id of its own and a Secret of at least 32 characters.");
        if (Scopes.Except(Issuing.Scopes.All).FirstOrDefault() is { } scope) throw new InvalidOperationException($"Identity:Machines: '{scope}' is no service.");
        if (Roles.Except(Shared.Web.Roles.All).FirstOrDefault() is { } role) throw new InvalidOperationException($"Identity:Machines: '{role}' is no role.");
    }
}
