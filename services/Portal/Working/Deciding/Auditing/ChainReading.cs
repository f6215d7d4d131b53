using Challenges.Portal.Speaking;

namespace Challenges.Portal.Working.Deciding.Auditing;

/// <summary>One decision of a challenge, of whichever service, with what its replay says now.</summary>
public sealed record Link(string Service, DecisionShown Shown, VerdictShown? Verdict);

/// <param name="Silent">Services that did not answer.</param>
public sealed record WholeChain(IReadOnlyList<Link> Links, IReadOnlyList<string> Silent, bool Sound, string? How)
{
    static readonly string[] Services = ["publication", "applications", "review", "award"];

    /// <summary>The records of all services in the order of their time; each service replays its own while this is asked.</summary>
    public static async Task<WholeChain> Read(Acting acting, Saying.Tongue tongue, string number)
    {
        var path = "/decisions/" + Uri.EscapeDataString(number);
        var asked = Services.Select(s => (Service: s, Records: acting.Read<DecisionsView>(s, path), Verdicts: acting.Do(s, false, path + "/verify", null, MassTransit.NewId.NextGuid().ToString("N"), null))).ToList();
        List<Link> links = [];
        List<string> silent = [];
        string? how = null;
        foreach (var (service, records, verdicts) in asked)
        {
            var (shown, verdict) = (await records, (await verdicts).Value?.All<VerificationView>());
            if (shown.IsSilent) silent.Add(service);
            if (!shown.HasValue) continue;
            how ??= tongue.Of(shown.Value.How);
            links.AddRange(shown.Value.Records.Select(r => new Link(service, r, verdict?.Records.FirstOrDefault(v => v.Sequence == r.Sequence))));
        }
        return new([.. links.OrderBy(l => l.Shown.Record?.At).ThenBy(l => l.Service, StringComparer.Ordinal).ThenBy(l => l.Shown.Sequence)], silent, links.Count > 0 && links.All(l => Is(l.Verdict, "same")), how);
    }

    public static bool Is(VerdictShown? verdict, string finding) => string.Equals(verdict?.Finding, finding, StringComparison.OrdinalIgnoreCase);
}
