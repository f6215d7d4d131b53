using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Challenges.Shared.Pedigree;

namespace Challenges.Shared.Web;

/// <summary>
/// Everything that is wrong with a JSON body for a request type, by path, where the serializer would name only the first: unknown, repeated, missing, null and
/// mistyped members. Members that R07 keeps out come before all others.
/// </summary>
internal sealed class JsonFaults
{
    readonly List<string> _pedigree = [], _unknown = [], _twice = [];
    readonly List<(string Path, string Key)> _wrong = [];

    public static JsonFaults? Find(byte[] body, Type type)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = JsonSettings.MaxDepth });
            var faults = new JsonFaults();
            faults.Value(document.RootElement, JsonSettings.Web.GetTypeInfo(type), "");
            return faults;
        }
        catch (JsonException)
        {
            return null; // not JSON at all; the caller says so
        }
    }

    public RefusedException? Refused() =>
        _pedigree.Count > 0 ? SharedRefusals.NamesPedigree.With(("members", _pedigree))
        : _unknown.Count > 0 ? SharedRefusals.UnknownMembers.With(("members", _unknown))
        : _twice.Count > 0 ? SharedRefusals.MemberTwice.With(("members", _twice))
        : _wrong.Count > 0 ? SharedRefusals.WrongMembers.With(("members", _wrong.Select(w => w.Path).ToList()))
        : null;

    public IReadOnlyDictionary<string, string[]>? Errors(Texts texts, CultureInfo language) =>
        _pedigree.Count + _unknown.Count + _twice.Count > 0 || _wrong.Count == 0 ? null
        : _wrong.GroupBy(w => w.Path).ToDictionary(g => g.Key, g => g.Select(w => texts.Find(w.Key, language) ?? w.Key).ToArray());

    void Value(JsonElement value, JsonTypeInfo type, string path)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object:
                Members(value, type, path);
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray()) Inner(item, type.ElementType!, $"{path}[{index++}]");
                break;
            case JsonTypeInfoKind.Dictionary when value.ValueKind == JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    if (PedigreeMembers.Names(member.Name)) _pedigree.Add(Join(path, member.Name));
                    else Inner(member.Value, type.ElementType!, Join(path, member.Name));
                }
                break;
            case JsonTypeInfoKind.None:
                if ((Nullable.GetUnderlyingType(type.Type) ?? type.Type) is var plain && (plain == typeof(JsonElement) || plain == typeof(object))) Free(value, path);
                else if (!Fits(value, type)) _wrong.Add((path, KeyOf(type.Type)));
                break;
            default:
                _wrong.Add((path, type.Kind == JsonTypeInfoKind.Enumerable ? "json.array" : "json.object"));
                break;
        }
    }

    void Members(JsonElement value, JsonTypeInfo type, string path)
    {
        var seen = new HashSet<string>();
        foreach (var member in value.EnumerateObject())
        {
            var (at, property) = (Join(path, member.Name), type.Properties.FirstOrDefault(p => p.Name == member.Name));
            if (!seen.Add(member.Name)) _twice.Add(at);
            else if (property is null) (PedigreeMembers.NamesWhereUnknown(member.Name) ? _pedigree : _unknown).Add(at);
            else if (member.Value.ValueKind != JsonValueKind.Null) Value(member.Value, JsonSettings.Web.GetTypeInfo(property.PropertyType), at);
            else if (!TakesNull(property)) _wrong.Add((at, "json.null"));
        }
        _wrong.AddRange(type.Properties.Where(p => (p.IsRequired || p.AssociatedParameter is { HasDefaultValue: false }) && !seen.Contains(p.Name))
            .Select(p => (Join(path, p.Name), "json.missing")));
    }

    void Inner(JsonElement item, Type type, string path)
    {
        if (item.ValueKind != JsonValueKind.Null) Value(item, JsonSettings.Web.GetTypeInfo(type), path);
        else if (Nullable.GetUnderlyingType(type) is null) _wrong.Add((path, "json.null"));
    }

    /// <summary>JSON that the service takes as it is may still not smuggle such a member in.</summary>
    void Free(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Array)
            foreach (var item in value.EnumerateArray()) Free(item, path + "[]");
        if (value.ValueKind != JsonValueKind.Object) return;
        foreach (var member in value.EnumerateObject())
        {
            if (PedigreeMembers.Names(member.Name)) _pedigree.Add(Join(path, member.Name));
            Free(member.Value, Join(path, member.Name));
        }
    }

    static bool TakesNull(JsonPropertyInfo property) => property.PropertyType.IsValueType
        ? Nullable.GetUnderlyingType(property.PropertyType) is not null
        : property.AssociatedParameter?.IsNullable ?? property.IsSetNullable;

    static bool Fits(JsonElement value, JsonTypeInfo type)
    {
        try
        {
            value.Deserialize(type);
            return true;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    static string KeyOf(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) ? "json.text"
            : plain == typeof(bool) ? "json.flag"
            : plain == typeof(DateTimeOffset) ? "json.instant"
            : plain == typeof(DateOnly) ? "json.day"
            : plain == typeof(Guid) ? "json.id"
            : plain.IsEnum ? "json.choice"
            : plain == typeof(int) || plain == typeof(long) ? "json.whole"
            : "json.other";
    }

    static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
