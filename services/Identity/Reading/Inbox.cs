using System.Security.Cryptography;
using Challenges.Contracts.Publication;
using Challenges.Identity.Accounts;
using Challenges.Identity.Telling;
using Challenges.Shared.Web;
using Challenges.Telling;
using Microsoft.EntityFrameworkCore;

namespace Challenges.Identity.Reading;

/// <param name="Next">Value of <c>before</c> for the next page; null on the last.</param>
public sealed record InboxPage(IReadOnlyList<InboxMessage> Messages, Guid? Next, int Unread);

/// <param name="At">When it happened.</param>
/// <param name="Number">Of the challenge that it is about, if any.</param>
/// <param name="Tail">Of the portal's page about it, without the language.</param>
public sealed record InboxMessage(Guid Id, DateTimeOffset At, string Kind, string? Number, Wording? Title, Bilingual Heading, Bilingual Body, string Tail, bool Read);

public sealed record UnreadCount(int Unread);

/// <summary>The caller's own messages, the newest first.</summary>
static class Inbox
{
    const int Size = 50;

    public static async Task<IResult> List(Caller caller, IdentityDb db, TellingKey key, IServiceProvider services, CancellationToken cancel, Guid? before = null, bool unread = false)
    {
        if (!key.IsSet) return Results.Ok(new InboxPage([], null, 0));
        var own = db.Told.AsNoTracking().Where(t => t.UserId == caller.Person);
        var from = before is null ? null : await own.Where(t => t.EventId == before).Select(t => (long?)t.Sequence).SingleOrDefaultAsync(cancel);
        if (before is not null && from is null) return Refusals.NothingHere.Says();
        var rows = await own.Where(t => (from == null || t.Sequence < from) && (!unread || t.ReadAt == null)).OrderByDescending(t => t.Sequence).Take(Size + 1).ToListAsync(cancel);
        var words = services.GetRequiredService<Wordbook>();
        return Results.Ok(new InboxPage([.. rows.Take(Size).Select(t => View(t, key, words)).OfType<InboxMessage>()], rows.Count > Size ? rows[Size - 1].EventId : null, await Unread(db, caller, cancel)));
    }

    public static async Task<IResult> Count(Caller caller, IdentityDb db, CancellationToken cancel) => Results.Ok(new UnreadCount(await Unread(db, caller, cancel)));

    public static async Task<IResult> Read(Guid id, Caller caller, IdentityDb db, TimeProvider time, CancellationToken cancel)
    {
        if (!await db.Told.AnyAsync(t => t.EventId == id && t.UserId == caller.Person, cancel)) return Refusals.NothingHere.Says();
        var now = time.GetUtcNow();
        await db.Told.Where(t => t.EventId == id && t.UserId == caller.Person && t.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(t => t.ReadAt, now), cancel);
        return Results.NoContent();
    }

    public static async Task<IResult> ReadAll(Caller caller, IdentityDb db, TimeProvider time, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await db.Told.Where(t => t.UserId == caller.Person && t.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(t => t.ReadAt, now), cancel);
        return Results.NoContent();
    }

    static Task<int> Unread(IdentityDb db, Caller caller, CancellationToken cancel) => db.Told.CountAsync(t => t.UserId == caller.Person && t.ReadAt == null, cancel);

    /// <summary>Null for one that was sealed under a key that is gone.</summary>
    static InboxMessage? View(Told told, TellingKey key, Wordbook words)
    {
        try
        {
            var content = ToldContent.Open(key, told);
            return new(told.EventId, content.At, content.Kind, content.Number, content.Title, words.Heading(content), words.Body(content), content.Tail, told.ReadAt is not null);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
