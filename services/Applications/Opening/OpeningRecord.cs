using Challenges.Contracts.Publication;
using Challenges.Shared.Proof;
using Challenges.Shared.Web;

namespace Challenges.Applications.Opening;

/// <summary>The public record of an opening, and the proofs against it.</summary>
public static class OpeningRecord
{
    /// <summary>Before the opening: nothing but the dates.</summary>
    public static async Task<Answer<OpeningView>> Read(string number, IntakeStore intakes, CancellationToken cancel)
    {
        var intake = await intakes.Find(number, cancel) ?? throw Refusals.NotFound.Now();
        return Answer.Ok(new OpeningView(
            intake.Number, intake.IsOpened, intake.Terms?.Timetable.ClosesAt, intake.SealedAt, intake.IsOpened ? intake.Count : null, intake.MerkleRoot, intake.CancelReason,
            intake.ConcludedAt, intake.IsConcluded ? intake.AdmittedCount : null));
    }

    /// <summary>The solver's proof that the standing filing is in the set whose root was published.</summary>
    public static async Task<Answer<InclusionProof>> Prove(
        Guid id, Caller caller, IntakeStore intakes, ApplicationStore applications, SealedSetStore sealedSets, CancellationToken cancel)
    {
        var application = await applications.Find(id, caller.Person, cancel) ?? throw Refusals.NotFound.Now();
        var intake = await intakes.Find(application.ChallengeId, cancel) ?? throw Refusals.NotFound.Now();
        intake.WhyNotOpened().Enforce();
        var proof = application.Digest is { } digest ? MerkleTree.Of(await sealedSets.Digests(intake.ChallengeId, cancel)).ProofOf(digest) : null;
        if (proof is null) throw Refusals.NotInTheSealedSet.Now();
        return Answer.Ok(new InclusionProof(intake.Number, application.Digest!, proof, intake.MerkleRoot!, intake.Count), application.Version);
    }

    /// <summary>Whether a digest with its proof belongs to the set that was opened. Anyone can do the same without this service.</summary>
    public static async Task<Answer<ProofVerdict>> Verify(string number, ProofInHand proof, IntakeStore intakes, CancellationToken cancel)
    {
        var intake = await intakes.Find(number, cancel) ?? throw Refusals.NotFound.Now();
        intake.WhyNotOpened().Enforce();
        return Answer.Ok(new ProofVerdict(MerkleTree.Verify(proof.Digest, proof.Proof, intake.MerkleRoot!), intake.MerkleRoot!));
    }
}

/// <param name="Opened">The set is fixed.</param>
/// <param name="Count">Of the sealed set.</param>
/// <param name="ConcludedAt">The formal check is over, and what it admitted is open to the review.</param>
/// <param name="Admitted">How many it admitted.</param>
public sealed record OpeningView(
    string Challenge, bool Opened, DateTimeOffset? ClosesAt, DateTimeOffset? OpenedAt, int? Count, string? MerkleRoot, Wording? Cancelled, DateTimeOffset? ConcludedAt, int? Admitted);

public sealed record InclusionProof(string Challenge, string Digest, IReadOnlyList<MerkleStep> Proof, string MerkleRoot, int Count);

public sealed record ProofInHand(string Digest, IReadOnlyList<MerkleStep> Proof);

public sealed record ProofVerdict(bool Included, string MerkleRoot);
