using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using Challenges.Identity.Accounts;
using Challenges.Identity.Mailing;
using Challenges.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MimeKit;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Challenges.Identity.Tests.Telling;

/// <summary>Mails to a real SMTP server on loopback.</summary>
public sealed class MailServerTests
{
    Mailbox _mailbox = null!;
    IdentityUnderTest _identity = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _mailbox = new Mailbox();
        _identity = await IdentityUnderTest.Start(("Mail:Smtp:Host", "127.0.0.1"), ("Mail:Smtp:Port", _mailbox.Port.ToString(CultureInfo.InvariantCulture)), ("Mail:Smtp:Security", "None"),
            ("Mail:From", "challenges@portal.example"));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _identity.DisposeAsync();
        await _mailbox.DisposeAsync();
    }

    [Test]
    public async Task A_mail_arrives_once_at_one_address_in_both_scripts()
    {
        await Queue("m1", "m1@example.cn");
        await Task.WhenAll(_identity.SendMails(), _identity.SendMails());
        var (mail, to) = _mailbox.For("m1@example.cn").Single();
        Assert.That(to, Is.EqualTo(new[] { "m1@example.cn" }));
        Assert.That((mail.Subject, mail.TextBody!.Trim(), mail.HtmlBody!.Trim()), Is.EqualTo(("消息 / news", "正文 text", "<p>正文</p>")));
        Assert.That(mail.From.Mailboxes.Single().Address, Is.EqualTo("challenges@portal.example"));
        Assert.That(mail.MessageId, Is.EqualTo(MailQueue.KeyOf("m1")[..32] + "@portal.example"));
        Assert.That(await Row("m1"), Has.Property(nameof(Mail.Content)).Null.And.Property(nameof(Mail.SentAt)).Not.Null);
    }

    [Test]
    public async Task While_the_server_refuses_a_mail_waits_longer_and_longer()
    {
        _mailbox.Refuses = "m2@example.cn";
        await Queue("m2", "m2@example.cn");
        await _identity.SendMails();
        var first = await Row("m2");
        Assert.That((first.Attempts, first.DeadAt, first.SentAt), Is.EqualTo((1, (DateTimeOffset?)null, (DateTimeOffset?)null)));
        await _identity.SendMails();
        Assert.That((await Row("m2")).Attempts, Is.EqualTo(1));
        _identity.Clock.Advance(TimeSpan.FromMinutes(2));
        await _identity.SendMails();
        var second = await Row("m2");
        Assert.That(second.Attempts, Is.EqualTo(2));
        _mailbox.Refuses = null;
        _identity.Clock.Advance(TimeSpan.FromMinutes(5));
        await _identity.SendMails();
        Assert.That(_mailbox.For("m2@example.cn").Single().Mail.MessageId, Does.StartWith(MailQueue.KeyOf("m2")[..32]));
    }

    [Test]
    public async Task After_the_last_try_a_mail_is_dead_seen_in_the_health_and_put_back_by_an_operator()
    {
        _mailbox.Refuses = "m3@example.cn";
        await Queue("m3", "m3@example.cn");
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await _identity.SendMails();
            _identity.Clock.Advance(TimeSpan.FromHours(7));
        }
        var dead = await Row("m3");
        Assert.That((dead.Attempts, dead.DeadAt is not null, dead.LastError), Is.EqualTo((10, true, dead.LastError)));
        Assert.That(dead.LastError, Does.Not.Contain("example.cn"));
        var health = await _identity.InScope(scope => scope.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == "mail"));
        Assert.That((health.Status, health.Entries["mail"].Description), Is.EqualTo((HealthStatus.Degraded, "0 waiting, 1 dead")));
        using var output = new StringWriter();
        Assert.That(await _identity.InScope(scope => new Hosting.Commands(scope, scope.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>(), output).Run(["mails"])), Is.EqualTo(1));
        Assert.That(output.ToString(), Does.Contain("1 dead mails").And.Not.Contain("example.cn"));
        _mailbox.Refuses = null;
        await _identity.InScope(scope => new Hosting.Commands(scope, scope.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>(), output).Run(["mails", "retry"]));
        await _identity.SendMails();
        Assert.That(_mailbox.For("m3@example.cn"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_a_crashed_instance_had_claimed_is_sent_after_its_lease_under_the_same_id()
    {
        await Queue("m4", "m4@example.cn");
        Assert.That(await _identity.InScope(scope => scope.GetRequiredService<MailQueue>().Claim(_identity.Clock.GetUtcNow(), 50, CancellationToken.None)), Is.Not.Empty);
        await _identity.SendMails();
        Assert.That(_mailbox.For("m4@example.cn"), Is.Empty);
        _identity.Clock.Advance(TimeSpan.FromMinutes(3));
        await _identity.SendMails();
        Assert.That(_mailbox.For("m4@example.cn").Single().Mail.MessageId, Does.StartWith(MailQueue.KeyOf("m4")[..32]));
    }

    /// <summary>Written without ringing, so that the tests say when it is sent.</summary>
    Task<int> Queue(string about, string to) => _identity.InScope(async scope =>
    {
        var db = scope.GetRequiredService<IdentityDb>();
        scope.GetRequiredService<MailQueue>().Add(db, about, new Envelope(to, "消息 / news", "正文 text", "<p>正文</p>"), _identity.Clock.GetUtcNow());
        return await db.SaveChangesAsync();
    });

    Task<Mail> Row(string about) => _identity.InScope(scope => scope.GetRequiredService<IdentityDb>().Mails.AsNoTracking().SingleAsync(m => m.Key == MailQueue.KeyOf(about)));

    sealed class Mailbox : MessageStore, IAsyncDisposable
    {
        readonly ConcurrentQueue<(MimeMessage Mail, IReadOnlyList<string> To)> _mails = new();
        readonly CancellationTokenSource _stop = new();
        readonly Task _running;

        public Mailbox()
        {
            Port = FreePort.Next();
            var services = new SmtpServer.ComponentModel.ServiceProvider();
            services.Add(this);
            _running = new SmtpServer.SmtpServer(new SmtpServerOptionsBuilder().ServerName("test").Endpoint(e => e.Port(Port).Endpoint(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, Port))).Build(), services).StartAsync(_stop.Token);
        }

        public int Port { get; }
        public string? Refuses { get; set; }

        public IReadOnlyList<(MimeMessage Mail, IReadOnlyList<string> To)> For(string address) => [.. _mails.Where(m => m.To.Contains(address))];

        public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            IReadOnlyList<string> to = [.. transaction.To.Select(t => $"{t.User}@{t.Host}")];
            if (Refuses is { } refused && to.Contains(refused)) return new SmtpResponse(SmtpReplyCode.Error, "not now, " + refused);
            using var stream = new MemoryStream(buffer.ToArray());
            _mails.Enqueue((await MimeMessage.LoadAsync(stream, cancellationToken), to));
            return SmtpResponse.Ok;
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running.WaitAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _stop.Dispose();
        }
    }
}
