namespace Challenges.Applications;

public enum TieKind { Alias, Parent }

/// <param name="Kind">Alias: two ids of one organisation. Parent: <paramref name="Other"/> owns or controls <paramref name="Organisation"/>.</param>
public sealed record Tie(string Organisation, string Other, TieKind Kind);

/// <summary>
/// Who is tied to the problem's owner (R08): its aliases, whatever owns it and whatever it owns, through any number of steps. Two subsidiaries of the same parent are
/// not tied by that alone: a ministry would tie every institute of a country.
/// </summary>
public sealed class RelatedOrganisations
{
    enum Way { Both, Up, Down }

    readonly Dictionary<string, IReadOnlyList<string>> _chains = [];
    readonly Dictionary<(string Id, Way Way), IReadOnlyList<string>> _seen = [];
    readonly Queue<(string Id, Way Way)> _ahead = new();

    /// <param name="affiliates">Parents and subsidiaries that the list itself names.</param>
    public RelatedOrganisations(string owner, IEnumerable<string> affiliates)
    {
        Reach(owner, Way.Both, []);
        // Whether a named affiliate stands above or below is not told; what it owns and its aliases are tied either way.
        foreach (var affiliate in affiliates) Reach(affiliate, Way.Down, [owner]);
    }

    /// <summary>Ids whose ties have not been looked at yet.</summary>
    public IReadOnlyList<string> Ahead => [.. _ahead.Select(a => a.Id).Distinct()];

    /// <summary>Goes one step further along ties that touch <see cref="Ahead"/>.</summary>
    public void Follow(IReadOnlyList<Tie> ties)
    {
        for (var count = _ahead.Count; count > 0; count--)
        {
            var (id, way) = _ahead.Dequeue();
            IReadOnlyList<string> chain = [.. _seen[(id, way)], id];
            foreach (var tie in ties)
            {
                if (tie.Kind == TieKind.Alias && tie.Organisation == id) Reach(tie.Other, way, chain);
                else if (tie.Kind == TieKind.Alias && tie.Other == id) Reach(tie.Organisation, way, chain);
                else if (tie.Kind == TieKind.Parent && tie.Organisation == id && way != Way.Down) Reach(tie.Other, Way.Up, chain);
                else if (tie.Kind == TieKind.Parent && tie.Other == id && way != Way.Up) Reach(tie.Organisation, Way.Down, chain);
            }
        }
    }

    /// <summary>The organisations from the owner to the last one before this; empty for the owner itself; null when it is not tied.</summary>
    public IReadOnlyList<string>? ChainTo(string organisation) => _chains.GetValueOrDefault(organisation);

    void Reach(string id, Way way, IReadOnlyList<string> chain)
    {
        if (!_seen.TryAdd((id, way), chain)) return;
        _chains.TryAdd(id, chain);
        _ahead.Enqueue((id, way));
    }
}
