using Challenges.Contracts.Publication;

namespace Challenges.Review.Recusing;

/// <summary>One link of the chain that recuses a reviewer (R14).</summary>
public sealed record Conflict
{
    /// <summary><c>applicant</c> or <c>problem-owner</c>.</summary>
    public required string With { get; init; }
    /// <summary><c>self</c> or one of <see cref="Relation.Kinds"/>.</summary>
    public required string Kind { get; init; }
    /// <summary><c>registry</c> or <c>declared</c>.</summary>
    public required string Source { get; init; }
    /// <summary>The organisation or person that links the two. Officers see it masked, auditors in full.</summary>
    public required string Subject { get; init; }
    /// <summary>Code of the application; only auditors see it, since it would tell an officer whose application it is.</summary>
    public string? Application { get; init; }
}

/// <summary>The organisations and people behind one opened application.</summary>
public sealed record ApplicantParties(string Code, IReadOnlyList<string> Organisations, IReadOnlyList<string> People);

/// <summary>The conflict rules (R14): same organisation, is a solver, related to the problem owner or to an applicant. Pure.</summary>
public static class Conflicts
{
    /// <summary>Placeholders that stand for "no organisation"; they never create a conflict, and a reviewer who has one is not drawn.</summary>
    static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase) { "none", "n/a", "-", "unknown", "individual", "无", "个人", "未知" };

    public static bool IsPlaceholder(string? organisation) => string.IsNullOrWhiteSpace(organisation) || Placeholders.Contains(organisation.Trim());

    public static IReadOnlyList<Conflict> Find(string person, string? organisation, IReadOnlyList<Relation> registered, Declaration? declared,
        ChallengeTerms terms, IReadOnlyList<ApplicantParties> applicants)
    {
        var owner = Ids([terms.OwnerOrganisation, .. terms.OwnerAffiliates]);
        List<(string Kind, string? Organisation, string? Person, string Source)> ties = [("employment", organisation, null, "registry"), ("self", null, person, "registry")];
        ties.AddRange(registered.Select(r => (r.Kind, r.Organisation, r.Person, "registry")));
        ties.AddRange((declared?.Relations ?? []).Select(r => (r.Kind, r.Organisation, r.Person, "declared")));

        List<Conflict> found = [];
        foreach (var tie in ties)
        {
            var unit = IsPlaceholder(tie.Organisation) ? null : tie.Organisation!.Trim();
            if (unit is not null && owner.Contains(unit)) found.Add(Link("problem-owner", tie.Kind, tie.Source, unit, null));
            foreach (var applicant in applicants)
            {
                if (unit is not null && Ids(applicant.Organisations).Contains(unit)) found.Add(Link("applicant", tie.Kind, tie.Source, unit, applicant.Code));
                if (tie.Person is { Length: > 0 } other && Ids(applicant.People).Contains(other.Trim())) found.Add(Link("applicant", tie.Kind, tie.Source, other.Trim(), applicant.Code));
            }
        }
        return [.. found.Distinct()];
    }

    static Conflict Link(string with, string kind, string source, string subject, string? application) =>
        new() { With = with, Kind = kind, Source = source, Subject = subject, Application = application };

    static HashSet<string> Ids(IEnumerable<string> ids) => new(ids.Select(i => i.Trim()), StringComparer.OrdinalIgnoreCase);
}
