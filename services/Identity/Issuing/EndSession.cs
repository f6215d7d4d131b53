using Challenges.Identity.SigningIn;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Server.AspNetCore;

namespace Challenges.Identity.Issuing;

/// <summary><c>/connect/end-session</c>. With an <c>id_token_hint</c> of the same session it ends at once; without one, any page could sign people out, so that the person is asked.</summary>
static class EndSession
{
    public static async Task<IResult> Handle(HttpContext context, Sessions sessions)
    {
        var hint = (await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal;
        var current = await sessions.Current(context);
        var hinted = hint?.FindFirst(Claiming.Session)?.Value;
        if (current is not null && hinted != current.Session.Id.ToString("N"))
            return Results.Redirect("/sign-out");
        if (current is not null) await sessions.End(current.User.Id, current.Session.Id);
        await Sessions.Forget(context);
        return Results.SignOut(new AuthenticationProperties { RedirectUri = "/signed-out" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }
}
