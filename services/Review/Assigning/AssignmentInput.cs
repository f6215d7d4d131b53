using Challenges.Contracts.Publication;

namespace Challenges.Review.Assigning;

/// <summary>All that an assignment depends on. Codes are random per challenge; the lists may come in any order.</summary>
public sealed record AssignmentInput
{
    public required string Number { get; init; }
    /// <summary>Reviewers that each application gets; 1 and up.</summary>
    public required int PerApplication { get; init; }
    public required IReadOnlyList<AssignableReviewer> Reviewers { get; init; }
    public required IReadOnlyList<AssignableApplication> Applications { get; init; }
    /// <summary>Pairs that may never meet (R14). A conflict beats a pin.</summary>
    public required IReadOnlyList<Pairing> Conflicts { get; init; }
    /// <summary>Pairs that stay: the reviewer has opened the application.</summary>
    public IReadOnlyList<Pairing> Pinned { get; init; } = [];
    /// <summary>What stood before; kept where it costs nothing.</summary>
    public IReadOnlyList<Pairing> Before { get; init; } = [];
    /// <summary>What the readers of each application keep among themselves (R13); null where nothing of it can bind: the engine is then version 1.</summary>
    public PanelMakeUp? MakeUp { get; init; }

    /// <summary>The one order of an input, from which digest and result are made.</summary>
    public AssignmentInput Sorted() => this with
    {
        Reviewers = [.. Reviewers.OrderBy(r => r.Code, StringComparer.Ordinal).Select(r => r with { Topics = [.. r.Topics.Distinct().Order(StringComparer.Ordinal)] })],
        Applications = [.. Applications.OrderBy(a => a.Code, StringComparer.Ordinal).Select(a => a with { Topics = [.. a.Topics.Distinct().Order(StringComparer.Ordinal)] })],
        Conflicts = Pairing.Sorted(Conflicts),
        Pinned = Pairing.Sorted(Pinned),
        Before = Pairing.Sorted(Before)
    };
}

/// <param name="Least">Applications that the reviewer gets at least; 0 and up.</param>
/// <param name="Most">Applications that the reviewer gets at most.</param>
/// <param name="Field">As registered; given with a make-up.</param>
/// <param name="Group">The organisation (see <see cref="Empanelling.MakeUp.GroupOf"/>); given with a make-up.</param>
public sealed record AssignableReviewer(string Code, IReadOnlyList<string> Topics, int Least, int Most, string? Field = null, string? Group = null);

public sealed record AssignableApplication(string Code, IReadOnlyList<string> Topics);

public readonly record struct Pairing(string Application, string Reviewer)
{
    public static IReadOnlyList<Pairing> Sorted(IEnumerable<Pairing> pairs) =>
        [.. pairs.Distinct().OrderBy(p => p.Application, StringComparer.Ordinal).ThenBy(p => p.Reviewer, StringComparer.Ordinal)];
}
