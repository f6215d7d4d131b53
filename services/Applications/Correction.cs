using Challenges.Shared.Web;

namespace Challenges.Applications;

/// <summary>What a solver mends within the fix window (R12). A part that is absent stays; only parts that a finding names may be given.</summary>
public sealed record Correction
{
    public const string Values = "committed", Contracting = "contractingOrganisation", Partnership = "partners", Members = "people";

    /// <summary>All partners that stay, each exactly as it was filed and confirmed: a partner may leave, none may join.</summary>
    public IReadOnlyList<Partner>? Partners { get; init; }
    /// <summary>The lead's own part, which takes over what leaving partners leave; goes with <see cref="Partners"/>.</summary>
    public LeadPart? Lead { get; init; }
    /// <summary>All people who take part.</summary>
    public IReadOnlyList<Participant>? People { get; init; }
    public string? ContractingOrganisation { get; init; }
    /// <summary>Goes with <see cref="ContractingOrganisation"/>.</summary>
    public string? ContractingName { get; init; }
    /// <summary>All committed values.</summary>
    public IReadOnlyList<Commitment>? Committed { get; init; }

    IEnumerable<string> Touched()
    {
        if (Partners is not null || Lead is not null) yield return Partnership;
        if (People is not null) yield return Members;
        if (ContractingOrganisation is not null || ContractingName is not null) yield return Contracting;
        if (Committed is not null) yield return Values;
    }

    /// <summary>The content with the correction in it.</summary>
    /// <param name="allowed">Parts that the open findings name.</param>
    /// <exception cref="RefusedException">It changes nothing, another part, or brings in a partner.</exception>
    public ApplicationContent Apply(ApplicationContent filed, IReadOnlySet<string> allowed)
    {
        var touched = Touched().ToList();
        if (touched.Count == 0 || !allowed.IsSupersetOf(touched)) throw Refusals.PartMayNotChange.With(("parts", allowed.Order(StringComparer.Ordinal).ToList()));
        if (Partners is { } staying && staying.Any(p => !filed.Partners.Contains(p))) throw Refusals.PartnersMayOnlyLeave.Now();
        var partners = Partners ?? filed.Partners;
        return filed with
        {
            Partners = partners,
            Lead = partners.Count == 0 ? null : Lead ?? filed.Lead,
            People = People ?? filed.People,
            ContractingOrganisation = ContractingOrganisation ?? filed.ContractingOrganisation,
            ContractingName = ContractingName ?? filed.ContractingName,
            Committed = Committed ?? filed.Committed
        };
    }
}
