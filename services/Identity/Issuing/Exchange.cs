using Challenges.Identity.SigningIn;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Challenges.Identity.Issuing;

/// <summary><c>/connect/token</c>. Each renewal looks the person up again: an ended session, a barred account or a changed role shows within the life of one access token.</summary>
static class Exchange
{
    public static async Task<IResult> Handle(HttpContext context, Sessions sessions, Claiming claiming, Clients clients)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("Not a token request.");
        if (request.IsClientCredentialsGrantType())
        {
            return await clients.RightsOf(request.ClientId!, context.RequestAborted) is { } rights
                ? Results.SignIn(Claiming.Of(request.ClientId!, rights, request.GetScopes()), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)
                : Authorize.Refused(Errors.UnauthorizedClient, "This client has no rights of its own.");
        }
        if (!request.IsAuthorizationCodeGrantType() && !request.IsRefreshTokenGrantType()) return Authorize.Refused(Errors.UnsupportedGrantType, "This grant is not offered.");

        var carried = (await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal;
        return carried is not null && await sessions.Of(carried) is { } current
            ? Results.SignIn(await claiming.Of(current.User, current.Session, carried.GetScopes()), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)
            : Authorize.Refused(Errors.InvalidGrant, "The session is over.");
    }
}
