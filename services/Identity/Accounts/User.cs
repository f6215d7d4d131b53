using Microsoft.AspNetCore.Identity;

namespace Challenges.Identity.Accounts;

/// <summary>Somebody who can sign in. The id is opaque and is what tokens call <c>sub</c>; the e-mail address is the name to sign in with.</summary>
public sealed class User : IdentityUser
{
    /// <summary>How pages address the person; never in a token for a service.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Registered id of the organisation, the claim <c>org</c>.</summary>
    public string? Organisation { get; set; }

    /// <summary>Id of the officer's department, the claim <c>dept</c>.</summary>
    public string? Department { get; set; }

    /// <summary>The one-time code that was accepted last; it isn't accepted twice.</summary>
    public string? LastCode { get; set; }

    /// <summary>Set by an operator; nobody signs in and nothing is renewed while it is.</summary>
    public DateTimeOffset? BarredAt { get; set; }
}
