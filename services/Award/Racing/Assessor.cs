using Challenges.Shared.Web;

namespace Challenges.Award.Racing;

/// <summary>The third party that assesses the stages of a race.</summary>
/// <param name="Name">As it is shown.</param>
/// <param name="Organisation">Registered id of its organisation.</param>
public sealed record Assessor(string Name, string Organisation)
{
    /// <summary>Named, and neither by name nor by organisation a team, a partner of one, the problem owner or an affiliate of the owner.</summary>
    public RefusedException? WhyNot(ChallengeFacts facts, IReadOnlyList<Entrant> entrants)
    {
        var terms = facts.Terms!;
        if (Name.Trim().Length == 0 || Organisation.Trim().Length == 0) return Refusals.AssessorIsUnknown.Now();
        IEnumerable<string> names = [terms.OwnerName, .. entrants.SelectMany(entrant => new[] { entrant.SolverName, entrant.ContractingName })];
        IEnumerable<string> organisations = [terms.OwnerOrganisation, .. terms.OwnerAffiliates, .. entrants.SelectMany(entrant => OrganisationsOf(facts, entrant))];
        return names.Contains(Name.Trim(), StringComparer.OrdinalIgnoreCase) || organisations.Contains(Organisation.Trim(), StringComparer.OrdinalIgnoreCase)
            ? Refusals.AssessorIsParty.With(("assessor", Name)) : null;
    }

    static IEnumerable<string> OrganisationsOf(ChallengeFacts facts, Entrant entrant) =>
        [entrant.ContractingOrganisation, .. facts.Opened.TryGetValue(entrant.Code, out var opened) ? opened.Parties.Organisations : []];
}
