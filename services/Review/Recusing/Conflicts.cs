using Challenges.Contracts.Applications;

namespace Challenges.Review.Recusing;

/// <summary>The organisations and people behind one opened application, and whom it asks to be kept from it.</summary>
public sealed record ApplicantParties(string Code, IReadOnlyList<string> Organisations, IReadOnlyList<string> People, IReadOnlyList<ExclusionRequest>? Exclusions = null);

/// <summary>All that the conflicts of a challenge depend on beside the reviewer.</summary>
public sealed record ConflictScope
{
    public required string Number { get; init; }
    /// <summary>The problem owner and its affiliates.</summary>
    public required IReadOnlyList<string> Owners { get; init; }
    /// <summary>People who vetted the problem.</summary>
    public required IReadOnlyList<string> Vetters { get; init; }
    public required IReadOnlyList<ApplicantParties> Applicants { get; init; }
    public required IReadOnlyList<RegisteredOrganisation> Organisations { get; init; }
    /// <summary>First day of the look-back: what ended before it is past.</summary>
    public required DateOnly Since { get; init; }
    /// <summary>Exclusion requests of one applicant that count, in the order in which they were made.</summary>
    public required int MostExclusions { get; init; }
    /// <summary>Of the other challenges of the call, who applies there, as far as the reviewers in question are concerned. Null: the challenge stands in no call, and the rules are version 1.</summary>
    public IReadOnlyList<CallSolver>? Call { get; init; }
}

/// <summary>Somebody who applies to another challenge of the same call. One of person and organisation is given.</summary>
/// <param name="Challenge">Number of the other challenge.</param>
public sealed record CallSolver(string Challenge, string? Person, string? Organisation);

/// <summary>
/// The conflict rules, version 1 (R14): the reviewer or a person tied to the reviewer takes part in an application; the reviewer is tied to an organisation that applies, owns the problem, owns or
/// is owned by one of them; vetted the problem or drafted the list; is asked for by an applicant to be kept away. A conflict with one application is one with all of the same organisation, save
/// where an applicant asked. Version 2: nobody reviews who applies to another challenge of the same call, or whose own organisation does. Everything is indexed once; a reviewer costs as much as
/// the reviewer has ties. Pure.
/// </summary>
public sealed class Conflicts
{
    public const string FirstVersion = "review-conflict/1", Version = "review-conflict/2";
    public const string WithApplicant = "applicant", WithOwner = "problem-owner", WithChallenge = "challenge", WithCall = "call", Self = "self", Exclusion = "exclusion";

    /// <summary>Placeholders that stand for "no organisation"; they never create a conflict, and whoever has one waits for clearance.</summary>
    static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase) { "none", "n/a", "-", "unknown", "individual", "无", "个人", "未知" };

    readonly ConflictScope scope;
    readonly OrganisationGraph graph;
    readonly Dictionary<string, List<Target>> direct = [], owned = [], asked = [], people = [], askedPeople = [];
    readonly ILookup<string, string> codesOf;

    public Conflicts(ConflictScope scope, OrganisationGraph? graph = null)
    {
        this.scope = scope;
        this.graph = graph ?? new OrganisationGraph(scope.Organisations, scope.Organisations.Count > 0);
        foreach (var owner in scope.Owners) Add(new Target(WithOwner, null, []), owner);
        List<(string Key, string Code)> memberships = [];
        foreach (var applicant in scope.Applicants)
        {
            var target = new Target(WithApplicant, applicant.Code, []);
            foreach (var organisation in applicant.Organisations.Where(o => !IsPlaceholder(o)).DistinctBy(this.graph.Same))
            {
                Add(target, organisation);
                memberships.Add((this.graph.Same(organisation), applicant.Code));
            }
            foreach (var person in applicant.People) Put(people, OrganisationGraph.Normal(person), target);
            foreach (var request in CountingExclusions(applicant.Exclusions, scope.MostExclusions))
            {
                if (!IsPlaceholder(request.Organisation)) Put(asked, this.graph.Same(request.Organisation!), target);
                if (!string.IsNullOrWhiteSpace(request.Person)) Put(askedPeople, OrganisationGraph.Normal(request.Person), target);
            }
        }
        codesOf = memberships.ToLookup(m => m.Key, m => m.Code);
    }

    public static bool IsPlaceholder(string? organisation) => string.IsNullOrWhiteSpace(organisation) || Placeholders.Contains(organisation.Trim());

    public static IEnumerable<ExclusionRequest> CountingExclusions(IReadOnlyList<ExclusionRequest>? asked, int most) => (asked ?? []).Take(most);

    /// <summary>Sorted, each chain once; of several chains over the same tie to the same application the shortest.</summary>
    public IReadOnlyList<Conflict> Of(string person, string? organisation, IReadOnlyList<Relation> registered, Declaration? declared = null)
    {
        List<Conflict> found = [];
        List<(Relation Relation, string Source)> ties =
        [
            (new Relation { Kind = Relation.Employment, Organisation = organisation }, "registry"), (new Relation { Kind = Self, Person = person }, "registry"),
            .. registered.Select(r => (r, "registry")), .. (declared?.Relations ?? []).Select(r => (r, "declared"))
        ];
        foreach (var (tie, source) in ties.Where(t => t.Relation.Counts(scope.Since)))
        {
            if (!IsPlaceholder(tie.Organisation)) Follow(tie, source, found);
            if (!string.IsNullOrWhiteSpace(tie.Person))
                foreach (var target in people.GetValueOrDefault(OrganisationGraph.Normal(tie.Person)) ?? []) found.Add(Link(target, tie, source, tie.Person.Trim(), []));
            if (string.Equals(tie.Challenge?.Trim(), scope.Number, StringComparison.OrdinalIgnoreCase)) found.Add(Link(new Target(WithChallenge, null, []), tie, source, tie.Challenge!.Trim(), []));
        }
        if (scope.Vetters.Contains(person)) found.Add(new Conflict { With = WithChallenge, Kind = "vetting", Source = "terms", Subject = person, Chain = [new("vetting", scope.Number)] });
        foreach (var target in askedPeople.GetValueOrDefault(OrganisationGraph.Normal(person)) ?? [])
            found.Add(new Conflict { With = WithApplicant, Kind = Exclusion, Source = "applicant", Subject = person, Application = target.Code, Chain = [new(Exclusion, person)] });
        found.AddRange(OfCall(ties));
        found.AddRange(Spread(found).ToList());
        return [.. found.OrderBy(c => c.Chain.Count).DistinctBy(c => (c.With, c.Kind, c.Source, c.Subject, c.Application))
            .OrderBy(c => c.With, StringComparer.Ordinal).ThenBy(c => c.Kind, StringComparer.Ordinal).ThenBy(c => c.Source, StringComparer.Ordinal)
            .ThenBy(c => c.Subject, StringComparer.Ordinal).ThenBy(c => c.Application, StringComparer.Ordinal)];
    }

    /// <summary>The reviewer, or an organisation that the reviewer works for now, stands behind an application of another challenge of the call; owners count for nothing here.</summary>
    IEnumerable<Conflict> OfCall(IReadOnlyList<(Relation Relation, string Source)> ties) =>
        from solver in scope.Call ?? []
        from tie in ties
        where tie.Relation is { Kind: Self } or { Kind: Relation.Employment, Until: null }
        where tie.Relation.Person is { } person && solver.Person is not null ? OrganisationGraph.Normal(person) == OrganisationGraph.Normal(solver.Person)
            : !IsPlaceholder(tie.Relation.Organisation) && !IsPlaceholder(solver.Organisation) && graph.Same(tie.Relation.Organisation!) == graph.Same(solver.Organisation!)
        let subject = (tie.Relation.Person ?? tie.Relation.Organisation)!.Trim()
        select new Conflict { With = WithCall, Kind = tie.Relation.Kind, Source = tie.Source, Subject = subject, Chain = [new(tie.Relation.Kind, subject), new("applies-to", solver.Challenge)] };

    void Follow(Relation tie, string source, List<Conflict> found)
    {
        var (subject, key) = (tie.Organisation!.Trim(), graph.Same(tie.Organisation));
        IReadOnlyList<ConflictStep> alias = key == OrganisationGraph.Normal(subject) ? [] : [new("same-as", key)];
        foreach (var target in direct.GetValueOrDefault(key) ?? []) found.Add(Link(target, tie, source, subject, alias));
        foreach (var owner in graph.OwnersOf(subject))
            foreach (var target in direct.GetValueOrDefault(owner.Key) ?? []) found.Add(Link(target, tie, source, subject, [.. alias, .. owner.Via.Select(v => new ConflictStep("owned-by", v))]));
        foreach (var target in owned.GetValueOrDefault(key) ?? []) found.Add(Link(target, tie, source, subject, [.. alias, .. target.Down.Select(v => new ConflictStep("owns", v))]));
        if (tie is { Kind: Relation.Employment, Until: null })
            foreach (var target in asked.GetValueOrDefault(key) ?? [])
                found.Add(Link(target, tie, "applicant", subject, [new(Exclusion, subject)]) with { Kind = Exclusion });
    }

    IEnumerable<Conflict> Spread(IEnumerable<Conflict> found)
    {
        var organisationsOf = scope.Applicants.ToDictionary(a => a.Code, a => a.Organisations);
        foreach (var conflict in found.Where(c => c is { Application: not null, Kind: not Exclusion }))
            foreach (var organisation in organisationsOf[conflict.Application!].Where(o => !IsPlaceholder(o)))
                foreach (var other in codesOf[graph.Same(organisation)].Where(code => code != conflict.Application))
                    yield return conflict with { Application = other, Chain = [.. conflict.Chain, new("same-group", organisation.Trim())] };
    }

    /// <summary>The target under its own organisation, and under each of its owners with the way down.</summary>
    void Add(Target target, string organisation)
    {
        if (IsPlaceholder(organisation)) return;
        Put(direct, graph.Same(organisation), target);
        foreach (var owner in graph.OwnersOf(organisation))
            Put(owned, owner.Key, target with { Down = [.. owner.Via.Reverse().Skip(1), graph.Same(organisation)] });
    }

    static Conflict Link(Target target, Relation tie, string source, string subject, IReadOnlyList<ConflictStep> on) => new()
    {
        With = target.With,
        Kind = tie.Kind,
        Source = source,
        Subject = subject,
        Application = target.Code,
        Chain = [new ConflictStep(tie.Kind, subject, tie.Until), .. on]
    };

    static void Put(Dictionary<string, List<Target>> index, string key, Target target)
    {
        if (!index.TryGetValue(key, out var targets)) index[key] = targets = [];
        targets.Add(target);
    }

    sealed record Target(string With, string? Code, IReadOnlyList<string> Down);
}
