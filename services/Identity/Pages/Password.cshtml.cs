using Challenges.Identity.Accounts;
using Challenges.Identity.Pages.Shared;
using Challenges.Identity.SigningIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Challenges.Identity.Pages;

/// <summary>A new password ends all other sessions.</summary>
public sealed class PasswordPage(UserManager<User> users, IServiceProvider services) : FormPage
{
    protected override string HeadingKey => "password.heading";

    public async Task<IActionResult> OnPost()
    {
        var withCode = Current!.Session.Methods.Contains("otp", StringComparison.Ordinal);
        if (await services.GetRequiredService<Proving>().Password(SignedIn!.Email!, Request.Form["Old"].ToString()) is null) return Refuse("Old", "fault.oldPassword");
        var result = await users.ChangePasswordAsync(SignedIn, Request.Form["Old"].ToString(), Request.Form["Password"].ToString());
        if (!result.Succeeded) return Refuse(result, "Password");
        await Sessions.EndAll(SignedIn.Id);
        await Sessions.Start(HttpContext, SignedIn, withCode);
        return Redirect("/account");
    }
}
