namespace Challenges.Applications.Drafting;

/// <summary>Finds the solver's own names in the texts that reviewers read, so that the solver can take them out before filing.</summary>
public static class Identifying
{
    public static IEnumerable<IdentifyingPlace> Places(ApplicationContent content)
    {
        var names = Names(content).ToList();
        (string Field, string? Text)[] texts = [("route", content.Route), ("plan", content.Plan), ("risks", content.Risks), ("evidence", content.Evidence), .. FilingRules.Demonstrations(content)];
        return from place in texts
               from name in names
               from start in Occurrences(place.Text ?? "", name)
               orderby place.Field, start
               select new IdentifyingPlace(place.Field, start, name.Length, name);
    }

    /// <summary>Whatever tells who applies: solver, contracting unit, partners, people.</summary>
    public static IEnumerable<string> Names(ApplicationContent content) =>
        content.Partners.Select(p => p.Name).Concat(content.People.Select(p => p.Name)).Append(content.SolverName).Append(content.ContractingName)
            .Select(n => n?.Trim()).OfType<string>().Where(n => n.Length > 1).Distinct();

    static IEnumerable<int> Occurrences(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.OrdinalIgnoreCase)) yield return at;
    }
}

/// <param name="Start">Offset into the field, in UTF-16 units.</param>
public sealed record IdentifyingPlace(string Field, int Start, int Length, string Text);
