using Challenges.Contracts.Identity;
using Challenges.Identity.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Challenges.Identity.Telling;

/// <summary>Who is meant. People whose account is barred are told nothing.</summary>
static class Recipients
{
    public static async Task<IReadOnlyList<User>> Of(IdentityDb db, Tidings tidings, CancellationToken cancel)
    {
        var (except, units) = (tidings.Except ?? [], tidings.ExceptOrganisations ?? []);
        var found = new Dictionary<string, User>();
        foreach (var to in tidings.To)
        {
            var (isNew, field, department, fen) = (to.Awaits is not null, to.Awaits?.Field, to.Awaits?.Department, to.Awaits?.BountyFen);
            var meant = await db.Users.AsNoTracking().Where(u => u.BarredAt == null)
                .Where(u => to.Person == null || u.Id == to.Person)
                .Where(u => to.Department == null || u.Department == to.Department)
                .Where(u => to.Organisation == null || u.Organisation == to.Organisation)
                .Where(u => to.Role == null || db.UserRoles.Any(r => r.UserId == u.Id && db.Roles.Any(role => role.Id == r.RoleId && role.Name == to.Role)))
                .Where(u => to.Follows == null || db.Follows.Any(f => f.UserId == u.Id && f.Number == to.Follows))
                .Where(u => !isNew || db.Subscriptions.Any(s => s.UserId == u.Id && (s.Field == "" || s.Field == field) && (s.Department == "" || s.Department == department) && s.LeastBountyFen <= fen))
                .ToListAsync(cancel);
            // Who is named in person is meant in person.
            foreach (var user in meant.Where(u => to.Person is not null || (!except.Contains(u.Id) && (u.Organisation is null || !units.Contains(u.Organisation))))) found[user.Id] = user;
        }
        return [.. found.Values];
    }
}
