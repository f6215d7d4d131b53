using Challenges.Review.Recusing;
using Challenges.Shared.Web;

namespace Challenges.Review.Empanelling;

/// <summary>The panel as a caller may see it: the pool's digest for everybody, size, fields and draw after the ranking, people for officers and auditors, names by the profile's reveal policy.</summary>
public sealed record PanelView
{
    public required string Number { get; init; }
    /// <summary>For everybody, once it is certain that too few applications compete for a review; null otherwise.</summary>
    public NoReviewView? NoReview { get; init; }
    public PoolView? Pool { get; init; }
    public PanelFacts? Panel { get; init; }
    /// <summary>Officers and auditors only, with the chain of reasons.</summary>
    public IReadOnlyList<SeatOfPanel>? Seats { get; init; }
    /// <summary>Public names, once the profile reveals them.</summary>
    public IReadOnlyList<string>? Names { get; init; }
    public Extension? Extension { get; init; }
    public Stand? Stand { get; init; }
}

/// <param name="Admitted">Applications that passed the formal check.</param>
/// <param name="Floor">Fewest with which the profile lets a review start.</param>
public sealed record NoReviewView(int Admitted, int Floor, Bilingual Says);

public sealed record PoolView(string Digest, int Size, DateTimeOffset At);

/// <param name="Method"><c>drawn</c> or <c>appointed</c>.</param>
/// <param name="Reason">Of a direct appointment; officers and auditors only.</param>
public sealed record PanelFacts(int Size, int Standbys, int Vacancies, IReadOnlyList<string> Fields, string Method, string? Reason, DateTimeOffset At, string ProofDigest);

public sealed record SeatOfPanel
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Person { get; init; }
    public required string? Name { get; init; }
    public required string Field { get; init; }
    public required int Place { get; init; }
    public required int Standby { get; init; }
    public required SeatState State { get; init; }
    public required DateTimeOffset Since { get; init; }
    public DateTimeOffset? DeclaredAt { get; init; }
    public string? ReleasedFor { get; init; }
    public string? Reason { get; init; }
    public required IReadOnlyList<Conflict> Reasons { get; init; }
    public Guid? PassedTo { get; init; }

    /// <param name="unmasked">True for auditors: an officer who read ids or codes in the reasons would learn who applied.</param>
    public static SeatOfPanel Of(Seat seat, string? name, bool unmasked) => new()
    {
        Id = seat.Id,
        Code = seat.Code,
        Person = seat.Person,
        Name = name,
        Field = seat.Field,
        Place = seat.Place,
        Standby = seat.Standby,
        State = seat.State,
        Since = seat.Since,
        DeclaredAt = seat.Declaration?.At,
        ReleasedFor = seat.ReleasedFor,
        Reason = seat.Reason,
        Reasons = unmasked ? seat.Conflicts : Conflict.Masked(seat.Conflicts),
        PassedTo = seat.PassedTo
    };
}
