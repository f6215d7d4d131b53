using System.Globalization;
using System.Reflection;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Portal.Saying;

/// <summary>
/// The reader's language of one request, and everything that is said in it. The address decides: <c>/zh/…</c> or <c>/en/…</c>, the tail is the same in both.
/// </summary>
public sealed class Tongue(Texts texts, IHttpContextAccessor context)
{
    public const string Cookie = "portal.language";

    /// <summary><c>zh</c> or <c>en</c>, as in addresses.</summary>
    public string Code => context.HttpContext?.Items[typeof(Tongue)] as string ?? "zh";

    public bool IsChinese => Code == "zh";

    public string Other => IsChinese ? "en" : "zh";

    /// <summary>For <c>lang</c> attributes and for Accept-Language.</summary>
    public string Html => IsChinese ? "zh-Hans" : "en";

    public CultureInfo Culture => IsChinese ? Languages.Chinese : Languages.English;

    /// <summary>Kept with the request and not in this object: a page about an error is made in a scope of its own.</summary>
    internal static void Speak(HttpContext context, string code) => context.Items[typeof(Tongue)] = code == "en" ? "en" : "zh";

    public string this[string key] => Say(key);

    public string Say(string key, params (string Name, object? Value)[] facts) => texts.Get(key, Culture, facts.ToDictionary(f => f.Name, f => f.Value));

    /// <summary>With <c>{n}</c>; keys end in <c>.one</c> and <c>.other</c>.</summary>
    public string Count(string key, long n) => Say(n == 1 ? key + ".one" : key + ".other", ("n", n.ToString("#,0", CultureInfo.InvariantCulture)));

    /// <summary>The text for a value of a service, such as a state; the value itself, and never nothing, when this version has no word for it.</summary>
    public string Word(string kind, string value) => Find(kind, value) ?? value;

    string? Find(string kind, string value)
    {
        var lowered = value.Length == 0 ? value : char.ToLowerInvariant(value[0]) + value[1..];
        return texts.Find($"{kind}.{value}", Culture) ?? texts.Find($"{kind}.{lowered}", Culture);
    }

    /// <summary>A state of one kind of thing; what the kind has no word for is said as of a challenge.</summary>
    public string State(string kind, string state) => Find(kind, state) ?? Word("state", state);

    public bool Knows(string key) => texts.Find(key, Culture) is not null;

    public string Of(Wording text) => IsChinese ? text.Zh : text.En;

    public string Of(Bilingual text) => IsChinese ? text.Zh : text.En;

    public string Of(StandRefusal refusal) => IsChinese ? refusal.Zh : refusal.En;

    public string Of(StandThen then) => IsChinese ? then.Zh : then.En;

    /// <summary>Address of a page in this language: <c>/challenges</c> becomes <c>/en/challenges</c>.</summary>
    public string To(string tail) => tail is "/" or "" ? "/" + Code : $"/{Code}{tail}";

    public static Texts OfPortal() => new(Assembly.GetExecutingAssembly());
}
