using Challenges.Contracts.Applications;

namespace Challenges.Review.Recusing;

/// <summary>What nobody can compute conflicts without. Unknown never passes: it blocks drawing and assigning until it is known or an officer clears it.</summary>
public static class MissingData
{
    public const string Version = "review-clearance/1";
    public const string Undeclared = "relations-not-declared", NoOrganisation = "no-organisation", NotRegistered = "organisation-not-registered", NotVerified = "person-not-verified";

    public static IReadOnlyList<string> OfReviewer(string? organisation, bool relationsKnown, OrganisationGraph register)
    {
        List<string> missing = [];
        if (!relationsKnown) missing.Add(Undeclared);
        if (Conflicts.IsPlaceholder(organisation)) missing.Add(NoOrganisation);
        else if (register.Exists && !register.Knows(organisation!)) missing.Add(NotRegistered);
        return missing;
    }

    public static IReadOnlyList<string> OfApplication(Parties parties, OrganisationGraph register)
    {
        List<string> missing = [];
        if (parties.Organisations.Any(Conflicts.IsPlaceholder)) missing.Add(NoOrganisation);
        if (register.Exists && parties.Organisations.Any(o => !Conflicts.IsPlaceholder(o) && !register.Knows(o))) missing.Add(NotRegistered);
        if (!parties.People.All(Relation.IsVerifiedId)) missing.Add(NotVerified);
        return missing;
    }

    public static ClearanceResult Compute(ClearanceInput input) => new(input.Subject, input.Missing.Count > 0 && !string.IsNullOrWhiteSpace(input.Reason));
}

/// <summary>An officer's word that somebody or something may take part although data are missing.</summary>
public sealed record Clearance
{
    /// <summary>Opaque id of the reviewer, or null.</summary>
    public string? Person { get; init; }
    /// <summary>Code of the application, or null.</summary>
    public string? Application { get; init; }
    /// <summary>What was missing then; anything else that is missing later is not cleared.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
    public required string Reason { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <param name="Subject">Id of the reviewer or code of the application.</param>
public sealed record ClearanceInput(string Subject, IReadOnlyList<string> Missing, string Reason);

public sealed record ClearanceResult(string Subject, bool Cleared);
