using System.Text;
using Challenges.Identity.Accounts;
using Challenges.Identity.Pages.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Challenges.Identity.Pages;

/// <summary>A new password by the link of the mail. It ends every session; the one-time code is asked all the same.</summary>
public sealed class NewPasswordPage(UserManager<User> users) : FormPage
{
    protected override string HeadingKey => "password.heading";
    protected override bool NeedsSession => false;

    public async Task<IActionResult> OnPost(string id, string code)
    {
        if (await users.FindByIdAsync(id) is not { } user) return Refuse("", "identity.InvalidToken");
        string token;
        try
        {
            token = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(code));
        }
        catch (FormatException)
        {
            return Refuse("", "identity.InvalidToken");
        }
        var result = await users.ResetPasswordAsync(user, token, Request.Form["Password"].ToString());
        if (!result.Succeeded) return Refuse(result, "Password");
        await Sessions.EndAll(user.Id);
        return Redirect("/sign-in");
    }
}
