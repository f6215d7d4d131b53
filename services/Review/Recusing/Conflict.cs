namespace Challenges.Review.Recusing;

/// <summary>One chain that recuses a reviewer (R14): from the reviewer to an applicant, to the problem owner, to the challenge itself or to another one of its call.</summary>
public sealed record Conflict
{
    /// <summary><c>applicant</c>, <c>problem-owner</c>, <c>challenge</c> or <c>call</c>: an application to another challenge of the same call.</summary>
    public required string With { get; init; }
    /// <summary><c>self</c>, <c>vetting</c>, <c>exclusion</c> or one of <see cref="Relation.Kinds"/>.</summary>
    public required string Kind { get; init; }
    /// <summary><c>registry</c>, <c>declared</c>, <c>applicant</c> (an exclusion request) or <c>terms</c>.</summary>
    public required string Source { get; init; }
    /// <summary>The organisation or person that the reviewer is tied to. Officers see it masked, auditors in full.</summary>
    public required string Subject { get; init; }
    /// <summary>Code of the application; only auditors see it, since it would tell an officer whose application it is.</summary>
    public string? Application { get; init; }
    /// <summary>In order from the reviewer on: <c>employment … until 2021-03-31</c>, <c>owned-by …</c>.</summary>
    public IReadOnlyList<ConflictStep> Chain { get; init; } = [];

    public const string Mask = "•••";

    /// <summary>Kinds and dates stay, ids go.</summary>
    public Conflict Masked() => this with { Subject = Mask, Application = null, Chain = [.. Chain.Select(s => s with { Subject = Mask })] };

    public static IReadOnlyList<Conflict> Masked(IEnumerable<Conflict> conflicts) =>
        [.. conflicts.Select(c => c.Masked()).DistinctBy(c => (c.With, c.Kind, c.Source, string.Join('|', c.Chain.Select(s => $"{s.How} {s.Until:O}"))))];
}

/// <param name="How">Kind of the relation, then <c>same-as</c> (an alias), <c>owned-by</c>, <c>owns</c>, or <c>same-group</c> (another application of the same organisation); <c>applies-to</c> with the number of another challenge of the call.</param>
/// <param name="Until">Last day of a relation that ended.</param>
public sealed record ConflictStep(string How, string Subject, DateOnly? Until = null);
