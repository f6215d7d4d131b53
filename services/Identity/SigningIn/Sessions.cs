using System.Security.Claims;
using Challenges.Identity.Accounts;
using Challenges.Identity.Issuing;
using MassTransit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Challenges.Identity.SigningIn;

/// <summary>The person of this request and the sign-in that it belongs to.</summary>
sealed record Current(User User, Session Session);

/// <summary>Starts, looks up and ends sessions. Nothing is believed that the database doesn't confirm now, so that an ended session is over everywhere at once.</summary>
sealed class Sessions(IdentityDb db, UserManager<User> users, TimeProvider time, IOptions<IdentitySettings> settings)
{
    /// <summary>Signs the browser in; <paramref name="withCode"/> tells whether a one-time code was checked too.</summary>
    public async Task Start(HttpContext context, User user, bool withCode)
    {
        var now = time.GetUtcNow();
        var device = context.Request.Headers.UserAgent.ToString();
        var session = new Session
        {
            Id = NewId.NextGuid(),
            UserId = user.Id,
            StartedAt = now,
            SeenAt = now,
            EndsAt = now + settings.Value.SessionLasts,
            Device = device[..Math.Min(200, device.Length)],
            Stamp = user.SecurityStamp!,
            Methods = withCode ? "pwd otp" : "pwd"
        };
        // A sign-in that confirms takes the place of the one before it, which nothing in this browser would end any more.
        if (await Current(context) is { } before) before.Session.EndedAt = now;
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", user.Id), new Claim(Claiming.Session, session.Id.ToString("N"))], "Challenges", "sub", "role"));
        await context.SignInAsync(IdentityConstants.ApplicationScheme, principal, new AuthenticationProperties { ExpiresUtc = session.EndsAt, AllowRefresh = false });
    }

    public async Task<Current?> Current(HttpContext context) =>
        (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)) is { Succeeded: true, Principal: var principal } ? await Of(principal) : null;

    /// <summary>Null when the session that the principal names is over, or the account is barred, gone or changed since.</summary>
    public async Task<Current?> Of(ClaimsPrincipal principal)
    {
        var (subject, sid, now) = (principal.FindFirst("sub")?.Value, principal.FindFirst(Claiming.Session)?.Value, time.GetUtcNow());
        if (subject is null || !Guid.TryParseExact(sid, "N", out var id)) return null;
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == id && s.UserId == subject) is not { } session || !session.Runs(now)) return null;
        if (await users.FindByIdAsync(subject) is not { BarredAt: null } user || user.SecurityStamp != session.Stamp) return null;
        if (now - session.SeenAt > TimeSpan.FromMinutes(1))
        {
            session.SeenAt = now;
            await db.SaveChangesAsync();
        }
        return new Current(user, session);
    }

    public async Task<bool> LacksCode(User user, Session session) =>
        !session.Methods.Contains("otp", StringComparison.Ordinal) && settings.Value.DemandsCode(await users.GetRolesAsync(user));

    public async Task<IReadOnlyList<Session>> Running(string user)
    {
        var now = time.GetUtcNow();
        return await db.Sessions.Where(s => s.UserId == user && s.EndedAt == null && s.EndsAt > now).OrderByDescending(s => s.SeenAt).ToListAsync();
    }

    public async Task End(string user, Guid session)
    {
        var now = time.GetUtcNow();
        await db.Sessions.Where(s => s.Id == session && s.UserId == user && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now));
    }

    /// <summary>Ends all sessions of the person, this one too.</summary>
    public async Task EndAll(string user)
    {
        var now = time.GetUtcNow();
        await db.Sessions.Where(s => s.UserId == user && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now));
    }

    public static Task Forget(HttpContext context) => context.SignOutAsync(IdentityConstants.ApplicationScheme);

    /// <summary>For the cookie: asked on every request.</summary>
    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        if (context.Principal is { } principal && await context.HttpContext.RequestServices.GetRequiredService<Sessions>().Of(principal) is not null) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
