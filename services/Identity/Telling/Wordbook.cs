using System.Globalization;
using Challenges.Identity.Accounts;
using Challenges.Identity.Mailing;
using Challenges.Shared.Web;
using Challenges.Telling;
using Microsoft.Extensions.Options;

namespace Challenges.Identity.Telling;

/// <summary>A message in words: for the inbox in both languages, for a mail in the person's, or in both where nobody knows it.</summary>
sealed class Wordbook(Texts texts, IOptions<IdentitySettings> settings)
{
    public Bilingual Heading(ToldContent content) => texts.Bilingual($"told.{content.Kind}", Facts(content));

    public Bilingual Body(ToldContent content) => texts.Bilingual($"told.{content.Kind}.body", Facts(content));

    public Envelope Mail(ToldContent content, User to) => Fold(to, language => new(Subject(content, language), Paragraphs(content, language), language));

    /// <summary>Several messages, the oldest first, as one mail that says no more in its subject than how many.</summary>
    public Envelope Digest(IReadOnlyList<ToldContent> contents, User to) => Fold(to, language => new(
        Get("mail.digest.subject", language, ("count", contents.Count)), [.. contents.SelectMany(content => Paragraphs(content, language))], language));

    List<Paragraph> Paragraphs(ToldContent content, CultureInfo language)
    {
        var of = content.Title is { } title ? language.Name == Languages.English.Name ? title.En : title.Zh : null;
        var about = string.Join(' ', new[] { content.Number, of }.Where(part => part is not null));
        List<Paragraph> paragraphs = [new(Get($"told.{content.Kind}", language, Facts(content)), IsHeading: true)];
        if (about.Length > 0) paragraphs.Add(new(about));
        paragraphs.Add(new(Get($"told.{content.Kind}.body", language, Facts(content))));
        if (Link(content.Tail, language) is { } link) paragraphs.Add(new(Get("mail.open", language), Link: link));
        return paragraphs;
    }

    string Subject(ToldContent content, CultureInfo language)
    {
        var about = Kinds.Find(content.Kind)!.IsDiscreet ? Get("mail.about", language) : Get($"told.{content.Kind}", language, Facts(content));
        return content.Number is { } number ? Get("mail.subject", language, ("number", number), ("about", about)) : about;
    }

    Envelope Fold(User to, Func<CultureInfo, Letter> write)
    {
        List<Letter> letters = [.. LanguagesOf(to).Select(write)];
        return Envelope.Of(to.Email!, letters, language => new Paragraph(Get("mail.why", language), Link: Link("/my/profile", language)));
    }

    static IEnumerable<CultureInfo> LanguagesOf(User to) => to.Language switch
    {
        "zh-Hans" => [Languages.Chinese],
        "en" => [Languages.English],
        _ => [Languages.Chinese, Languages.English]
    };

    Uri? Link(string tail, CultureInfo language) =>
        settings.Value.PortalOrigins.Count == 0 ? null : new Uri(new Uri(settings.Value.PortalOrigins[0]), $"/{(language.Name == Languages.English.Name ? "en" : "zh")}{tail}");

    string Get(string key, CultureInfo language, params (string Name, object? Value)[] facts) => texts.Get(key, language, facts.ToDictionary(f => f.Name, f => f.Value));

    static (string, object?)[] Facts(ToldContent content)
    {
        var shapes = Kinds.Find(content.Kind)!.Facts.ToDictionary(f => f.Name, f => f.Shape);
        return [.. content.Facts.Select(f => (f.Name, shapes[f.Name] switch
        {
            Shape.Instant => (object?)Fact.Instant(Shapes.Instant(f.Value)!.Value),
            Shape.Day => Shapes.Day(f.Value),
            _ => f.Value
        }))];
    }
}
