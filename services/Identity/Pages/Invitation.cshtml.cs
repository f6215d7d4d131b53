using Challenges.Identity.Accounts;
using Challenges.Identity.Inviting;
using Challenges.Identity.Pages.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Challenges.Identity.Pages;

/// <summary>What an invitation offers; taking it makes the account, or adds the roles to the one that the person has.</summary>
public sealed class InvitationPage(IServiceProvider services) : FormPage
{
    protected override string HeadingKey => "invitation.heading";
    protected override bool NeedsSession => false;

    public Invitation? Offer { get; private set; }

    /// <summary>Whether the address has an account already.</summary>
    public bool Known { get; private set; }

    public async Task<IActionResult> OnGet(string secret)
    {
        await Load(secret);
        return Offer is null ? Gone() : Page();
    }

    public async Task<IActionResult> OnPost(string secret)
    {
        await Load(secret);
        if (Offer is null) return Gone();
        var invitations = services.GetRequiredService<Invitations>();
        if (Known)
        {
            if (Current is null) return Page();
            return await invitations.Add(Offer, Current.User) is { } refused ? Refuse("", refused) : Redirect("/account");
        }
        var (user, result) = await invitations.Accept(Offer, Request.Form["Password"].ToString());
        if (user is null) return Refuse(result, "Password");
        await Sessions.Start(HttpContext, user, withCode: false);
        return Redirect("/account");
    }

    async Task Load(string secret)
    {
        Offer = await services.GetRequiredService<Invitations>().Find(secret);
        Known = Offer is not null && await services.GetRequiredService<UserManager<User>>().FindByEmailAsync(Offer.Email) is not null;
    }

    PageResult Gone()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
