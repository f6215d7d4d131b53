using Challenges.Contracts.Identity;
using Challenges.Identity.Accounts;
using Challenges.Identity.Telling;
using Challenges.Shared.Pedigree;
using Challenges.Shared.Web;
using Challenges.Telling;
using Challenges.TestKit;
using CsCheck;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Challenges.Identity.Tests.Telling;

public sealed class WordsTests
{
    /// <summary>What none of these may read, in either language: who applied, how many, what was scored.</summary>
    static readonly Dictionary<Audience, string[]> Forbidden = new()
    {
        [Audience.Reviewer] = ["application", "applicant", "solver", "conflict", "recus", "申报", "申请", "回避", "利益冲突", "支队伍"],
        [Audience.Officer] = ["applicant", "solver", "recus", "conflict of", "申报人", "揭榜方", "回避", "中榜单位"],
        [Audience.Auditor] = ["lobby", "打招呼", "请托"],
        [Audience.Follower] = ["your application", "您的申报"]
    };

    static readonly Wordbook Words = new(new Texts(typeof(IdentitySettings).Assembly), Options.Create(WithPortal()));

    [TestCaseSource(typeof(Kinds), nameof(Kinds.All))]
    public void Each_kind_has_words_in_both_languages_and_no_gap_is_left(Kind kind)
    {
        var content = Content(kind);
        var (heading, body) = (Words.Heading(content), Words.Body(content));
        foreach (var (zh, en) in new[] { (heading.Zh, heading.En), (body.Zh, body.En) })
        {
            Assert.That(zh + en, Does.Not.Contain("{").And.Not.Contain("}"));
            Assert.That(zh, Does.Match(@"\p{IsCJKUnifiedIdeographs}"));
            Assert.That(en, Does.Not.Match(@"\p{IsCJKUnifiedIdeographs}").And.Match("[a-z]"));
        }
        foreach (var fact in kind.Facts) Assert.That(body.Zh.Length + body.En.Length, Is.GreaterThan(0), fact.Name);
        Assert.That(PedigreeScan.Find(heading.Zh + body.Zh + heading.En + body.En), Is.Empty);
    }

    [TestCaseSource(typeof(Kinds), nameof(Kinds.All))]
    public void A_kind_says_nothing_that_its_readers_may_not_know(Kind kind)
    {
        var content = Content(kind);
        var said = $"{Words.Heading(content).Zh} {Words.Body(content).Zh} {Words.Heading(content).En} {Words.Body(content).En}".ToLowerInvariant();
        foreach (var word in Forbidden.GetValueOrDefault(kind.Audience) ?? []) Assert.That(said, Does.Not.Contain(word));
    }

    [TestCaseSource(typeof(Kinds), nameof(Kinds.All))]
    public void Headers_name_one_address_a_number_and_for_those_outside_the_office_nothing_else(Kind kind)
    {
        using var mail = Words.Mail(Content(kind), To("en")).Message("challenges@portal.example", Mailing.MailQueue.KeyOf(kind.Name), DateTimeOffset.UnixEpoch);
        Assert.That(mail.To.Mailboxes.Select(m => m.Address), Is.EqualTo(new[] { "li@example.cn" }));
        Assert.That(mail.Cc.Count + mail.Bcc.Count + mail.ReplyTo.Count, Is.Zero);
        Assert.That(mail.Headers["Auto-Submitted"], Is.EqualTo("auto-generated"));
        Assert.That(mail.MessageId, Does.Match("^[0-9a-f]{32}@portal\\.example$"));
        if (kind.IsDiscreet) Assert.That(mail.Subject, Is.EqualTo("QH-2022-01: a message for you"));
        Assert.That(mail.Headers.Select(h => h.Value), Has.None.Contains("Magnesium").And.None.Contains("R09"));
        Assert.That(mail.TextBody, Does.Contain("http://127.0.0.1:9/en/applications").And.Contain("/en/my/profile"));
        Assert.That(mail.HtmlBody, Does.Contain("<a href=\"http://127.0.0.1:9/en/applications\">").And.Contain("charset=\"utf-8\""));
    }

    [Test]
    public void Whoever_chose_no_language_gets_both()
    {
        using var mail = Words.Mail(Content(Kinds.FixNeeded), To(null)).Message("challenges@portal.example", Mailing.MailQueue.KeyOf("x"), DateTimeOffset.UnixEpoch);
        Assert.That(mail.Subject, Is.EqualTo("QH-2022-01：您有一条消息 / QH-2022-01: a message for you"));
        Assert.That(mail.TextBody, Does.Contain("补正").And.Contain("mended").And.Contain("星期一").And.Contain("(UTC+8, Shanghai)"));
    }

    [Test]
    public void No_header_can_be_smuggled_in()
    {
        var envelope = new Mailing.Envelope("li@example.cn", "QH-2022-01\r\nBcc: spy@example.cn", "text", null);
        using var mail = envelope.Message("challenges@portal.example", Mailing.MailQueue.KeyOf("x"), DateTimeOffset.UnixEpoch);
        using var bytes = new MemoryStream();
        mail.WriteTo(bytes);
        bytes.Position = 0;
        using var read = MimeKit.MimeMessage.Load(bytes);
        Assert.That((read.Bcc.Count, read.To.Count), Is.EqualTo((0, 1)));
        foreach (var to in new[] { "li@example.cn, spy@example.cn", "li@example.cn\r\nBcc: spy@example.cn", "Li <li@example.cn>", "" })
            Assert.That(() => (envelope with { To = to }).Message("challenges@portal.example", Mailing.MailQueue.KeyOf("x"), DateTimeOffset.UnixEpoch), Throws.TypeOf<FormatException>(), to);
    }

    /// <summary>The property of all messages to reviewers and officers: whatever a service knows of bids and people, none of it fits through.</summary>
    [Test]
    public void No_name_and_no_word_of_a_bid_fits_into_a_fact()
    {
        var marked = Gen.Select(Of(k => k.Facts.Length > 0), Gen.String[1, 60], Gen.Int[1, 4]).Select((kind, text, place) => (kind, text: $"{text}§Zhang Wei§", place));
        marked.Sample(m =>
        {
            var facts = m.kind.Facts.Select((f, i) => (f.Name, Value: i == m.place % m.kind.Facts.Length ? m.text : Sample(f.Shape))).ToList();
            return m.kind.WhyNot(facts) is not null;
        });
        Gen.Select(Of(_ => true), Gen.String[1, 30]).Sample((kind, name) => kind.WhyNot([.. kind.Facts.Select(f => (f.Name, Sample(f.Shape))), ($"{name}x", "1")]) is not null);
    }

    [Test]
    public void Who_else_is_told_and_what_the_event_is_keyed_by_is_in_no_mail()
    {
        Gen.Select(Of(_ => true), Gen.Char['a', 'z'].Array[8, 16]).Sample((kind, letters) =>
        {
            var mark = $"zq{new string(letters)}";
            var tidings = new Happening(kind, $"key {mark}", DateTimeOffset.UnixEpoch)
            {
                Number = "QH-2022-01",
                Title = Voice.Title,
                To = [Happening.Person($"p-{mark}"), new Recipient { Organisation = $"org-{mark}" }],
                Except = [$"x-{mark}"],
                Facts = [.. kind.Facts.Select(f => (f.Name, (object)(f.Shape switch { Shape.Instant => DateTimeOffset.UnixEpoch, Shape.Day => new DateOnly(2023, 1, 2), Shape.Number => 2, _ => "R09" })))],
                Tail = "/applications"
            }.Tidings(Ears.Key);
            using var mail = Words.Mail(ToldContent.Of(tidings), To(null)).Message("challenges@portal.example", Mailing.MailQueue.KeyOf(kind.Name), DateTimeOffset.UnixEpoch);
            return !mail.ToString().Contains(mark, StringComparison.Ordinal) && !mail.TextBody!.Contains(mark, StringComparison.Ordinal);
        }, iter: 300);
    }

    [Test]
    public void The_id_of_an_event_is_the_same_for_the_same_happening_and_not_to_be_made_without_the_key()
    {
        var other = TellingKey.From(new ConfigurationBuilder().AddInMemoryCollection([new("Telling:Key", Convert.ToBase64String(new byte[32]))]).Build());
        var happening = Voice.Check("an application", "p-1");
        Assert.That(happening.Tidings(Ears.Key).EventId, Is.EqualTo((happening with { At = DateTimeOffset.UnixEpoch }).Tidings(Ears.Key).EventId).And.Not.EqualTo(happening.Tidings(other).EventId));
        Assert.That(() => other.Open(Ears.Key.Seal(happening.Tidings(Ears.Key))), Throws.InstanceOf<System.Security.Cryptography.CryptographicException>());
    }

    static Gen<Kind> Of(Func<Kind, bool> which)
    {
        List<Kind> kinds = [.. Kinds.All.Where(which)];
        return Gen.Int[0, kinds.Count - 1].Select(i => kinds[i]);
    }

    static ToldContent Content(Kind kind) => new(DateTimeOffset.UnixEpoch, kind.Name, "QH-2022-01", Voice.Title, [.. kind.Facts.Select(f => new ToldFact { Name = f.Name, Value = Sample(f.Shape) })], "/applications");

    static string Sample(Shape shape) => shape switch { Shape.Instant => "2022-12-19T10:00:00Z", Shape.Day => "2023-06-30", Shape.Number => "3", _ => "R09" };

    static User To(string? language) => new() { DisplayName = "Li Hua", Email = "li@example.cn", Language = language };

    static IdentitySettings WithPortal()
    {
        var settings = new IdentitySettings();
        settings.PortalOrigins.Add("http://127.0.0.1:9");
        return settings;
    }
}
