using Challenges.Contracts.Identity;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Telling;

/// <summary>Something that people are to be told.</summary>
/// <param name="Key">What tells this happening from all others of its kind, such as ids and versions: told twice under the same key it is heard once.</param>
public sealed record Happening(Kind Kind, string Key, DateTimeOffset At)
{
    public string? Number { get; init; }
    public Wording? Title { get; init; }
    public required IReadOnlyList<Recipient> To { get; init; }
    /// <summary>People who take part, and so are told nothing by their role.</summary>
    public IEnumerable<string>? Except { get; init; }
    public IEnumerable<string>? ExceptOrganisations { get; init; }
    /// <summary>What happened, where others tell people of it too: see <see cref="Challenges.Contracts.Identity.Tidings.Occasion"/>.</summary>
    public string? Occasion { get; init; }
    /// <summary>Instants, days, numbers and rules, as the kind has them.</summary>
    public IReadOnlyList<(string Name, object Value)> Facts { get; init; } = [];
    /// <summary>Of the portal's page, without the language.</summary>
    public required string Tail { get; init; }

    /// <summary>Keyed: whoever reads the databases of a service and of Identity can't find out by trying which application a person was told of.</summary>
    Guid EventId(TellingKey key) => new(Convert.FromHexString(key.Vault.Fingerprint("event", $"{Kind.Name}\n{Key}")).AsSpan(0, 16));

    public static Recipient Person(string person) => new() { Person = person };

    public static Recipient Officers(string department) => new() { Role = Roles.Department, Department = department };

    public static Recipient Owner(string organisation) => new() { Role = Roles.ProblemOwner, Organisation = organisation };

    public static Recipient Auditors { get; } = new() { Role = Roles.Auditor };

    public static Recipient Followers(string number) => new() { Follows = number };

    public static Recipient Awaiting(string field, string department, long bountyFen) => new() { Awaits = new NewChallenge { Field = field, Department = department, BountyFen = bountyFen } };

    /// <param name="version">That the challenge has by it.</param>
    public static string Amendment(Guid challenge, int version) => $"amendment {challenge:N} {version}";

    /// <exception cref="InvalidOperationException">It carries something that its kind does not allow.</exception>
    public Tidings Tidings(TellingKey key)
    {
        List<(string Name, string Value)> facts = [.. Facts.Select(f => (f.Name, Shapes.Write(f.Value)))];
        if (Kind.WhyNot(facts) is { } wrong) throw new InvalidOperationException(wrong);
        return new()
        {
            EventId = EventId(key),
            At = At,
            Kind = Kind.Name,
            Occasion = Occasion,
            Number = Number,
            Title = Title,
            To = To,
            Except = Except is null ? null : [.. Except.Distinct().Order(StringComparer.Ordinal)],
            ExceptOrganisations = ExceptOrganisations is null ? null : [.. ExceptOrganisations.Distinct().Order(StringComparer.Ordinal)],
            Facts = [.. facts.Select(f => new ToldFact { Name = f.Name, Value = f.Value })],
            Tail = Tail
        };
    }
}
