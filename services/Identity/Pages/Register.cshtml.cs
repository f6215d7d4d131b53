using Challenges.Identity.Accounts;
using Challenges.Identity.Inviting;
using Challenges.Identity.Mailing;
using Challenges.Identity.Pages.Shared;
using Challenges.Shared.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Challenges.Identity.Pages;

/// <summary>Anybody may become a solver. The answer is the same whether the address has an account or not.</summary>
public sealed class RegisterPage(IServiceProvider services, IOptions<IdentitySettings> settings) : FormPage
{
    protected override string HeadingKey => "register.heading";
    protected override bool NeedsSession => false;
    public bool Sent { get; private set; }

    public IActionResult OnGet() => settings.Value.OpenRegistration ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!settings.Value.OpenRegistration) return NotFound();
        var (name, email) = (Entered("DisplayName"), Entered("Email"));
        if (name.Length is 0 or > 100) return Refuse("DisplayName", "fault.name");
        if (!Addresses.IsAddress(email)) return Refuse("Email", "fault.email");
        var post = services.GetRequiredService<Post>();
        if (await services.GetRequiredService<UserManager<User>>().FindByEmailAsync(email) is not null)
        {
            await post.Send(email, "mail.known", ("address", new Uri(settings.Value.IssuerUri, "forgotten").AbsoluteUri));
        }
        else
        {
            var link = await services.GetRequiredService<Invitations>().Invite(new Wish(email, name, [Roles.Solver], null, null), null);
            await post.Send(email, "mail.register", ("link", link.AbsoluteUri), ("days", (int)settings.Value.InvitationLasts.TotalDays));
        }
        Sent = true;
        return Page();
    }
}

static class Addresses
{
    public static bool IsAddress(string text) => text.Length <= 254 && MimeKit.MailboxAddress.TryParse(text, out var parsed) && parsed.Address == text && text.Contains('@', StringComparison.Ordinal);
}
