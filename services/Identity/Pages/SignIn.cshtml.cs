using System.Security.Claims;
using Challenges.Identity.Hosting;
using Challenges.Identity.Pages.Shared;
using Challenges.Identity.SigningIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Challenges.Identity.Pages;

/// <summary>E-mail and password; then the one-time code where it is set up. Who is signed in goes on at once, unless the way here asks for the proof <see cref="Again"/>.</summary>
public sealed class SignInPage(IServiceProvider services, IOptions<IdentitySettings> settings) : FormPage
{
    public const string Again = "again";

    protected override string HeadingKey => Confirms ? "signIn.again" : "signIn.heading";
    protected override bool NeedsSession => false;
    public bool OpenRegistration => settings.Value.OpenRegistration;

    public bool Confirms => SignedIn is not null && Request.Query.ContainsKey(Again);

    public IActionResult OnGet() => SignedIn is null || Confirms ? Page() : Redirect(ReturnUrl);

    public async Task<IActionResult> OnPost()
    {
        if (Entered("Email").Length == 0) return Refuse("Email", "fault.email");
        if (Request.Form["Password"].ToString() is not { Length: > 0 and <= 256 } password) return Refuse("Password", "fault.password");
        if (await services.GetRequiredService<Proving>().Password(Entered("Email"), password) is not { } user) return Refuse("Email", "fault.signIn");
        if (!user.TwoFactorEnabled)
        {
            await services.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Accounts.User>>().ResetAccessFailedCountAsync(user);
            await Sessions.Start(HttpContext, user, withCode: false);
            return Redirect(ReturnUrl);
        }
        await HttpContext.SignInAsync(Registering.HalfWay, new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", user.Id), new Claim("stamp", user.SecurityStamp!)], "Half-way")));
        return Redirect("/sign-in/code" + QueryString.Create("ReturnUrl", ReturnUrl));
    }
}
