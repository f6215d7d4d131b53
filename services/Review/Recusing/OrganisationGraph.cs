namespace Challenges.Review.Recusing;

/// <summary>An organisation of the register, with the other ids under which it acts and the ids of those that own it.</summary>
public sealed record RegisteredOrganisation(string Id, string Name, IReadOnlyList<string> Aliases, IReadOnlyList<string> Parents);

/// <param name="Key">Of the owner; see <see cref="OrganisationGraph.Same"/>.</param>
/// <param name="Via">Keys from the first owner up to this one.</param>
public sealed record OwnerPath(string Key, IReadOnlyList<string> Via);

/// <summary>
/// Who is the same as whom and who owns whom, as far as the register tells. Identity is the registered id with its aliases; ownership counts through all owners, up to
/// <see cref="MostSteps"/> steps, and a circle of owners ends the search. Pure.
/// </summary>
public sealed class OrganisationGraph
{
    /// <summary>Longest chain of owners that is followed.</summary>
    public const int MostSteps = 8;

    public static readonly OrganisationGraph None = new([], exists: false);

    readonly Dictionary<string, string> above = [];
    readonly Dictionary<string, HashSet<string>> parents = [];
    ILookup<string, string>? ids;

    /// <param name="exists">False: the department keeps no register at all, so that an unknown id tells nothing.</param>
    public OrganisationGraph(IReadOnlyList<RegisteredOrganisation> known, bool exists)
    {
        (Known, Exists) = (known, exists);
        foreach (var one in known)
            foreach (var alias in one.Aliases.Append(one.Id).Where(a => !Conflicts.IsPlaceholder(a))) Join(Normal(one.Id), Normal(alias));
        foreach (var one in known)
        {
            if (!parents.TryGetValue(Same(one.Id), out var owners)) parents[Same(one.Id)] = owners = [];
            owners.UnionWith(one.Parents.Where(p => !Conflicts.IsPlaceholder(p)).Select(Same));
            owners.Remove(Same(one.Id));
        }
    }

    public IReadOnlyList<RegisteredOrganisation> Known { get; }
    public bool Exists { get; }

    public bool Knows(string id) => above.ContainsKey(Normal(id));

    /// <summary>The same text for all ids of one organisation, whichever of them is given.</summary>
    public string Same(string id)
    {
        var at = Normal(id);
        while (above.TryGetValue(at, out var next) && next != at) at = next;
        return at;
    }

    /// <summary>All ids of the organisation, this one among them.</summary>
    public IReadOnlyCollection<string> IdsOf(string id) =>
        [.. (ids ??= above.Keys.ToLookup(Same))[Same(id)].Append(Normal(id)).Distinct()];

    /// <summary>All owners, nearest first.</summary>
    public IReadOnlyList<OwnerPath> OwnersOf(string id)
    {
        List<OwnerPath> found = [];
        HashSet<string> seen = [Same(id)];
        List<OwnerPath> level = [new(Same(id), [])];
        for (var step = 0; step < MostSteps && level.Count > 0; step++)
        {
            level = [.. level.SelectMany(at => (parents.GetValueOrDefault(at.Key) ?? []).Order(StringComparer.Ordinal).Select(p => new OwnerPath(p, [.. at.Via, p]))).Where(p => seen.Add(p.Key))];
            found.AddRange(level);
        }
        return found;
    }

    /// <summary>What of the register bears on these organisations.</summary>
    public IReadOnlyList<RegisteredOrganisation> Around(IEnumerable<string> ids)
    {
        var keys = ids.SelectMany(id => OwnersOf(id).Select(o => o.Key).Append(Same(id))).ToHashSet();
        return [.. Known.Where(o => keys.Contains(Same(o.Id))).OrderBy(o => o.Id, StringComparer.Ordinal)];
    }

    /// <summary>Ids are compared without case and outer blanks.</summary>
    public static string Normal(string id) => id.Trim().ToUpperInvariant();

    void Join(string one, string other)
    {
        above.TryAdd(one, one);
        above.TryAdd(other, other);
        var (a, b) = (Same(one), Same(other));
        if (a == b) return;
        // The smaller id stands for both, so that the order of the register plays no part.
        if (string.CompareOrdinal(a, b) < 0) above[b] = a;
        else above[a] = b;
    }
}
