using Challenges.Identity.Accounts;
using Challenges.Identity.Inviting;
using Challenges.Identity.Mailing;
using Challenges.Identity.Pages.Shared;
using Challenges.Shared.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Challenges.Identity.Pages;

/// <summary>An officer invites people: by mail, or by a link that the officer hands over. Officers can be invited to one's own department only; auditors are not invited here.</summary>
public sealed class PeoplePage(IServiceProvider services, IOptions<IdentitySettings> settings) : FormPage
{
    public static readonly IReadOnlyList<string> Offered = [Roles.Solver, Roles.Reviewer, Roles.ProblemOwner, Roles.Department];

    protected override string HeadingKey => "people.heading";
    public string? Link { get; private set; }
    public string Invited { get; private set; } = "";
    public bool ByMail => Request.HasFormContentType && Request.Form["Mail"] == "true";
    public IReadOnlyList<string> Chosen => Request.HasFormContentType ? [.. Request.Form["Roles"].OfType<string>()] : [];
    public IReadOnlyList<Invitation> Open { get; private set; } = [];
    public IReadOnlyList<Joined> Joined { get; private set; } = [];

    Invitations Invitations => services.GetRequiredService<Invitations>();

    public async Task<IActionResult> OnGet()
    {
        if (!MayInvite) return StatusCode(StatusCodes.Status403Forbidden);
        await Read();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!MayInvite) return StatusCode(StatusCodes.Status403Forbidden);
        await Read();
        var wish = new Wish(Entered("Email"), Entered("DisplayName"), Chosen, Entered("Organisation"), Chosen.Contains(Roles.Department) ? SignedIn!.Department : null);
        if (!Addresses.IsAddress(wish.Email)) return Refuse("Email", "fault.email");
        if (wish.DisplayName.Length is 0 or > 100) return Refuse("DisplayName", "fault.name");
        if (Invitations.WhyNotInvite(wish, SignedIn!.Department) is { } refused) return Refuse(refused == "invite.noOrganisation" ? "Organisation" : "Roles", refused);
        var link = await Invitations.Invite(wish, SignedIn);
        if (ByMail) await services.GetRequiredService<Post>().Send(wish.Email, "mail.invitation", ("link", link.AbsoluteUri), ("days", (int)settings.Value.InvitationLasts.TotalDays));
        (Link, Invited, Open) = (link.AbsoluteUri, wish.Email, await Invitations.Open(SignedIn.Department!));
        return Page();
    }

    async Task Read() => (Open, Joined) = (await Invitations.Open(SignedIn!.Department!), await Invitations.Joined(SignedIn.Department!));

    public async Task<IActionResult> OnPostWithdraw()
    {
        if (!MayInvite) return StatusCode(StatusCodes.Status403Forbidden);
        if (Guid.TryParseExact(Entered("Id"), "N", out var id)) await Invitations.Withdraw(id, SignedIn!.Department!);
        return Redirect("/people");
    }
}
