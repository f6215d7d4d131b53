using System.Text;
using Challenges.Identity.Accounts;
using Challenges.Identity.Pages.Shared;
using Challenges.Identity.SigningIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using QRCoder;

namespace Challenges.Identity.Pages;

/// <summary>Sets one-time codes up (RFC 6238), shows ten recovery codes once, and takes the whole away again where no role demands it.</summary>
public sealed class AuthenticatorPage(UserManager<User> users, IServiceProvider services, IOptions<IdentitySettings> settings) : FormPage
{
    const int Codes = 10;

    protected override string HeadingKey => "authenticator.heading";
    public string Key { get; private set; } = "";
    public string Picture { get; private set; } = "";
    public int RecoveryCodesLeft { get; private set; }
    public bool Demanded { get; private set; }
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost()
    {
        await Load();
        if (SignedIn!.TwoFactorEnabled || !await services.GetRequiredService<Proving>().Code(SignedIn, Entered("Code"))) return Refuse("Code", "fault.wrongCode");
        await users.SetTwoFactorEnabledAsync(SignedIn, true);
        await ShowNewCodes();
        // Setting it up changed the account, so that older sessions are over; this one goes on and counts as checked.
        await Sessions.EndAll(SignedIn.Id);
        await Sessions.Start(HttpContext, SignedIn, withCode: true);
        return Page();
    }

    public async Task<IActionResult> OnPostRenew()
    {
        await Load();
        if (!await Proved()) return Refuse("Code", "fault.wrongCode");
        await ShowNewCodes();
        return Page();
    }

    public async Task<IActionResult> OnPostRemove()
    {
        await Load();
        if (Demanded || !await Proved()) return Refuse("Code", Demanded ? "authenticator.demanded" : "fault.wrongCode");
        await users.SetTwoFactorEnabledAsync(SignedIn!, false);
        await users.ResetAuthenticatorKeyAsync(SignedIn!);
        await Sessions.EndAll(SignedIn!.Id);
        await Sessions.Start(HttpContext, SignedIn, withCode: false);
        return Redirect("/account");
    }

    async Task<bool> Proved() => SignedIn!.TwoFactorEnabled && await services.GetRequiredService<Proving>().Code(SignedIn, Entered("Code"));

    async Task ShowNewCodes() => RecoveryCodes = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(SignedIn!, Codes) ?? []];

    async Task Load()
    {
        Demanded = settings.Value.DemandsCode(await users.GetRolesAsync(SignedIn!));
        RecoveryCodesLeft = await users.CountRecoveryCodesAsync(SignedIn!);
        if (SignedIn!.TwoFactorEnabled) return;
        if (await users.GetAuthenticatorKeyAsync(SignedIn) is not { Length: > 0 } key)
        {
            await users.ResetAuthenticatorKeyAsync(SignedIn);
            key = (await users.GetAuthenticatorKeyAsync(SignedIn))!;
            // A new key gives the account a new stamp; the session goes on under it.
            var withCode = Current!.Session.Methods.Contains("otp", StringComparison.Ordinal);
            await Sessions.End(SignedIn.Id, Current.Session.Id);
            await Sessions.Start(HttpContext, SignedIn, withCode);
        }
        Key = string.Join(' ', key.Chunk(4).Select(part => new string(part)));
        var address = $"otpauth://totp/Challenges:{Uri.EscapeDataString(SignedIn.Email!)}?secret={key}&issuer=Challenges&digits=6";
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var drawing = new SvgQRCode(code);
        Picture = "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(drawing.GetGraphic(4)));
    }
}
