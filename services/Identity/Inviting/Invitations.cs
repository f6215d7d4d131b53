using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Challenges.Identity.Accounts;
using Challenges.Shared.Web;
using MassTransit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Challenges.Identity.Inviting;

/// <summary>Whom to invite to what.</summary>
sealed record Wish(string Email, string DisplayName, IReadOnlyList<string> Roles, string? Organisation, string? Department);

/// <summary>Somebody who used an invitation.</summary>
/// <param name="Id">As tokens carry it.</param>
public sealed record Joined(string Id, string Name, string Email, IReadOnlyList<string> Roles);

/// <summary>Makes invitations, finds them by their link and turns them into accounts or further roles.</summary>
sealed class Invitations(IdentityDb db, UserManager<User> users, TimeProvider time, IOptions<IdentitySettings> settings)
{
    /// <summary>Of a department, on its page.</summary>
    const int Most = 200;

    /// <returns>The link; it can't be shown again, because only its digest is stored.</returns>
    public async Task<Uri> Invite(Wish wish, User? by)
    {
        var (secret, now) = (Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)), time.GetUtcNow());
        db.Invitations.Add(new Invitation
        {
            Id = NewId.NextGuid(),
            SecretDigest = Digest(secret),
            Email = wish.Email.Trim(),
            DisplayName = wish.DisplayName.Trim(),
            Roles = string.Join(' ', wish.Roles),
            Organisation = Blank(wish.Organisation),
            Department = Blank(wish.Department),
            InvitedBy = by?.Id,
            InvitingDepartment = by?.Department,
            InvitedAt = now,
            EndsAt = now + settings.Value.InvitationLasts
        });
        await db.SaveChangesAsync();
        return new Uri(settings.Value.IssuerUri, "invitation/" + secret);
    }

    /// <summary>What an officer may not hand out, as the key of its text; null when all is well.</summary>
    public static string? WhyNotInvite(Wish wish, string? officersDepartment)
    {
        if (wish.Roles.Count == 0) return "invite.noRole";
        if (wish.Roles.Except(Roles.All).Any() || wish.Roles.Contains(Roles.Auditor)) return "invite.roleNotYours";
        if (wish.Roles.Contains(Roles.Department) && (officersDepartment is null || wish.Department != officersDepartment)) return "invite.departmentNotYours";
        if (wish.Roles.Contains(Roles.ProblemOwner) && Blank(wish.Organisation) is null) return "invite.noOrganisation";
        return null;
    }

    public async Task<Invitation?> Find(string secret)
    {
        var (digest, now) = (Digest(secret), time.GetUtcNow());
        return await db.Invitations.SingleOrDefaultAsync(i => i.SecretDigest == digest) is { } found && found.Stands(now) ? found : null;
    }

    public async Task<IReadOnlyList<Invitation>> Open(string department)
    {
        var now = time.GetUtcNow();
        return await db.Invitations.Where(i => i.InvitingDepartment == department && i.UsedAt == null && i.WithdrawnAt == null && i.EndsAt > now)
            .OrderByDescending(i => i.InvitedAt).Take(Most).ToListAsync();
    }

    /// <summary>
    /// Who came by an invitation of the department, with the id under which the services know the person: a register of experts or a panel names people by it. Who came as a solver alone is not
    /// among them, for officers meet the ids of applicants before they may know who that is.
    /// </summary>
    public async Task<IReadOnlyList<Joined>> Joined(string department)
    {
        var used = await db.Invitations.Where(i => i.InvitingDepartment == department && i.UsedAt != null && i.Roles != Shared.Web.Roles.Solver)
            .OrderByDescending(i => i.UsedAt).Take(Most).ToListAsync();
        var invited = used.ToLookup(i => users.NormalizeEmail(i.Email)!, i => i.RoleList);
        List<string?> addresses = [.. invited.Select(g => g.Key)];
        var joined = await db.Users.AsNoTracking().Where(u => addresses.Contains(u.NormalizedEmail)).ToListAsync();
        return [.. joined.Select(u => new Joined(u.Id, u.DisplayName, u.Email!, [.. invited[u.NormalizedEmail!].SelectMany(roles => roles).Distinct().Order(StringComparer.Ordinal)]))
            .OrderBy(j => j.Name, StringComparer.Ordinal).ThenBy(j => j.Email, StringComparer.Ordinal)];
    }

    public Task<int> Withdraw(Guid id, string department)
    {
        var now = time.GetUtcNow();
        return db.Invitations.Where(i => i.Id == id && i.InvitingDepartment == department && i.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(i => i.WithdrawnAt, now));
    }

    /// <summary>Makes the account with its roles and uses the invitation up, all in one transaction.</summary>
    public async Task<(User? User, IdentityResult Result)> Accept(Invitation invitation, string password)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var user = new User
        {
            Id = "p-" + NewId.NextGuid().ToString("N"),
            UserName = invitation.Email,
            Email = invitation.Email,
            EmailConfirmed = true,
            DisplayName = invitation.DisplayName,
            Organisation = invitation.Organisation,
            Department = invitation.Department,
            Language = CultureInfo.CurrentUICulture.Name
        };
        var made = await users.CreateAsync(user, password);
        if (!made.Succeeded) return (null, made);
        await users.AddToRolesAsync(user, invitation.RoleList);
        if (!await UseUp(invitation)) return (null, IdentityResult.Failed());
        await transaction.CommitAsync();
        return (user, made);
    }

    /// <summary>Roles add, they never take away; an organisation or department that differs from the account's is refused with the key of a text.</summary>
    public async Task<string?> Add(Invitation invitation, User user)
    {
        if (!string.Equals(user.NormalizedEmail, users.NormalizeEmail(invitation.Email), StringComparison.Ordinal)) return "invitation.otherPerson";
        if (Differs(user.Organisation, invitation.Organisation)) return "invitation.otherOrganisation";
        if (Differs(user.Department, invitation.Department)) return "invitation.otherDepartment";
        await using var transaction = await db.Database.BeginTransactionAsync();
        user.Organisation ??= invitation.Organisation;
        user.Department ??= invitation.Department;
        await users.UpdateAsync(user);
        await users.AddToRolesAsync(user, invitation.RoleList.Except(await users.GetRolesAsync(user)));
        if (!await UseUp(invitation)) return "invitation.gone";
        await transaction.CommitAsync();
        return null;
    }

    /// <summary>False when somebody used it in the meantime.</summary>
    async Task<bool> UseUp(Invitation invitation)
    {
        var now = time.GetUtcNow();
        return await db.Invitations.Where(i => i.Id == invitation.Id && i.UsedAt == null && i.WithdrawnAt == null).ExecuteUpdateAsync(set => set.SetProperty(i => i.UsedAt, now)) == 1;
    }

    static bool Differs(string? has, string? offered) => has is not null && offered is not null && has != offered;

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    static string Digest(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
