using Challenges.Portal.Speaking;
using Challenges.Shared.Web;

namespace Challenges.Portal.Working;

/// <summary>Something that a contract asks of the reader.</summary>
/// <param name="Page">Of the desk.</param>
/// <param name="Next">Null: a signature, which has no date.</param>
sealed record Due(string Page, string State, StandNext? Next)
{
    /// <summary>The signature that a stand offers, and the next date of what runs.</summary>
    public static IEnumerable<Due> Of(ContractView contract)
    {
        if (contract.TeamBooks.Select(b => b.Value?.Stand).Append(contract.Book.Value?.Stand).OfType<Stand>().FirstOrDefault(Signs) is { } book)
            yield return new(contract.Race.HasValue ? "race" : "task-book", book.Stands.State, null);
        if (contract.Project.Value?.Stand is { Next: { } next } project) yield return new("project", project.Stands.State, next);
        if (contract.Race.Value is { Stand.Next: { } stage } race && !HasLeft(race)) yield return new("race", race.Stand.Stands.State, stage);
    }

    static bool Signs(Stand book) => book.Actions.Any(a => a is { Name: "Sign", Allowed: true });

    /// <summary>The stages of a race go on without a team that left it.</summary>
    static bool HasLeft(RaceDesk race) => race.Teams.Any(t => t.Own) && race.Teams.Where(t => t.Own).All(t => t.State == "Left");
}
