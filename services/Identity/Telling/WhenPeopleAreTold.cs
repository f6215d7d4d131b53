using Challenges.Contracts.Identity;
using Challenges.Identity.Accounts;
using Challenges.Identity.Mailing;
using Challenges.Telling;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Challenges.Identity.Telling;

/// <summary>
/// A message for each person and, where it is wished at once, a mail, in one transaction. The keys (event, person) and (occasion, person) make it happen once, whatever comes again, in whatever order,
/// to however many instances: two that write at the same instant meet at a key, and the one that is tried again finds the row.
/// Where a person hears of one occasion in two ways, the particular message stands and the general one, which everybody hears who follows, doesn't: it is not written where the particular was first,
/// and gives its place up where it was first itself. Its mail waits a little, so that there is one to give up; when it had gone out already, only a demand is mailed after it.
/// </summary>
public sealed class WhenPeopleAreTold(IdentityDb db, IServiceProvider services) : IConsumer<TellPeople>
{
    const int Portion = 500;
    static readonly TimeSpan GeneralWaits = TimeSpan.FromMinutes(1);

    readonly TellingKey _key = services.GetRequiredService<TellingKey>();
    readonly MailQueue _mails = services.GetRequiredService<MailQueue>();

    public async Task Consume(ConsumeContext<TellPeople> context)
    {
        var (words, telemetry, now, cancel) = (services.GetRequiredService<Wordbook>(), services.GetRequiredService<MailTelemetry>(), services.GetRequiredService<TimeProvider>().GetUtcNow(), context.CancellationToken);
        var tidings = _key.Open(context.Message);
        if (tidings.EventId != context.Message.EventId) throw new InvalidOperationException("The sealed event is another one.");
        if (ToldContent.WhyNot(tidings) is { } wrong) throw new InvalidOperationException(wrong);
        var (content, kind, written) = (ToldContent.Of(tidings), Kinds.Find(tidings.Kind)!, 0);
        foreach (var people in (await Recipients.Of(db, tidings, cancel)).Chunk(Portion))
        {
            var (told, before) = await Before(tidings, people, cancel);
            foreach (var person in people)
            {
                var (id, earlier) = (Marks.Event(_key, tidings, person.Id), before.GetValueOrDefault(person.Id));
                if (told.Contains(id) || (earlier is not null && kind.IsGeneral)) continue;
                var heard = earlier is not null && Kinds.Find(ToldContent.Open(_key, earlier).Kind)!.IsGeneral ? earlier : null;
                var wants = heard is null || await GivesUp(heard, cancel) || kind.IsDemand;
                Write(tidings, content, id, person, heard, earlier is null ? tidings.Occasion : null, wants && person.MailWish == MailWishes.Daily, now);
                if (wants && person.MailWish == MailWishes.AtOnce) _mails.Add(db, Marks.Mail(_key, id), words.Mail(content, person), now, tidings.Occasion is not null && kind.IsGeneral ? GeneralWaits : TimeSpan.Zero);
                written++;
            }
        }
        if (written == 0) return;
        await db.SaveChangesAsync(cancel);
        telemetry.Told.Add(written);
        _mails.Ring();
    }

    /// <summary>Messages of these tidings that are written, and of each person the message about the same occasion.</summary>
    async Task<(HashSet<Guid> Told, Dictionary<string, Told> OfOccasion)> Before(Tidings tidings, IReadOnlyList<User> people, CancellationToken cancel)
    {
        List<Guid> ids = [.. people.Select(p => Marks.Event(_key, tidings, p.Id))];
        var told = (await db.Told.Where(t => ids.Contains(t.EventId)).Select(t => t.EventId).ToListAsync(cancel)).ToHashSet();
        if (tidings.Occasion is null) return (told, []);
        List<string?> marks = [.. people.Select(p => Marks.Occasion(_key, tidings.Occasion, default, p.Id))];
        return (told, await db.Told.Where(t => marks.Contains(t.Occasion)).ToDictionaryAsync(t => t.UserId, cancel));
    }

    /// <summary>What would have told the person by mail, now or with the digest, and has not, does so no more.</summary>
    async Task<bool> GivesUp(Told heard, CancellationToken cancel)
    {
        var about = MailQueue.KeyOf(Marks.Mail(_key, heard.EventId));
        // Nobody has taken it, and nobody takes it before it is gone: its lease is compared when it is removed.
        if (await db.Mails.SingleOrDefaultAsync(m => m.Key == about && m.SentAt == null && m.DeadAt == null && m.LeaseId == null, cancel) is not { } mail) return heard.WaitsForDigest;
        db.Mails.Remove(mail);
        return true;
    }

    /// <param name="heard">The message whose place this one takes: the place tells nobody that it is another.</param>
    void Write(Tidings tidings, ToldContent content, Guid id, User person, Told? heard, string? occasion, bool waits, DateTimeOffset now)
    {
        var sealed_ = content.Seal(_key, id, person.Id);
        if (heard is not null) (heard.EventId, heard.Content, heard.ReadAt, heard.WaitsForDigest) = (id, sealed_, null, waits);
        else db.Told.Add(new Told
        {
            EventId = id,
            Occasion = Marks.Occasion(_key, occasion, id, person.Id),
            UserId = person.Id,
            ToldOn = DateOnly.FromDateTime(now.UtcDateTime),
            Content = sealed_,
            WaitsForDigest = waits
        });
    }
}
