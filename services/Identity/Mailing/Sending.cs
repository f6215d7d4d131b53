using MailKit.Net.Smtp;

namespace Challenges.Identity.Mailing;

/// <summary>Sends what waits. A mail that the server can't take now is tried again after a minute, two, four … up to six hours; one that it will never take, or that failed ten times, is dead.</summary>
sealed class Sending(MailQueue queue, MailServer server, MailTelemetry telemetry, TimeProvider time, IConfiguration configuration, ILogger<Sending> log) : BackgroundService
{
    const int Batch = 50, MostAttempts = 10;
    static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1), LongestWait = TimeSpan.FromHours(6);

    readonly SemaphoreSlim _turn = new(1, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = configuration.GetValue("Mail:PollInterval", TimeSpan.FromSeconds(5));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Drain(stoppingToken);
                await queue.Rung(pause, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "Mails could not be read; the next look is after a pause");
                await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    /// <summary>Sends all that is due now.</summary>
    internal async Task Drain(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            while (await queue.Claim(time.GetUtcNow(), Batch, cancel) is { Count: > 0 } mails) await Send(mails, cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    async Task Send(IReadOnlyList<Mail> mails, CancellationToken cancel)
    {
        await using var line = server.Open();
        foreach (var mail in mails)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                await line.Send(queue.Open(mail), mail, cancel);
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                await Fail(mail, e);
                continue;
            }
            await queue.Sent(mail, time.GetUtcNow());
            telemetry.Sent.Add(1);
        }
    }

    async Task Fail(Mail mail, Exception e)
    {
        var now = time.GetUtcNow();
        var hopeless = e is FormatException or System.Security.Cryptography.CryptographicException or SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted, StatusCode: >= (SmtpStatusCode)500 };
        var wait = FirstWait * Math.Pow(2, Math.Min(mail.Attempts, 20));
        var again = hopeless || mail.Attempts + 1 >= MostAttempts ? (DateTimeOffset?)null : now + (wait < LongestWait ? wait : LongestWait);
        // The server's words often repeat the address.
        var error = e is SmtpCommandException refused ? $"{refused.ErrorCode} {(int)refused.StatusCode}" : e.GetType().Name;
        log.LogWarning("A mail was not taken, attempt {Attempt}: {Error}{End}", mail.Attempts + 1, error, again is null ? "; it is given up" : "");
        await queue.Failed(mail, error, again, now);
        telemetry.Failed.Add(1);
    }
}
