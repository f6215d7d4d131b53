using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using MimeKit;

namespace Challenges.Identity.Mailing;

/// <param name="Link">A page, on a line of its own.</param>
sealed record Paragraph(string Text, bool IsHeading = false, Uri? Link = null);

/// <summary>One language of a mail.</summary>
sealed record Letter(string Subject, IReadOnlyList<Paragraph> Paragraphs, CultureInfo Language);

/// <summary>What is sent to one address and nobody else: plain text, and the same as simple HTML.</summary>
sealed record Envelope(string To, string Subject, string Text, string? Html)
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="foot">Why the person gets it, in the language of each letter.</param>
    public static Envelope Of(string to, IReadOnlyList<Letter> letters, Func<CultureInfo, Paragraph> foot)
    {
        var (text, html) = (new StringBuilder(), new StringBuilder("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n"));
        foreach (var (index, letter) in letters.Index())
        {
            if (index > 0) text.Append("\n----\n\n");
            html.Append(CultureInfo.InvariantCulture, $"{(index > 0 ? "<hr>\n" : "")}<div lang=\"{letter.Language.Name}\">\n");
            foreach (var paragraph in letter.Paragraphs.Append(foot(letter.Language))) Append(text, html, paragraph);
            html.Append("</div>\n");
        }
        return new(to, string.Join(" / ", letters.Select(l => l.Subject)), text.ToString(), html.Append("</body></html>\n").ToString());
    }

    static void Append(StringBuilder text, StringBuilder html, Paragraph paragraph)
    {
        text.Append(paragraph.Text).Append('\n');
        if (paragraph.Link is not null) text.Append(paragraph.Link.AbsoluteUri).Append('\n');
        text.Append('\n');
        var words = Encoder.Encode(paragraph.Text);
        html.Append(paragraph switch
        {
            { IsHeading: true } => $"<h1 style=\"font-size:1.2em\">{words}</h1>\n",
            { Link: { } link } => $"<p><a href=\"{Encoder.Encode(link.AbsoluteUri)}\">{words}</a></p>\n",
            _ => $"<p>{words}</p>\n"
        });
    }

    /// <exception cref="FormatException">The address is none, or more than one.</exception>
    public MimeMessage Message(string from, string key, DateTimeOffset at)
    {
        if (!MailboxAddress.TryParse(To, out var to) || to.Address != To) throw new FormatException("The address of a mail is not one address.");
        var sender = MailboxAddress.Parse(from);
        var mail = new MimeMessage
        {
            // No line can end inside a header.
            Subject = new string([.. Subject.Select(c => char.IsControl(c) ? ' ' : c)]),
            Date = at,
            MessageId = $"{key[..32]}@{(sender.Domain is { Length: > 0 } domain ? domain : "localhost")}",
            Body = Body()
        };
        mail.From.Add(sender);
        mail.To.Add(to);
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    MimeEntity Body()
    {
        var plain = new TextPart("plain") { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        plain.SetText(Encoding.UTF8, Text);
        if (Html is null) return plain;
        var html = new TextPart("html") { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        html.SetText(Encoding.UTF8, Html);
        return new MultipartAlternative(plain, html);
    }
}
