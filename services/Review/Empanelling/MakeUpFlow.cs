using Challenges.Contracts.Publication;

namespace Challenges.Review.Empanelling;

/// <summary>
/// How many seats can be filled: from organisations with their cap, over their members, into the slots of the needed fields and the free slots, by augmenting paths. Members who are settled
/// are placed first and never lose their place to another.
/// </summary>
sealed class MakeUpFlow
{
    const string Free = "";
    readonly Dictionary<string, int> room = new(StringComparer.OrdinalIgnoreCase), used = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> placed = [];
    readonly Dictionary<string, List<PanelMember>> byGroup;
    readonly Dictionary<string, int> spare;
    readonly Dictionary<string, PanelMember> all;
    readonly Dictionary<string, string> groupOf = [];
    readonly IReadOnlyList<PanelMember> members;
    readonly IReadOnlyList<PanelField> fields;

    public MakeUpFlow(PanelMakeUp policy, int seats, IReadOnlyList<PanelMember> members, IReadOnlyList<PanelMember>? others = null)
    {
        this.members = members;
        fields = policy.Fields;
        foreach (var field in fields) room[field.Field] = room.GetValueOrDefault(field.Field) + field.AtLeast;
        room[Free] = Math.Max(0, seats - fields.Sum(f => f.AtLeast));
        all = members.Concat(others ?? []).ToDictionary(m => m.Code);
        // A settled member is a group of its own, so that no path passes its place on.
        foreach (var m in all.Values) groupOf[m.Code] = m.Group;
        foreach (var m in members) groupOf[m.Code] = $"\0{m.Code}";
        byGroup = all.Values.GroupBy(m => groupOf[m.Code]).ToDictionary(g => g.Key, g => g.ToList());
        spare = byGroup.Keys.ToDictionary(g => g, g => g[0] == '\0' ? 1 : policy.MostPerOrganisation - members.Count(m => m.Group == g));
    }

    public int Of(PanelField field) => used.GetValueOrDefault(field.Field);

    /// <param name="freeToo">False: the needed fields only.</param>
    /// <returns>How many are placed; with the free slots 0 when a settled member finds none.</returns>
    public int Fill(bool freeToo)
    {
        if (!freeToo) room[Free] = 0;
        var order = members.Select(m => groupOf[m.Code]).Concat(byGroup.Keys.Order(StringComparer.Ordinal)).Distinct().ToList();
        foreach (var group in order)
            while (spare[group] > 0 && Place(group, [], [])) spare[group]--;
        return freeToo && members.Any(m => !placed.ContainsKey(m.Code)) ? 0 : placed.Count;
    }

    bool Place(string group, HashSet<string> groups, HashSet<string> slots) =>
        groups.Add(group) && byGroup[group].Any(m => !placed.ContainsKey(m.Code) && Seat(m, groups, slots));

    bool Seat(PanelMember member, HashSet<string> groups, HashSet<string> slots)
    {
        foreach (var slot in SlotsOf(member))
        {
            if (!slots.Add(slot)) continue;
            if (used.GetValueOrDefault(slot) < room[slot])
            {
                Put(member, slot);
                return true;
            }
            foreach (var other in placed.Where(p => string.Equals(p.Value, slot, StringComparison.OrdinalIgnoreCase)).Select(p => all[p.Key]).ToList())
            {
                Take(other);
                if (Seat(other, groups, slots) || Place(groupOf[other.Code], groups, slots))
                {
                    Put(member, slot);
                    return true;
                }
                Put(other, slot);
            }
        }
        return false;
    }

    void Put(PanelMember member, string slot)
    {
        placed[member.Code] = slot;
        used[slot] = used.GetValueOrDefault(slot) + 1;
    }

    void Take(PanelMember member)
    {
        used[placed[member.Code]]--;
        placed.Remove(member.Code);
    }

    IEnumerable<string> SlotsOf(PanelMember member) => fields.Select(f => f.Field).Where(f => MakeUp.Counts(f, member.Field)).Append(Free);
}
