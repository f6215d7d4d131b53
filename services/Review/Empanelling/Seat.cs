using Challenges.Review.Recusing;

namespace Challenges.Review.Empanelling;

/// <summary>
/// Where a seat stands. <c>Standby</c>: waits in order; learns nothing. <c>Declaring</c>: holds a place of the panel and must state relations first. <c>Seated</c>: declared, no conflict known;
/// reads applications once all of them are opened. <c>Released</c>: recused or replaced, for the whole challenge and for good.
/// </summary>
public enum SeatState { Standby, Declaring, Seated, Released }

/// <summary>A reviewer's part in one challenge. The name stays in the registry.</summary>
public sealed record Seat
{
    public required Guid Id { get; init; }
    /// <summary>Random, unique within the challenge: the draw code, and the code under which sheets are shown later.</summary>
    public required string Code { get; init; }
    /// <summary>Opaque id of the reviewer.</summary>
    public required string Person { get; init; }
    public required string Field { get; init; }
    public string? Organisation { get; init; }
    public required IReadOnlyList<Relation> Relations { get; init; }
    /// <summary>False: nobody ever entered the reviewer's relations, not even that there are none.</summary>
    public bool RelationsKnown { get; init; } = true;
    /// <summary>1 and up: order among the standbys; 0 for an original member.</summary>
    public required int Standby { get; init; }
    /// <summary>Place on the panel, 1 and up; 0 while waiting as a standby.</summary>
    public int Place { get; init; }
    public required SeatState State { get; init; }
    public required DateTimeOffset Since { get; init; }
    public Declaration? Declaration { get; init; }
    public IReadOnlyList<Conflict> Conflicts { get; init; } = [];
    /// <summary><c>computed</c>, <c>declared</c>, <c>own-act</c> or <c>replaced</c>; null while not released.</summary>
    public string? ReleasedFor { get; init; }
    /// <summary>Stated by the reviewer (own act) or by the officer (replaced).</summary>
    public string? Reason { get; init; }
    /// <summary>Why an officer named a further standby later; null for seats of the draw or the appointment.</summary>
    public string? NamedFor { get; init; }
    /// <summary>The standby who took the place.</summary>
    public Guid? PassedTo { get; init; }
    /// <summary>When an officer last reminded its reviewer of missing sheets.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    public bool HoldsPlace => State is SeatState.Declaring or SeatState.Seated;
}

/// <summary>A reviewer as chosen for a panel, before the seat exists.</summary>
public sealed record Candidate(Guid SeatId, string Code, string Person, string Field, string? Organisation, IReadOnlyList<Relation> Relations, bool RelationsKnown = true);
