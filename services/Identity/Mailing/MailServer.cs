using MailKit.Net.Smtp;
using MailKit.Security;

namespace Challenges.Identity.Mailing;

/// <summary>Where mails go: to <c>Mail:Smtp:Host</c>, or without one into <c>Mail:Folder</c>, each as an .eml file that is named for it, so that the same mail is the same file.</summary>
sealed class MailServer(IConfiguration configuration)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public Line Open() => new(configuration);

    /// <summary>One connection for a batch of mails, made when the first of them needs it.</summary>
    internal sealed class Line(IConfiguration configuration) : IAsyncDisposable
    {
        SmtpClient? _smtp;

        public async Task Send(Envelope envelope, Mail mail, CancellationToken cancel)
        {
            using var message = envelope.Message(configuration["Mail:From"] ?? "challenges@localhost", mail.Key, mail.CreatedAt);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(Patience);
            if (configuration["Mail:Smtp:Host"] is { Length: > 0 } host)
            {
                await (await Connected(host, limit.Token)).SendAsync(message, limit.Token);
                return;
            }
            var folder = Directory.CreateDirectory(configuration["Mail:Folder"] ?? Path.GetFullPath(".data/mail")).FullName;
            var (draft, file) = (Path.Combine(folder, $".{mail.Key}"), Path.Combine(folder, $"{mail.Key[..32]}.eml"));
            await message.WriteToAsync(draft, limit.Token);
            File.Move(draft, file, overwrite: true);
        }

        async Task<SmtpClient> Connected(string host, CancellationToken cancel)
        {
            if (_smtp is { IsConnected: true }) return _smtp;
            _smtp?.Dispose();
            _smtp = new SmtpClient();
            await _smtp.ConnectAsync(host, configuration.GetValue("Mail:Smtp:Port", 587), configuration.GetValue("Mail:Smtp:Security", SecureSocketOptions.Auto), cancel);
            if (configuration["Mail:Smtp:User"] is { Length: > 0 } user) await _smtp.AuthenticateAsync(user, configuration["Mail:Smtp:Password"] ?? "", cancel);
            return _smtp;
        }

        public async ValueTask DisposeAsync()
        {
            if (_smtp is null) return;
            using var limit = new CancellationTokenSource(Patience);
            // Saying goodbye is a courtesy; what was sent stays sent.
            if (_smtp.IsConnected) await _smtp.DisconnectAsync(true, limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _smtp.Dispose();
        }
    }
}
