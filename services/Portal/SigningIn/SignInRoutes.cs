using Challenges.Portal.Saying;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Challenges.Portal.SigningIn;

static class SignInRoutes
{
    public static void MapSignIn(this WebApplication app)
    {
        app.MapGet("/{language:regex(^(zh|en)$)}/sign-in", (string? to, bool? again, Reader reader, Tongue tongue, IAuthenticationSchemeProvider schemes) => SignIn(to, again == true, reader, tongue, schemes));
        app.MapPost("/{language:regex(^(zh|en)$)}/leave", SignOut);
    }

    /// <param name="again">Also who is signed in proves once more who it is.</param>
    static async Task<IResult> SignIn(string? to, bool again, Reader reader, Tongue tongue, IAuthenticationSchemeProvider schemes)
    {
        var back = IsOwn(to) ? to! : tongue.To("/my");
        if ((reader.IsSignedIn && !again) || await schemes.GetSchemeAsync(OpenIdConnectDefaults.AuthenticationScheme) is null) return Results.Redirect(reader.IsSignedIn ? back : tongue.To("/"));
        var properties = new OpenIdConnectChallengeProperties { RedirectUri = back, Prompt = again ? OpenIdConnectPrompt.Login : null };
        properties.SetString("language", tongue.Html);
        return Results.Challenge(properties, [OpenIdConnectDefaults.AuthenticationScheme]);
    }

    static async Task<IResult> SignOut(HttpContext http, IAntiforgery antiforgery, Tongue tongue, IAuthenticationSchemeProvider schemes)
    {
        // The attribute alone would let it pass: the form has nothing else to read.
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        List<string> all = [CookieAuthenticationDefaults.AuthenticationScheme];
        if (http.User.Identity?.IsAuthenticated == true && await schemes.GetSchemeAsync(OpenIdConnectDefaults.AuthenticationScheme) is not null) all.Add(OpenIdConnectDefaults.AuthenticationScheme);
        // Whatever a tab still holds of a draft or a sheet goes too.
        http.Response.Headers["Clear-Site-Data"] = "\"storage\"";
        return Results.SignOut(new AuthenticationProperties { RedirectUri = tongue.To("/") }, all);
    }

    /// <summary>A path of this site; never <c>//elsewhere</c>.</summary>
    static bool IsOwn(string? to) => to is { Length: > 1 } && to[0] == '/' && to[1] is not ('/' or '\\');
}
