using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Challenges.Shared.Web;

/// <summary>
/// An act that can't be undone asks that the person proved who it is a short while ago: <c>Authentication:ProvedWithin</c>, 10 minutes, or <c>none</c> where the issuer puts no <c>auth_time</c> into its
/// access tokens. The answer is the one of RFC 9470, and the way on is a new sign-in (<c>prompt=login</c>). Measured by the machine's clock, as the life of a token is.
/// </summary>
public sealed class Confirmation
{
    readonly TimeSpan? _within;
    readonly TimeProvider _machine;

    public Confirmation(IConfiguration configuration, TimeProvider machine)
    {
        var set = configuration["Authentication:ProvedWithin"] ?? "00:10:00";
        _machine = machine;
        _within = set == "none" ? null : TimeSpan.TryParse(set, CultureInfo.InvariantCulture, out var within) && within >= TimeSpan.FromMinutes(1) ? within
            : throw new InvalidOperationException("Authentication:ProvedWithin is neither 'none' nor a span of a minute or more, such as 00:10:00.");
    }

    public RefusedException? WhyNot(Caller caller) => _within is not { } within || (caller.ProvedAt is { } at && _machine.GetUtcNow() - at <= within)
        ? null : SharedRefusals.IdentityNotConfirmed.With((Minutes, (int)within.TotalMinutes));

    const string Minutes = "minutes";

    /// <summary>The challenge that goes with the refusal.</summary>
    internal static string Challenge(RefusedException refused) =>
        string.Create(CultureInfo.InvariantCulture, $"Bearer error=\"insufficient_user_authentication\", max_age=\"{60 * (int)refused.Facts[Minutes]!}\"");
}
