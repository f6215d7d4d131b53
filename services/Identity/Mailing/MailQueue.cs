using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Challenges.Identity.Accounts;
using MassTransit;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Challenges.Identity.Mailing;

/// <summary>Mails on their way. Added in the transaction of what they tell of; taken under a lease, so that several instances share the work.</summary>
sealed class MailQueue(IServiceScopeFactory scopes, IDataProtectionProvider protection) : IDisposable
{
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    readonly IDataProtector _protector = protection.CreateProtector("mails");
    readonly SemaphoreSlim _bell = new(0, 1);

    /// <summary>Puts the mail into the context of the caller, who saves it with everything else.</summary>
    /// <param name="waits">For what may make it needless.</param>
    public void Add(IdentityDb db, string about, Envelope envelope, DateTimeOffset now, TimeSpan waits = default) => db.Mails.Add(new Mail
    {
        Id = NewId.NextGuid(),
        Key = KeyOf(about),
        Content = Convert.ToBase64String(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(envelope))),
        CreatedAt = now,
        NextAttemptAt = now + waits
    });

    public static string KeyOf(string about) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(about)));

    public Envelope Open(Mail mail) => JsonSerializer.Deserialize<Envelope>(_protector.Unprotect(Convert.FromBase64String(mail.Content!)))!;

    /// <summary>Something waits; the sending looks at once.</summary>
    public void Ring()
    {
        try
        {
            _bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It was rung already.
        }
    }

    public void Dispose() => _bell.Dispose();

    public Task<bool> Rung(TimeSpan atMost, CancellationToken cancel) => _bell.WaitAsync(atMost, cancel);

    /// <summary>Up to <paramref name="most"/> mails that are due, now this instance's alone for two minutes.</summary>
    public async Task<IReadOnlyList<Mail>> Claim(DateTimeOffset now, int most, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var (lease, until) = (NewId.NextGuid(), now + Lease);
        var due = await db.Mails.Where(m => m.SentAt == null && m.DeadAt == null && m.NextAttemptAt <= now && (m.LeaseUntil == null || m.LeaseUntil <= now))
            .OrderBy(m => m.NextAttemptAt).Take(most).Select(m => m.Id).ToListAsync(cancel);
        if (due.Count == 0) return [];
        await db.Mails.Where(m => due.Contains(m.Id) && m.SentAt == null && m.DeadAt == null && m.NextAttemptAt <= now && (m.LeaseUntil == null || m.LeaseUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeaseId, lease).SetProperty(m => m.LeaseUntil, until), cancel);
        return await db.Mails.AsNoTracking().Where(m => m.LeaseId == lease).OrderBy(m => m.CreatedAt).ToListAsync(cancel);
    }

    public Task Sent(Mail mail, DateTimeOffset now) => Settle(mail, set => set.SetProperty(m => m.SentAt, now).SetProperty(m => m.Content, (string?)null));

    /// <param name="again">Null: it is given up.</param>
    public Task Failed(Mail mail, string error, DateTimeOffset? again, DateTimeOffset now) => Settle(mail, set => set
        .SetProperty(m => m.Attempts, mail.Attempts + 1).SetProperty(m => m.LastError, error).SetProperty(m => m.LeaseId, (Guid?)null).SetProperty(m => m.LeaseUntil, (DateTimeOffset?)null)
        .SetProperty(m => m.NextAttemptAt, again ?? now).SetProperty(m => m.DeadAt, again is null ? now : (DateTimeOffset?)null));

    /// <summary>By who holds the lease; nobody is waited for by a token, because a mail that was sent must be noted even while the service stops.</summary>
    async Task Settle(Mail mail, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Mail>> set)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IdentityDb>().Mails.Where(m => m.Id == mail.Id && m.LeaseId == mail.LeaseId).ExecuteUpdateAsync(set);
    }
}
