using Challenges.Contracts.Identity;
using Challenges.Identity.Accounts;
using Challenges.Identity.Mailing;
using Challenges.Telling;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Challenges.Identity.Telling;

/// <summary>
/// A message for each person and, where it is wished at once, a mail, in one transaction. The key (event, person) makes it happen once, whatever comes again, in whatever order, to however many
/// instances: two that write at the same instant meet at the key, and the one that is tried again finds the row.
/// </summary>
public sealed class WhenPeopleAreTold(IdentityDb db, IServiceProvider services) : IConsumer<TellPeople>
{
    public async Task Consume(ConsumeContext<TellPeople> context)
    {
        var (key, mails, words, telemetry, now, cancel) = (services.GetRequiredService<TellingKey>(), services.GetRequiredService<MailQueue>(), services.GetRequiredService<Wordbook>(),
            services.GetRequiredService<MailTelemetry>(), services.GetRequiredService<TimeProvider>().GetUtcNow(), context.CancellationToken);
        var tidings = key.Open(context.Message);
        if (tidings.EventId != context.Message.EventId) throw new InvalidOperationException("The sealed event is another one.");
        if (ToldContent.WhyNot(tidings) is { } wrong) throw new InvalidOperationException(wrong);
        var content = ToldContent.Of(tidings);
        var told = (await db.Told.Where(t => t.EventId == tidings.EventId).Select(t => t.UserId).ToListAsync(cancel)).ToHashSet();
        var people = (await Recipients.Of(db, tidings, cancel)).Where(u => !told.Contains(u.Id)).ToList();
        foreach (var person in people)
        {
            db.Told.Add(new Told
            {
                EventId = tidings.EventId,
                UserId = person.Id,
                ToldOn = DateOnly.FromDateTime(now.UtcDateTime),
                Content = content.Seal(key, tidings.EventId, person.Id),
                WaitsForDigest = person.MailWish == MailWishes.Daily
            });
            if (person.MailWish == MailWishes.AtOnce) mails.Add(db, $"told/{tidings.EventId:N}/{person.Id}", words.Mail(content, person), now);
        }
        if (people.Count == 0) return;
        await db.SaveChangesAsync(cancel);
        telemetry.Told.Add(people.Count);
        mails.Ring();
    }
}
