using Challenges.Identity.Accounts;
using Challenges.Identity.Telling;
using Challenges.Shared.Web;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Challenges.Identity.Reading;

/// <param name="Full">There are as many as a person may have.</param>
public sealed record SubscriptionList(IReadOnlyList<SubscriptionView> Subscriptions, bool Full);

/// <param name="Field">Null: any.</param>
/// <param name="Department">Id of the department; null: any.</param>
/// <param name="LeastBountyFen">Fen (0.01 yuan); 0: any.</param>
public sealed record SubscriptionView(Guid Id, string? Field, string? Department, long LeastBountyFen);

/// <param name="Field">As challenges name it, in full; any when absent or empty.</param>
/// <param name="Department">Id of the department; any when absent or empty.</param>
/// <param name="LeastBountyFen">Fen (0.01 yuan), 0 to 100,000,000,000,000.</param>
public sealed record SubscriptionRequest(string? Field = null, string? Department = null, long LeastBountyFen = 0);

/// <summary>New challenges that the caller asked to be told of, by what they are like. Who awaits what is nobody else's to know.</summary>
static class Subscriptions
{
    const int Most = 20;
    const long MostFen = 100_000_000_000_000;

    public static async Task<IResult> List(Caller caller, IdentityDb db, CancellationToken cancel)
    {
        var own = await db.Subscriptions.AsNoTracking().Where(s => s.UserId == caller.Person).OrderBy(s => s.Since).ThenBy(s => s.Id).ToListAsync(cancel);
        return Results.Ok(new SubscriptionList([.. own.Select(View)], own.Count >= Most));
    }

    public static async Task<IResult> Begin(SubscriptionRequest request, Caller caller, IdentityDb db, TimeProvider time, CancellationToken cancel)
    {
        var (field, department, fen) = (request.Field ?? "", request.Department ?? "", request.LeastBountyFen);
        if (field.Length > Subscription.LongestField || department.Length > Subscription.LongestDepartment || fen is < 0 or > MostFen)
            return Refusals.FilterIsOutOfRange.Says(("field", Subscription.LongestField), ("department", Subscription.LongestDepartment), ("fen", MostFen));
        if (!await db.Users.AnyAsync(u => u.Id == caller.Person, cancel)) return Refusals.NothingHere.Says();
        var same = db.Subscriptions.AsNoTracking().Where(s => s.UserId == caller.Person && s.Field == field && s.Department == department && s.LeastBountyFen == fen);
        if (await same.SingleOrDefaultAsync(cancel) is { } known) return Results.Ok(View(known));
        if (await db.Subscriptions.CountAsync(s => s.UserId == caller.Person, cancel) >= Most) return Refusals.SubscriptionsAreFull.Says(("most", Most));
        var begun = new Subscription { Id = NewId.NextGuid(), UserId = caller.Person, Field = field, Department = department, LeastBountyFen = fen, Since = time.GetUtcNow() };
        db.Subscriptions.Add(begun);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (same.Any())
        {
            // Pressed twice: it is there.
            begun = await same.SingleAsync(cancel);
        }
        return Results.Ok(View(begun));
    }

    public static async Task<IResult> End(Guid id, Caller caller, IdentityDb db, CancellationToken cancel)
    {
        await db.Subscriptions.Where(s => s.Id == id && s.UserId == caller.Person).ExecuteDeleteAsync(cancel);
        return Results.NoContent();
    }

    static SubscriptionView View(Subscription s) => new(s.Id, s.Field.Length == 0 ? null : s.Field, s.Department.Length == 0 ? null : s.Department, s.LeastBountyFen);
}
