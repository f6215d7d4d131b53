using Challenges.Contracts.Publication;

namespace Challenges.Review.Empanelling;

/// <summary>How one reviewer counts for the make-up.</summary>
/// <param name="Group">The organisation; reviewers without one are each a group of their own.</param>
public sealed record PanelMember(string Code, string Field, string Group);

/// <param name="Fields">Such as <c>finance (1 of 2)</c>: what can be had at the most, of what is needed.</param>
/// <param name="Organisations">Such as <c>org-x (3, at most 2)</c>: where more than the cap would come from.</param>
public sealed record MakeUpLack(int Seats, IReadOnlyList<string> Fields, IReadOnlyList<string> Organisations);

/// <summary>
/// The make-up of a panel (R13): most members of one organisation, and fields of which so many are needed. A member of several of the fields fills one of them. Null: everything is allowed.
/// </summary>
public sealed class MakeUp(PanelMakeUp? policy)
{
    public static PanelMember MemberOf(Seat seat) => new(seat.Code, seat.Field, GroupOf(seat.Code, seat.Organisation));

    public static string GroupOf(string code, string? organisation) =>
        Recusing.Conflicts.IsPlaceholder(organisation) ? $"{code}:" : organisation!.Trim().ToUpperInvariant();

    /// <summary>True when a reviewer of the field counts for the needed one.</summary>
    public static bool Counts(string needed, string field) =>
        string.Equals(needed, field, StringComparison.OrdinalIgnoreCase) || Assigning.Expertise.Of(field).Contains(needed.Trim().ToLowerInvariant());

    /// <summary>True when these members, with others to come on the seats that are left, can keep the make-up.</summary>
    public bool CanBecome(int seats, IReadOnlyList<PanelMember> members) =>
        policy is null || (Crowded(members).Count == 0 && policy.Fields.Sum(f => f.AtLeast) - new MakeUpFlow(policy, seats, members).Fill(freeToo: false) <= seats - members.Count);

    /// <summary>Seats in the given order: each member is taken with whom the panel can still be completed from those behind.</summary>
    /// <exception cref="InvalidOperationException">No choice keeps the make-up; see <see cref="LackOf"/>.</exception>
    public IReadOnlyList<string> Choose(int seats, IReadOnlyList<PanelMember> ordered)
    {
        List<PanelMember> chosen = [];
        for (var i = 0; i < ordered.Count && chosen.Count < seats; i++)
            if (LackOf(seats, [.. chosen, ordered[i]], [.. ordered.Skip(i + 1)]) is null) chosen.Add(ordered[i]);
        return chosen.Count == seats ? [.. chosen.Select(m => m.Code)] : throw new InvalidOperationException("No choice keeps the make-up.");
    }

    /// <summary>Why no panel of so many seats with all of <paramref name="members"/> and some of <paramref name="others"/> keeps the make-up; null when one does.</summary>
    public MakeUpLack? LackOf(int seats, IReadOnlyList<PanelMember> members, IReadOnlyList<PanelMember> others)
    {
        if (policy is null) return null;
        var crowded = Crowded(members);
        if (crowded.Count == 0 && policy.Fields.Sum(f => f.AtLeast) <= seats && new MakeUpFlow(policy, seats, members, others).Fill(freeToo: true) == seats) return null;
        var alone = policy.Fields.Select(f => Short(f, new MakeUpFlow(policy with { Fields = [f] }, f.AtLeast, members, others).Fill(freeToo: false))).OfType<string>().ToList();
        var together = new MakeUpFlow(policy, seats, members, others);
        together.Fill(freeToo: false);
        return new MakeUpLack(seats, alone.Count > 0 ? alone : [.. policy.Fields.Select(f => Short(f, together.Of(f))).OfType<string>()],
            crowded.Count > 0 ? crowded : Crowded([.. members, .. others]));
    }

    List<string> Crowded(IReadOnlyList<PanelMember> members) =>
        [.. members.GroupBy(m => m.Group).Where(g => g.Count() > policy!.MostPerOrganisation).Select(g => $"{g.Key} ({g.Count()}, at most {policy!.MostPerOrganisation})").Order(StringComparer.Ordinal)];

    static string? Short(PanelField field, int have) => have < field.AtLeast ? $"{field.Field} ({have} of {field.AtLeast})" : null;
}
