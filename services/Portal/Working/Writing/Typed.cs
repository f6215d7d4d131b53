using Challenges.Portal.Keeping;

namespace Challenges.Portal.Working.Writing;

/// <summary>Values of a form as they were typed: sent with it, or kept over a sign-in. They stand in the fields whatever became of them.</summary>
public sealed class Typed(IReadOnlyDictionary<string, string> values)
{
    public static readonly Typed Nothing = new(new Dictionary<string, string>());

    public IReadOnlyDictionary<string, string> Values => values;

    public bool IsEmpty => values.Count == 0;

    public static Typed Of(IFormCollection form) => new(form.ToDictionary(f => f.Key, f => f.Value.ToString()));

    /// <summary>What the reader typed before the session ended, when this address brings it back.</summary>
    internal static Typed Back(HttpContext http, KeptForms kept) =>
        http.Request.Query[KeptForms.Query] is [{ Length: > 0 } key] && kept.Find(key, http.User) is { } form ? new Typed(form) : Nothing;

    public string? this[string field] => values.GetValueOrDefault(field);

    public Typed Without(IEnumerable<string> fields)
    {
        var gone = fields.ToHashSet();
        return new Typed(values.Where(v => !gone.Contains(v.Key)).ToDictionary());
    }
}
