using System.Text.RegularExpressions;
using MimeKit;

namespace Challenges.Identity.Tests;

/// <summary>The mails that were written to the folder.</summary>
static partial class Mails
{
    public static IReadOnlyList<MimeMessage> To(IdentityUnderTest identity, string address) =>
        [.. All(identity).Where(mail => mail.To.Mailboxes.Any(to => to.Address == address))];

    /// <summary>The path of the link in the only mail to the address.</summary>
    public static string Link(IdentityUnderTest identity, string address) => new Uri(Address().Match(To(identity, address).Single().TextBody ?? "").Value).AbsolutePath;

    static IEnumerable<MimeMessage> All(IdentityUnderTest identity) =>
        Directory.Exists(identity.MailFolder) ? Directory.EnumerateFiles(identity.MailFolder, "*.eml").Select(file => MimeMessage.Load(file)) : [];

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Address();
}
