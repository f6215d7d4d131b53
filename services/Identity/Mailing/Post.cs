using Challenges.Identity.Accounts;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Identity.Mailing;

/// <summary>Writes mails about accounts, in both languages, to one address; they are sent like all others.</summary>
sealed class Post(IdentityDb db, Texts texts, MailQueue queue, TimeProvider time)
{
    public async Task Send(string to, string key, params (string Name, object? Value)[] facts)
    {
        var (subject, body) = (texts.Bilingual(key + ".subject", facts), texts.Bilingual(key + ".body", facts));
        queue.Add(db, $"{key}/{NewId.NextGuid():N}", new Envelope(to, $"{subject.Zh} / {subject.En}", $"{body.Zh}\n\n----\n\n{body.En}\n", null), time.GetUtcNow());
        await db.SaveChangesAsync();
        queue.Ring();
    }
}
