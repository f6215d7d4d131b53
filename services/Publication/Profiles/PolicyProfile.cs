using System.Text.Json;
using Challenges.Contracts.Publication;

namespace Challenges.Publication.Profiles;

/// <summary>
/// One version of a programme's numbers. No number of the procedure is a constant: provinces agree on the shape and differ on nearly all of them. A version that
/// was shipped is never edited; a change is a new file <c>Profiles/NAME.VERSION.json</c>.
/// </summary>
public sealed record PolicyProfile
{
    public required Wording Name { get; init; }
    /// <summary>Least number of days between publication and close (R04).</summary>
    public required int MinimumWindowDays { get; init; }
    /// <summary>An amendment of content in the last so many days before the close has to move the close.</summary>
    public required int LateAmendmentDays { get; init; }
    /// <summary>… by at least so many days.</summary>
    public required int LateExtensionDays { get; init; }
    /// <summary>Bounty in fen above which <see cref="LargePanelSize"/> sits.</summary>
    public required long LargeBountyFen { get; init; }
    /// <summary>Odd.</summary>
    public required int LargePanelSize { get; init; }
    public required int GraceSeconds { get; init; }
    public required int NoticeLength { get; init; }
    public required string NoticeUnit { get; init; }
    public required IReadOnlyList<Criterion> Criteria { get; init; }
    public required Policy Policy { get; init; }

    public Policy For(long bountyFen) => bountyFen > LargeBountyFen ? Policy with { PanelSize = LargePanelSize } : Policy;
}

/// <summary>The profiles that this version ships.</summary>
public static class PolicyProfiles
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Disallow };

    public static IReadOnlyList<PolicyProfile> All { get; } = Load();

    /// <summary>The named version, or the newest when none is named; null when there is none.</summary>
    public static PolicyProfile? Find(string name, int? version = null) => All
        .Where(p => p.Policy.Profile == name && (version is null || p.Policy.ProfileVersion == version)).MaxBy(p => p.Policy.ProfileVersion);

    static List<PolicyProfile> Load()
    {
        var assembly = typeof(PolicyProfiles).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(n => n.Contains(".Profiles.", StringComparison.Ordinal) && n.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                return JsonSerializer.Deserialize<PolicyProfile>(stream, Json)!;
            })];
    }
}
