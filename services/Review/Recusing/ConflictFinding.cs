using Challenges.Review.Empanelling;

namespace Challenges.Review.Recusing;

/// <summary>A conflict that took a seat, or one application, from a reviewer: for good, with the chains that were found then.</summary>
public sealed record ConflictFinding
{
    /// <summary>Code of the seat.</summary>
    public required string Seat { get; init; }
    /// <summary>Code of the application that was closed to the seat; null: the whole seat ended.</summary>
    public string? Application { get; init; }
    public required IReadOnlyList<Conflict> Conflicts { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>What a finding was made from: the reviewer's ties, and of the challenge only what they meet.</summary>
public sealed record FindingInput
{
    public required string Seat { get; init; }
    public required string Person { get; init; }
    public string? Organisation { get; init; }
    public required IReadOnlyList<Relation> Registered { get; init; }
    public Declaration? Declared { get; init; }
    /// <summary>Code of the application that the finding is about; null: the seat.</summary>
    public string? Application { get; init; }
    public required ConflictScope Scope { get; init; }

    public static FindingInput Of(Seat seat, ConflictFinding finding, ConflictScope scope, OrganisationGraph graph)
    {
        // With what the reviewer met and what is of the same organisation, since a conflict spreads from there.
        var met = finding.Conflicts.Select(c => c.Application).ToHashSet();
        var groups = scope.Applicants.Where(a => met.Contains(a.Code)).SelectMany(a => a.Organisations).Select(graph.Same).ToHashSet();
        List<ApplicantParties> applicants = [.. scope.Applicants.Where(a => met.Contains(a.Code) || a.Organisations.Any(o => groups.Contains(graph.Same(o))))];
        List<string?> bearing = [seat.Organisation, .. seat.Relations.Concat(seat.Declaration?.Relations ?? []).Select(r => r.Organisation), .. scope.Owners, .. applicants.SelectMany(a => a.Organisations), .. (scope.Call ?? []).Select(s => s.Organisation)];
        return new FindingInput
        {
            Seat = seat.Code,
            Person = seat.Person,
            Organisation = seat.Organisation,
            Registered = seat.Relations,
            Declared = seat.Declaration,
            Application = finding.Application,
            // Of the call only those whom this reviewer met.
            Scope = scope with { Applicants = applicants, Call = scope.Call is { } call ? [.. call.Where(s => Met(finding, s, graph))] : null, Organisations = graph.Around(bearing.OfType<string>().Where(o => !Conflicts.IsPlaceholder(o))) }
        };
    }

    static bool Met(ConflictFinding finding, CallSolver solver, OrganisationGraph graph) => finding.Conflicts.Any(c => c.With == Conflicts.WithCall && c.Chain[^1].Subject == solver.Challenge
        && (solver.Person is { } person ? OrganisationGraph.Normal(person) == OrganisationGraph.Normal(c.Subject) : graph.Same(solver.Organisation!) == graph.Same(c.Subject)));

    /// <summary>The same chains again, under masks, since the result is read by officers.</summary>
    public static FindingResult Compute(FindingInput input) => new(input.Seat, Conflict.Masked(new Conflicts(input.Scope)
        .Of(input.Person, input.Organisation, input.Registered, input.Declared).Where(c => input.Application is null || c.Application is null || c.Application == input.Application)));
}

/// <param name="Chains">Kinds and dates, without ids and codes.</param>
public sealed record FindingResult(string Seat, IReadOnlyList<Conflict> Chains);
