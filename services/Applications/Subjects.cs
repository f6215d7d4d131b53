namespace Challenges.Applications;

/// <summary>An organisation or a person whom the formal check looks at, by its place in the application. Who has several places stands in the gravest: whoever applies can't be exchanged.</summary>
public sealed record Subject(string At, bool IsPerson, string Id)
{
    public static IReadOnlyList<Subject> Of(FiledDocument document)
    {
        var content = document.Content;
        IEnumerable<Subject> all =
        [
            new("organisation", false, document.Representative.Organisation ?? ""),
            new("contractingOrganisation", false, content.ContractingOrganisation ?? ""),
            .. content.Partners.Select((p, i) => new Subject($"partners[{i}]", false, p.Organisation ?? "")),
            new("representative", true, document.Representative.Person),
            .. content.People.Select((p, i) => new Subject($"people[{i}]", true, p.Id ?? ""))
        ];
        return [.. all.Select(s => s with { Id = s.Id.Trim() }).Where(s => s.Id.Length > 0).DistinctBy(s => (s.IsPerson, s.Id))];
    }
}
