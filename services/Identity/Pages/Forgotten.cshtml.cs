using System.Text;
using Challenges.Identity.Accounts;
using Challenges.Identity.Mailing;
using Challenges.Identity.Pages.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Challenges.Identity.Pages;

/// <summary>Sends a link for a new password; the answer is the same for an address that nobody has.</summary>
public sealed class ForgottenPage(UserManager<User> users, IServiceProvider services, IOptions<IdentitySettings> settings) : FormPage
{
    protected override string HeadingKey => "forgotten.heading";
    protected override bool NeedsSession => false;
    public bool Sent { get; private set; }

    public async Task<IActionResult> OnPost()
    {
        if (!Addresses.IsAddress(Entered("Email"))) return Refuse("Email", "fault.email");
        if (await users.FindByEmailAsync(Entered("Email")) is { BarredAt: null } user)
        {
            var code = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(await users.GeneratePasswordResetTokenAsync(user)));
            await services.GetRequiredService<Post>().Send(user.Email!, "mail.forgotten", ("link", new Uri(settings.Value.IssuerUri, $"new-password/{user.Id}/{code}").AbsoluteUri));
        }
        Sent = true;
        return Page();
    }
}
