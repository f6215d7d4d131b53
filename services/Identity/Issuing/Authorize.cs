using Challenges.Identity.Pages;
using Challenges.Identity.SigningIn;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Challenges.Identity.Issuing;

/// <summary><c>/connect/authorize</c>: sends who isn't signed in to the sign-in page and back, then answers with a code. The client and its redirect address are checked before.</summary>
static class Authorize
{
    public static async Task<IResult> Handle(HttpContext context, Sessions sessions, Claiming claiming, TimeProvider time)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("Not an authorization request.");
        if (await sessions.Current(context) is not { } current || request.HasPromptValue(PromptValues.Login) || (request.MaxAge is { } age && time.GetUtcNow() - current.Session.StartedAt > TimeSpan.FromSeconds(age)))
        {
            if (request.HasPromptValue(PromptValues.None)) return Refused(Errors.LoginRequired, "The person is not signed in, or not recently enough.");
            // Asked for once: the address to come back to doesn't ask again. Who left it out by hand gains nothing, for the token says when the person signed in.
            var parameters = context.Request.Query.Where(p => p.Key is not (Parameters.Prompt or Parameters.MaxAge)).Select(p => KeyValuePair.Create(p.Key, p.Value));
            return Results.Redirect("/sign-in" + QueryString.Create("ReturnUrl", context.Request.Path + QueryString.Create(parameters)).Add(SignInPage.Again, "true"));
        }
        if (await sessions.LacksCode(current.User, current.Session))
        {
            if (request.HasPromptValue(PromptValues.None)) return Refused(Errors.InteractionRequired, "A one-time code has to be set up first.");
            return Results.Redirect("/account/authenticator" + QueryString.Create("ReturnUrl", context.Request.Path + context.Request.QueryString));
        }
        return Results.SignIn(await claiming.Of(current.User, current.Session, request.GetScopes()), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    internal static IResult Refused(string error, string why) => Results.Forbid(new AuthenticationProperties(new Dictionary<string, string?>
    {
        [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
        [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = why
    }), [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
