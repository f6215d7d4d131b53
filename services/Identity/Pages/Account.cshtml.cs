using Challenges.Identity.Accounts;
using Challenges.Identity.Pages.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Challenges.Identity.Pages;

/// <summary>One's own account: rights, password, one-time codes, and the sessions, each of which can be ended here.</summary>
public sealed class AccountPage(UserManager<User> users) : FormPage
{
    protected override string HeadingKey => "account.heading";
    public IList<string> Roles { get; private set; } = [];
    public IReadOnlyList<Session> Running { get; private set; } = [];
    public Guid ThisSession => Current!.Session.Id;
    public bool MustSetUpCode { get; private set; }

    public async Task OnGet()
    {
        Roles = await users.GetRolesAsync(SignedIn!);
        Running = await Sessions.Running(SignedIn!.Id);
        MustSetUpCode = await Sessions.LacksCode(SignedIn, Current!.Session);
    }

    public async Task<IActionResult> OnPostEnd()
    {
        if (Guid.TryParseExact(Entered("Session"), "N", out var session)) await Sessions.End(SignedIn!.Id, session);
        return Redirect("/account");
    }

    public async Task<IActionResult> OnPostEndAll()
    {
        await Sessions.EndAll(SignedIn!.Id);
        await SigningIn.Sessions.Forget(HttpContext);
        return Redirect("/signed-out");
    }
}
