using System.Text.RegularExpressions;
using MimeKit;

namespace Challenges.Identity.Tests;

/// <summary>The mails that were written to the folder, after all that is due was sent.</summary>
static partial class Mails
{
    public static async Task<IReadOnlyList<MimeMessage>> To(IdentityUnderTest identity, string address) =>
        [.. (await All(identity)).Where(mail => mail.To.Mailboxes.Any(to => to.Address == address))];

    /// <summary>The path of the link in the only mail to the address.</summary>
    public static async Task<string> Link(IdentityUnderTest identity, string address) => new Uri(Address().Match((await To(identity, address)).Single().TextBody ?? "").Value).AbsolutePath;

    public static async Task<IReadOnlyList<MimeMessage>> All(IdentityUnderTest identity)
    {
        await identity.SendMails();
        return Directory.Exists(identity.MailFolder) ? [.. Directory.EnumerateFiles(identity.MailFolder, "*.eml").Select(file => MimeMessage.Load(file))] : [];
    }

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Address();
}
