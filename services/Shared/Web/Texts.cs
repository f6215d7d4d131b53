using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Challenges.Shared.Pedigree;

namespace Challenges.Shared.Web;

/// <summary>
/// The texts of one service in both languages, from its <c>Texts.resx</c> and <c>Texts.zh-Hans.resx</c> and then from Shared's. One language never stands in for the
/// other: what is missing is found at start-up.
/// </summary>
public sealed partial class Texts(Assembly module)
{
    readonly ResourceManager[] _sources = new[] { module, typeof(Texts).Assembly }.Distinct().Select(Source).OfType<ResourceManager>().ToArray();

    /// <summary>The text under the key in both languages; placeholders such as <c>{closesAt}</c> are filled from the facts.</summary>
    public Bilingual Bilingual(string key, params (string Name, object? Value)[] facts)
    {
        var byName = facts.ToDictionary(f => f.Name, f => f.Value);
        return new Bilingual(Get(key, Languages.Chinese, byName), Get(key, Languages.English, byName));
    }

    /// <summary>A refusal as a stand shows it, with a link to where the caller goes next.</summary>
    public StandRefusal Refusal(RefusedException refused, string? href = null)
    {
        var (code, facts) = (refused.Refusal.Code, refused.Facts);
        return new StandRefusal(code, refused.Refusal.Rule, Get(code, Languages.Chinese, facts), Get(code, Languages.English, facts),
            new StandThen(Get(code + ".then", Languages.Chinese, facts), Get(code + ".then", Languages.English, facts), href));
    }

    public string Get(string key, CultureInfo language, IReadOnlyDictionary<string, object?> facts)
    {
        var text = Find(key, language) ?? throw new MissingManifestResourceException($"No text '{key}' in {language.Name}.");
        return Placeholder().Replace(text, m => facts.TryGetValue(m.Groups[1].Value, out var value) ? Show(MemberNames.Of(m.Groups[1].Value, value, this, language), language) : m.Value);
    }

    public string? Find(string key, CultureInfo language)
    {
        var culture = language.Name == Languages.English.Name ? CultureInfo.InvariantCulture : language;
        foreach (var source in _sources)
            if (source.GetResourceSet(culture, createIfNotExists: true, tryParents: false)?.GetString(key) is { } text) return text;
        return null;
    }

    string Show(object? value, CultureInfo language) => value switch
    {
        null => "–",
        string text => text,
        Fact fact => fact.Text(this, language),
        DateTimeOffset at => Fact.Instant(at).Text(this, language),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Bilingual both => language.Name == Languages.English.Name ? both.En : both.Zh,
        PedigreePassage passage => language.Name == Languages.English.Name ? $"\"{passage.Text}\"" : $"“{passage.Text}”",
        IEnumerable list => string.Join(Find("fact.separator", language), list.Cast<object?>().Select(v => Show(v, language))),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? ""
    };

    /// <summary>Throws with every key that has no text in one of the languages: <c>CODE</c> and <c>CODE.then</c> of each static <see cref="Web.Refusal"/> of the assemblies, and the extra keys.</summary>
    internal void DemandAll(IEnumerable<string> extraKeys)
    {
        var keys = new[] { module, typeof(Texts).Assembly }.Distinct().SelectMany(RefusalsOf).SelectMany(r => new[] { r.Code, r.Code + ".then" }).Concat(extraKeys);
        var twice = Refusals.Distinct().GroupBy(r => r.Code).Where(g => g.Count() > 1).Select(g => g.Key).ToArray();
        if (twice.Length > 0) throw new InvalidOperationException($"Refusals share a code but not a status or rule: {string.Join(", ", twice)}");
        var missing = keys.Distinct().SelectMany(k => new[] { Languages.English, Languages.Chinese }.Where(l => Find(k, l) is null).Select(l => $"{k} ({l.Name})")).ToArray();
        if (missing.Length > 0) throw new InvalidOperationException($"Texts are missing: {string.Join(", ", missing)}");
    }

    internal IEnumerable<Refusal> Refusals => new[] { module, typeof(Texts).Assembly }.Distinct().SelectMany(RefusalsOf);

    static IEnumerable<Refusal> RefusalsOf(Assembly assembly) => assembly.GetTypes()
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(f => f.FieldType == typeof(Refusal) && !f.DeclaringType!.ContainsGenericParameters)
        .Select(f => (Refusal)f.GetValue(null)!);

    static ResourceManager? Source(Assembly assembly)
    {
        const string End = ".Texts.resources";
        var name = assembly.GetManifestResourceNames().Where(n => n.EndsWith(End, StringComparison.Ordinal)).MinBy(n => n.Length);
        return name is null ? null : new ResourceManager(name[..^".resources".Length], assembly);
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
