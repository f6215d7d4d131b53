using Challenges.Identity.Accounts;
using Challenges.Shared.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Challenges.Identity.Reading;

/// <param name="Language"><c>zh-Hans</c>, <c>en</c>, or null for both.</param>
/// <param name="Mail"><c>at-once</c>, <c>daily</c> or <c>none</c>; the inbox holds every message in any case.</param>
public sealed record PreferencesRequest(string? Language, string Mail);

/// <param name="Account">Where password, one-time codes and sessions are looked after.</param>
/// <param name="People">Where an officer invites people and finds their ids; null for everybody else.</param>
public sealed record PreferencesView(string Name, string Email, IReadOnlyList<string> Roles, string? Organisation, string? Department, string? Language, string Mail, string Account, string? People);

static class Preferences
{
    public static async Task<IResult> Show(Caller caller, IdentityDb db, UserManager<User> users, IOptions<IdentitySettings> settings, CancellationToken cancel) =>
        await db.Users.SingleOrDefaultAsync(u => u.Id == caller.Person && u.BarredAt == null, cancel) is { } user ? Results.Ok(await View(user, users, settings)) : Refusals.NothingHere.Says();

    public static async Task<IResult> Change(PreferencesRequest request, Caller caller, IdentityDb db, UserManager<User> users, IOptions<IdentitySettings> settings, CancellationToken cancel)
    {
        if (request.Language is not (null or "zh-Hans" or "en") || !MailWishes.All.Contains(request.Mail)) return Refusals.WishIsUnknown.Says();
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == caller.Person && u.BarredAt == null, cancel) is not { } user) return Refusals.NothingHere.Says();
        (user.Language, user.MailWish) = (request.Language, request.Mail);
        await db.SaveChangesAsync(cancel);
        // What waited for a digest waits no more when none will come.
        if (request.Mail != MailWishes.Daily)
            await db.Told.Where(t => t.UserId == user.Id && t.WaitsForDigest).ExecuteUpdateAsync(set => set.SetProperty(t => t.WaitsForDigest, false), cancel);
        return Results.Ok(await View(user, users, settings));
    }

    static async Task<PreferencesView> View(User user, UserManager<User> users, IOptions<IdentitySettings> settings)
    {
        var roles = await users.GetRolesAsync(user);
        string At(string page) => new Uri(settings.Value.IssuerUri, page).AbsoluteUri;
        return new(user.DisplayName, user.Email!, [.. roles], user.Organisation, user.Department, user.Language, user.MailWish, At("account"), roles.Contains(Roles.Department) && user.Department is not null ? At("people") : null);
    }
}
