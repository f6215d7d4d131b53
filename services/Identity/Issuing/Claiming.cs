using System.Collections.Immutable;
using System.Security.Claims;
using Challenges.Identity.Accounts;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Challenges.Identity.Issuing;

/// <summary>
/// What tokens say. To services: <c>sub</c>, <c>role</c> (any number), <c>org</c>, <c>dept</c>, <c>auth_time</c>; to the portal also the name and the session. A name or an address never reaches a service.
/// </summary>
sealed class Claiming(UserManager<User> users)
{
    public const string Organisation = "org", Department = "dept", Session = "sid";

    public async Task<ClaimsPrincipal> Of(User user, Session session, IEnumerable<string> scopes)
    {
        var identity = Of(user.Id, new Rights([.. await users.GetRolesAsync(user)], user.Organisation, user.Department));
        identity.SetClaim(Claims.Name, user.DisplayName).SetClaim(Session, session.Id.ToString("N"))
            .SetClaim(Claims.AuthenticationTime, session.StartedAt.ToUnixTimeSeconds())
            .SetClaims(Claims.AuthenticationMethodReference, [.. session.Methods.Split(' ')]);
        return Finished(identity, scopes);
    }

    public static ClaimsPrincipal Of(string machine, Rights rights, IEnumerable<string> scopes) => Finished(Of(machine, rights), scopes);

    static ClaimsIdentity Of(string subject, Rights rights)
    {
        var identity = new ClaimsIdentity("Challenges", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, subject).SetClaims(Claims.Role, [.. rights.Roles]);
        if (rights.Organisation is not null) identity.SetClaim(Organisation, rights.Organisation);
        if (rights.Department is not null) identity.SetClaim(Department, rights.Department);
        return identity;
    }

    static ClaimsPrincipal Finished(ClaimsIdentity identity, IEnumerable<string> scopes)
    {
        var principal = new ClaimsPrincipal(identity);
        ImmutableArray<string> granted = [.. scopes];
        principal.SetScopes(granted);
        principal.SetResources([.. Scopes.Audiences(granted)]);
        principal.SetDestinations(claim => claim.Type switch
        {
            Claims.Subject or Claims.Role or Organisation or Department or Claims.AuthenticationTime => [Destinations.AccessToken, Destinations.IdentityToken],
            Claims.Name or Session or Claims.AuthenticationMethodReference => [Destinations.IdentityToken],
            _ => []
        });
        return principal;
    }
}
