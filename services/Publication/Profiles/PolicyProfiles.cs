using System.Text.Json;
using Challenges.Shared.Web;

namespace Challenges.Publication.Profiles;

/// <summary>The profiles that this version ships: <c>Profiles/NAME.VERSION.json</c>. Those of the departments are in <see cref="ProfileStore"/>.</summary>
public static class PolicyProfiles
{
    public static IReadOnlyList<PolicyProfile> All { get; } = Load();

    /// <summary>The named version, or the newest when none is named; null when there is none.</summary>
    public static PolicyProfile? Find(string name, int? version = null) => All
        .Where(p => p.Profile == name && (version is null || p.Version == version)).MaxBy(p => p.Version);

    static List<PolicyProfile> Load()
    {
        var assembly = typeof(PolicyProfiles).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(n => n.Contains(".Profiles.", StringComparison.Ordinal) && n.EndsWith(".json", StringComparison.Ordinal) && !n.EndsWith(".schema.json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                return JsonSerializer.Deserialize<PolicyProfile>(stream, JsonSettings.Web)!;
            })];
    }
}
