using Challenges.Contracts.Publication;
using Challenges.Shared.Proof;

namespace Challenges.Applications;

/// <summary>Exactly what was filed. Its canonical form is what the receipt's digest and the leaf of the Merkle tree are made of.</summary>
public sealed record FiledDocument
{
    /// <summary>Number of the challenge.</summary>
    public required string Challenge { get; init; }
    /// <summary>1 for the first filing, one more for each replacement.</summary>
    public required int Filing { get; init; }
    /// <summary>128 random bits, known to the solver only: without it nobody can test a guess at the content against the published digests.</summary>
    public required string Nonce { get; init; }
    public required Representative Representative { get; init; }
    public required ApplicationContent Content { get; init; }
    /// <summary>The promise as it read when it was given.</summary>
    public required Wording Promise { get; init; }
    /// <summary>In the order in which they were added. Null and not empty when there are none: a member without a value is no part of the digest.</summary>
    public IReadOnlyList<FiledAttachment>? Attachments { get; init; }

    /// <summary>Of the partners to their own parts. Null when there are none.</summary>
    public IReadOnlyList<PartnerConfirmation>? Confirmations { get; init; }
    /// <summary>Of a correction within the fix window, from 1; null for what was filed before the close.</summary>
    public int? Correction { get; init; }
    /// <summary>Of a correction: the digest of the filing that was sealed.</summary>
    public string? Corrects { get; init; }

    public string Digest() => Canonical.Digest(this);

    /// <summary>Registered ids of the solver's own, contracting and partner organisations, sorted, each once.</summary>
    public IReadOnlyList<string> Organisations() => FilingRules.Organisations(Content, Representative);

    /// <summary>Ids of the people who take part, the representative included, sorted, each once.</summary>
    public IReadOnlyList<string> People() =>
        [.. Content.People.Select(p => p.Id!).Append(Representative.Person).Distinct().Order(StringComparer.Ordinal)];
}
