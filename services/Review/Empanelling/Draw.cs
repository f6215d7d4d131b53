using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Challenges.Contracts.Publication;
using Challenges.Shared.Proof;

namespace Challenges.Review.Empanelling;

/// <summary>The reviewers who may be drawn, fixed before the sealed set is known, so that nobody can fit the pool to the seed.</summary>
public sealed record Pool
{
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    /// <summary>Digest of the draw codes; published at once.</summary>
    public required string Digest { get; init; }
    public required IReadOnlyList<PoolMember> Members { get; init; }
}

public sealed record PoolMember(string Code, string Person);

/// <summary>What anybody needs to replay a draw. Names no one: draw codes are random per challenge.</summary>
public sealed record DrawProof
{
    /// <summary><see cref="Draw.Algorithm"/>, or <c>direct-appointment/1</c>.</summary>
    public required string Algorithm { get; init; }
    public required string Number { get; init; }
    /// <summary>Published with the sealed set; null for a direct appointment.</summary>
    public string? MerkleRoot { get; init; }
    public string? Seed { get; init; }
    public string? PoolDigest { get; init; }
    /// <summary>All draw codes of the pool, sorted.</summary>
    public required IReadOnlyList<string> Pool { get; init; }
    /// <summary>Codes left out for a computed conflict or because the reviewer left the register, sorted.</summary>
    public required IReadOnlyList<string> Excluded { get; init; }
    /// <summary>Seated codes in the order of the draw.</summary>
    public required IReadOnlyList<string> Seats { get; init; }
    public required IReadOnlyList<string> Standbys { get; init; }
    /// <summary>Make-up that the seats keep; null where the profile has none.</summary>
    public PanelMakeUp? MakeUp { get; init; }
    /// <summary>How each code counts for the make-up; null without one.</summary>
    public IReadOnlyList<DrawMember>? Members { get; init; }
}

/// <summary>What a draw depends on: which codes may be drawn and how many; the seed follows from the Merkle root.</summary>
public sealed record DrawInput
{
    public required string Number { get; init; }
    public required string MerkleRoot { get; init; }
    public required string PoolDigest { get; init; }
    /// <summary>All draw codes of the pool, sorted.</summary>
    public required IReadOnlyList<string> Pool { get; init; }
    /// <summary>Codes left out, sorted.</summary>
    public required IReadOnlyList<string> Excluded { get; init; }
    public required int Seats { get; init; }
    public required int Standbys { get; init; }
    /// <summary>Null where the profile has none: the draw is then version 1.</summary>
    public PanelMakeUp? MakeUp { get; init; }
    public IReadOnlyList<DrawMember>? Members { get; init; }
}

/// <param name="Group">Number of the organisation within this draw; it says who comes from the same one, not from which.</param>
public sealed record DrawMember(string Code, string Field, int Group)
{
    public static IReadOnlyList<DrawMember> Of(IReadOnlyList<PanelMember> members)
    {
        var groups = members.Select(m => m.Group).Distinct().Select((g, i) => (g, i)).ToDictionary(x => x.g, x => x.i + 1);
        return [.. members.Select(m => new DrawMember(m.Code, m.Field, groups[m.Group]))];
    }

    public PanelMember AsMember() => new(Code, Field, Group.ToString(CultureInfo.InvariantCulture));
}

/// <summary>Codes of who was named for the seats and as standbys, in order.</summary>
public sealed record AppointmentInput(string Number, IReadOnlyList<string> Seats, IReadOnlyList<string> Standbys);

/// <summary>
/// The draw, version 1. Seed: SHA-256 of the UTF-8 text <c>challenge-panel-draw/1|NUMBER|MERKLEROOT</c>, lower-case hexadecimal. Each code's lot: SHA-256 of the UTF-8 text <c>SEED|CODE</c>,
/// lower-case hexadecimal. Codes are taken by rising lot (equal lots by code); the first fill the seats, the next the standbys. Pool digest: SHA-256 of the canonical JSON (RFC 8785) of
/// <c>{"algorithm":…,"codes":[sorted],"number":…}</c>. Version 2 keeps a make-up: along the same order a code gets a seat when the seats can still be completed within the make-up by codes
/// behind it; standbys are the next by lot.
/// </summary>
public static class Draw
{
    public const string Algorithm = "challenge-panel-draw/1";
    public const string MadeUp = "challenge-panel-draw/2";
    public const string Appointment = "direct-appointment/1";

    public static DrawProof Run(DrawInput input)
    {
        var seed = Seed(input.Number, input.MerkleRoot);
        var drawn = Order(seed, input.Pool.Except(input.Excluded));
        var members = input.Members?.ToDictionary(m => m.Code, m => m.AsMember());
        var seats = members is null ? [.. drawn.Take(input.Seats)] : new MakeUp(input.MakeUp).Choose(input.Seats, [.. drawn.Select(c => members[c])]);
        return new DrawProof
        {
            Algorithm = members is null ? Algorithm : MadeUp,
            Number = input.Number,
            MerkleRoot = input.MerkleRoot,
            Seed = seed,
            PoolDigest = input.PoolDigest,
            Pool = Sorted(input.Pool),
            Excluded = Sorted(input.Excluded),
            Seats = seats,
            Standbys = [.. drawn.Except(seats).Take(input.Standbys)],
            MakeUp = input.MakeUp,
            Members = input.Members
        };
    }

    public static DrawProof Appoint(AppointmentInput input) => new()
    {
        Algorithm = Appointment,
        Number = input.Number,
        Pool = Sorted(input.Seats.Concat(input.Standbys)),
        Excluded = [],
        Seats = input.Seats,
        Standbys = input.Standbys
    };

    public static string Seed(string number, string merkleRoot) => Hash($"{Algorithm}|{number}|{merkleRoot}");

    public static string Lot(string seed, string code) => Hash($"{seed}|{code}");

    public static IReadOnlyList<string> Order(string seed, IEnumerable<string> codes) =>
        [.. codes.OrderBy(c => Lot(seed, c), StringComparer.Ordinal).ThenBy(c => c, StringComparer.Ordinal)];

    public static string PoolDigest(string number, IEnumerable<string> codes) => Canonical.Digest(new PoolCommitment(Algorithm, number, Sorted(codes)));

    public static IReadOnlyList<string> Sorted(IEnumerable<string> codes) => [.. codes.Order(StringComparer.Ordinal)];

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    sealed record PoolCommitment(string Algorithm, string Number, IReadOnlyList<string> Codes);
}
