using Challenges.Shared.Web;

namespace Challenges.Publication;

/// <summary>
/// The register of organisations as it stands, or a part of it that holds all that bears on some entries. An id names one organisation, as its own id or as an alias;
/// parents are registered; nobody owns itself, directly or through others (R08).
/// </summary>
public sealed class OrganisationRegister
{
    readonly Dictionary<string, Organisation> _byId;
    readonly Dictionary<string, string> _ownerOfId = new(StringComparer.Ordinal);

    public OrganisationRegister(IReadOnlyList<Organisation> organisations)
    {
        _byId = organisations.ToDictionary(o => o.Id, StringComparer.Ordinal);
        foreach (var organisation in organisations)
            foreach (var id in organisation.Ids) _ownerOfId[id] = organisation.Id;
    }

    public Organisation? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>For each entry why it can't be registered together with the others, or null.</summary>
    public IReadOnlyList<RefusedException?> WhyNotEach(IReadOnlyList<OrganisationEntry> entries)
    {
        var (after, changed) = (After(entries), entries.Select(e => e.Id).ToHashSet(StringComparer.Ordinal));
        var claims = entries.SelectMany(e => e.Ids.Select(id => (Id: id, By: e.Id))).ToLookup(c => c.Id, c => c.By, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. entries.Select(entry => WhyNotReadable(entry)
            ?? (seen.Add(entry.Id) ? null : Refusals.OrganisationStandsTwice.With(("id", entry.Id)))
            ?? WhyNotNamed(entry, claims, changed) ?? WhyNotOwned(entry, after))];
    }

    public RefusedException? WhyNot(IReadOnlyList<OrganisationEntry> entries) =>
        WhyNotEach(entries).FirstOrDefault(w => w is not null) ?? (entries.All(IsSame) ? Refusals.NothingInTheRegisterChanges.Now() : null);

    /// <summary>What is registered by these entries: the next version of each; what is registered so already stays.</summary>
    public IReadOnlyList<Organisation> Register(IReadOnlyList<OrganisationEntry> entries, DateTimeOffset now)
    {
        WhyNot(entries).Enforce();
        return [.. entries.Where(e => !IsSame(e)).Select(e => new Organisation { Id = e.Id, Version = (Find(e.Id)?.Version ?? 0) + 1, Name = e.Name, Aliases = e.Aliases, Parents = e.Parents, At = now })];
    }

    /// <summary>The part of the register that <see cref="WhyNot"/> looks at for these entries: whoever shares an id with them, and all who own them by what was and by what will be.</summary>
    public IReadOnlyList<Organisation> Around(IReadOnlyList<OrganisationEntry> entries)
    {
        var (found, open) = (new SortedDictionary<string, Organisation>(StringComparer.Ordinal), new Stack<string>(entries.SelectMany(e => e.Ids.Concat(e.Parents))));
        while (open.TryPop(out var id))
            if (_ownerOfId.TryGetValue(id, out var owner) && found.TryAdd(owner, _byId[owner]))
                foreach (var parent in _byId[owner].Parents) open.Push(parent);
        return [.. found.Values];
    }

    bool IsSame(OrganisationEntry entry) => Find(entry.Id) is { } registered && entry.Says(registered);

    Dictionary<string, (string Id, IReadOnlyList<string> Parents)> After(IReadOnlyList<OrganisationEntry> entries)
    {
        var changed = entries.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        var after = new Dictionary<string, (string, IReadOnlyList<string>)>(StringComparer.Ordinal);
        foreach (var organisation in _byId.Values.Where(o => !changed.Contains(o.Id)))
            foreach (var id in organisation.Ids) after[id] = (organisation.Id, organisation.Parents);
        foreach (var entry in entries)
            foreach (var id in entry.Ids) after.TryAdd(id, (entry.Id, entry.Parents));
        return after;
    }

    static RefusedException? WhyNotReadable(OrganisationEntry entry) =>
        entry.Ids.Concat(entry.Parents).FirstOrDefault(id => !IsReadable(id)) is { } unreadable ? Refusals.OrganisationIdIsNotReadable.With(("id", unreadable))
        : !Wordings.IsVisible(entry.Name) ? Refusals.OrganisationHasNoName.With(("id", entry.Id))
        : PedigreeCheck.WhyNot([("basis", entry.Basis)]);

    /// <summary>Every id stands for one organisation, after the entries as before.</summary>
    RefusedException? WhyNotNamed(OrganisationEntry entry, ILookup<string, string> claims, HashSet<string> changed)
    {
        foreach (var alias in entry.Ids)
        {
            var other = entry.Ids.Count(id => id == alias) > 1 ? entry.Id
                : claims[alias].FirstOrDefault(by => by != entry.Id) ?? (_ownerOfId.TryGetValue(alias, out var owner) && owner != entry.Id && !changed.Contains(owner) ? owner : null);
            if (other is not null) return Refusals.AliasIsOfAnother.With(("id", entry.Id), ("alias", alias), ("other", other));
        }
        return null;
    }

    static RefusedException? WhyNotOwned(OrganisationEntry entry, Dictionary<string, (string Id, IReadOnlyList<string> Parents)> after)
    {
        if (entry.Parents.FirstOrDefault(p => !after.ContainsKey(p)) is { } unknown) return Refusals.ParentIsUnknown.With(("id", entry.Id), ("parent", unknown));
        var (from, open) = (new Dictionary<string, string>(StringComparer.Ordinal), new Stack<(string Id, string By)>(entry.Parents.Select(p => (p, entry.Id))));
        while (open.TryPop(out var next))
        {
            if (!after.TryGetValue(next.Id, out var owner)) continue; // known to be unknown: refused where it is named
            if (owner.Id == entry.Id) return Refusals.OwnershipGoesInACircle.With(("id", entry.Id), ("circle", Way(entry.Id, next.By, from)));
            if (!from.TryAdd(owner.Id, next.By)) continue;
            foreach (var parent in owner.Parents) open.Push((parent, owner.Id));
        }
        return null;
    }

    /// <summary>From the organisation through its owners back to itself.</summary>
    static string Way(string id, string last, Dictionary<string, string> from)
    {
        var way = new List<string> { id };
        for (var at = last; at != id; at = from[at]) way.Add(at);
        way.Add(id);
        way.Reverse();
        return string.Join(" → ", way);
    }

    static bool IsReadable(string id) => id.Length is >= 2 and <= 64 && char.IsAsciiLetterOrDigit(id[0]) && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
}
