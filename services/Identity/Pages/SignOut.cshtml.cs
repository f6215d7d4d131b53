using Challenges.Identity.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Challenges.Identity.Pages;

/// <summary>Ends this session, once the person says so.</summary>
public sealed class SignOutPage : FormPage
{
    protected override string HeadingKey => "signOut.heading";

    public async Task<IActionResult> OnPost()
    {
        await Sessions.End(SignedIn!.Id, Current!.Session.Id);
        await SigningIn.Sessions.Forget(HttpContext);
        return Redirect("/signed-out");
    }
}
