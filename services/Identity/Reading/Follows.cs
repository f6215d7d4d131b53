using Challenges.Identity.Accounts;
using Challenges.Identity.Telling;
using Challenges.Shared.Web;
using Microsoft.EntityFrameworkCore;

namespace Challenges.Identity.Reading;

public sealed record FollowList(IReadOnlyList<string> Numbers);

/// <summary>Challenges whose public changes the caller is told of. Who follows what is nobody else's to know.</summary>
static class Follows
{
    const int Most = 200;

    public static async Task<IResult> List(Caller caller, IdentityDb db, CancellationToken cancel) =>
        Results.Ok(new FollowList(await db.Follows.Where(f => f.UserId == caller.Person).OrderBy(f => f.Number).Select(f => f.Number).ToListAsync(cancel)));

    public static async Task<IResult> Begin(string number, Caller caller, IdentityDb db, TimeProvider time, CancellationToken cancel)
    {
        var own = db.Follows.Where(f => f.UserId == caller.Person);
        if (!ToldContent.ChallengeNumber().IsMatch(number)) return Refusals.NoSuchNumber.Says(("number", number));
        if (!await db.Users.AnyAsync(u => u.Id == caller.Person, cancel)) return Refusals.NothingHere.Says();
        if (await own.AnyAsync(f => f.Number == number, cancel)) return Results.NoContent();
        if (await own.CountAsync(cancel) >= Most) return Refusals.FollowsAreFull.Says(("most", Most));
        db.Follows.Add(new Follow { UserId = caller.Person, Number = number, Since = time.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (db.Follows.AsNoTracking().Any(f => f.UserId == caller.Person && f.Number == number))
        {
            // Pressed twice: it is followed.
        }
        return Results.NoContent();
    }

    public static async Task<IResult> End(string number, Caller caller, IdentityDb db, CancellationToken cancel)
    {
        await db.Follows.Where(f => f.UserId == caller.Person && f.Number == number).ExecuteDeleteAsync(cancel);
        return Results.NoContent();
    }
}
