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

    /// <summary><c>zh-Hans</c> or <c>en</c>: the language of mails. Null: nobody knows, and both are sent.</summary>
    public string? Language { get; set; }

    /// <summary>When mails come: one of <see cref="MailWishes"/>.</summary>
    public string MailWish { get; set; } = MailWishes.AtOnce;

    /// <summary>The day in China of the last digest.</summary>
    public DateOnly? DigestedOn { get; set; }
}

/// <summary>Every message lies in the inbox, whatever somebody wishes of mails.</summary>
public static class MailWishes
{
    public const string AtOnce = "at-once";
    public const string Daily = "daily";
    public const string None = "none";
    public static readonly IReadOnlyList<string> All = [AtOnce, Daily, None];
}
