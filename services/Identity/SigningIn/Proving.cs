using Challenges.Identity.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Challenges.Identity.SigningIn;

/// <summary>Checks passwords and codes. Wrong ones count towards the lock, whichever they are; a locked, barred or unknown account answers like a wrong password.</summary>
sealed class Proving(UserManager<User> users, IPasswordHasher<User> hasher)
{
    static readonly User Nobody = new() { DisplayName = "" };
    static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<User>().HashPassword(Nobody, "nobody's password"));

    public async Task<User?> Password(string email, string password)
    {
        if (await users.FindByEmailAsync(email) is not { } user)
        {
            // As long as for a known account, so that the time tells nothing.
            hasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password);
            return null;
        }
        var right = await users.CheckPasswordAsync(user, password);
        if (user.BarredAt is not null || await users.IsLockedOutAsync(user)) return null;
        if (right) return user;
        await users.AccessFailedAsync(user);
        return null;
    }

    /// <summary>A code of the authenticator, or a recovery code, which is used up by it.</summary>
    public async Task<bool> Code(User user, string code)
    {
        if (user.BarredAt is not null || await users.IsLockedOutAsync(user)) return false;
        var plain = new string([.. code.Normalize(System.Text.NormalizationForm.FormKC).Where(c => char.IsAsciiLetterOrDigit(c) || c == '-')]);
        if (await Right(user, plain))
        {
            await users.ResetAccessFailedCountAsync(user);
            return true;
        }
        await users.AccessFailedAsync(user);
        return false;
    }

    async Task<bool> Right(User user, string code)
    {
        if (code.Length > 6) return (await users.RedeemTwoFactorRecoveryCodeAsync(user, code)).Succeeded;
        if (code.Length != 6 || code == user.LastCode || !await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, code)) return false;
        user.LastCode = code;
        return (await users.UpdateAsync(user)).Succeeded;
    }
}
