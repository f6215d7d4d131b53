using Challenges.Shared.Web;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Challenges.Identity.Mailing;

/// <summary>
/// Sends mails in both languages, one person in To and nobody else anywhere. Without <c>Mail:Smtp:Host</c> each mail is written to <c>Mail:Folder</c> as an .eml file.
/// </summary>
sealed class Post(Texts texts, IConfiguration configuration, ILogger<Post> log)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task Send(string to, string key, params (string Name, object? Value)[] facts)
    {
        var (subject, body) = (texts.Bilingual(key + ".subject", facts), texts.Bilingual(key + ".body", facts));
        using var mail = new MimeMessage
        {
            Subject = $"{subject.Zh} / {subject.En}",
            Body = new TextPart("plain") { Text = $"{body.Zh}\n\n----\n\n{body.En}\n" }
        };
        mail.From.Add(MailboxAddress.Parse(configuration["Mail:From"] ?? "challenges@localhost"));
        mail.To.Add(MailboxAddress.Parse(to));
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        if (configuration["Mail:Smtp:Host"] is { Length: > 0 } host) await Deliver(mail, host);
        else await Write(mail);
        log.LogInformation("Mail {Key} sent", key);
    }

    async Task Deliver(MimeMessage mail, string host)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var smtp = new SmtpClient();
        var security = configuration.GetValue("Mail:Smtp:Security", SecureSocketOptions.Auto);
        await smtp.ConnectAsync(host, configuration.GetValue("Mail:Smtp:Port", 587), security, limit.Token);
        if (configuration["Mail:Smtp:User"] is { Length: > 0 } user) await smtp.AuthenticateAsync(user, configuration["Mail:Smtp:Password"] ?? "", limit.Token);
        await smtp.SendAsync(mail, limit.Token);
        await smtp.DisconnectAsync(true, limit.Token);
    }

    async Task Write(MimeMessage mail)
    {
        var folder = Directory.CreateDirectory(configuration["Mail:Folder"] ?? Path.GetFullPath(".data/mail")).FullName;
        await mail.WriteToAsync(Path.Combine(folder, MassTransit.NewId.NextGuid().ToString("N") + ".eml"));
    }
}
