using Challenges.Identity.Accounts;
using Challenges.Identity.Hosting;
using Challenges.Identity.Pages.Shared;
using Challenges.Identity.SigningIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Challenges.Identity.Pages;

/// <summary>The one-time code after the password, or a recovery code. Five minutes are given.</summary>
public sealed class CodePage(IServiceProvider services) : FormPage
{
    protected override string HeadingKey => "code.heading";
    protected override bool NeedsSession => false;

    public async Task<IActionResult> OnGet() => await HalfWay() is null ? Redirect("/sign-in") : Page();

    public async Task<IActionResult> OnPost()
    {
        if (await HalfWay() is not { } user) return Redirect("/sign-in");
        if (Entered("Code").Length == 0) return Refuse("Code", "fault.code");
        if (!await services.GetRequiredService<Proving>().Code(user, Entered("Code"))) return Refuse("Code", "fault.wrongCode");
        await HttpContext.SignOutAsync(Registering.HalfWay);
        await Sessions.Start(HttpContext, user, withCode: true);
        return Redirect(ReturnUrl);
    }

    async Task<User?> HalfWay()
    {
        var half = (await HttpContext.AuthenticateAsync(Registering.HalfWay)).Principal;
        return half?.FindFirst("sub")?.Value is { } id && await services.GetRequiredService<UserManager<User>>().FindByIdAsync(id) is { } user && user.SecurityStamp == half.FindFirst("stamp")?.Value ? user : null;
    }
}
