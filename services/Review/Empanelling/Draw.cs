using System.Security.Cryptography;
using System.Text;
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
}

/// <summary>Codes of who was named for the seats and as standbys, in order.</summary>
public sealed record AppointmentInput(string Number, IReadOnlyList<string> Seats, IReadOnlyList<string> Standbys);

/// <summary>
/// The draw, version 1. Seed: SHA-256 of the UTF-8 text <c>challenge-panel-draw/1|NUMBER|MERKLEROOT</c>, lower-case hexadecimal. Each code's lot: SHA-256 of the UTF-8 text <c>SEED|CODE</c>,
/// lower-case hexadecimal. Codes are taken by rising lot (equal lots by code); the first fill the seats, the next the standbys. Pool digest: SHA-256 of the canonical JSON (RFC 8785) of
/// <c>{"algorithm":…,"codes":[sorted],"number":…}</c>.
/// </summary>
public static class Draw
{
    public const string Algorithm = "challenge-panel-draw/1";
    public const string Appointment = "direct-appointment/1";

    public static DrawProof Run(DrawInput input)
    {
        var seed = Seed(input.Number, input.MerkleRoot);
        var drawn = Order(seed, input.Pool.Except(input.Excluded));
        return new DrawProof
        {
            Algorithm = Algorithm,
            Number = input.Number,
            MerkleRoot = input.MerkleRoot,
            Seed = seed,
            PoolDigest = input.PoolDigest,
            Pool = Sorted(input.Pool),
            Excluded = Sorted(input.Excluded),
            Seats = [.. drawn.Take(input.Seats)],
            Standbys = [.. drawn.Skip(input.Seats).Take(input.Standbys)]
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
