using Challenges.Applications.Checking;
using Challenges.Applications.Opening;
using Challenges.Shared.Decisions;
using Challenges.Shared.Proof;
using Challenges.Shared.Web;

namespace Challenges.Applications.Sealing;

/// <param name="Accepted">Applications that stood filed by count.</param>
/// <param name="Digests">Of what was filed, sorted; blinded by a nonce each, so that they tell nothing.</param>
public sealed record SealingInput(string Number, int Accepted, IReadOnlyList<string> Digests);

/// <param name="AllAccepted">Nothing was lost between acceptance and sealing.</param>
public sealed record SealingResult(string MerkleRoot, int Count, bool AllAccepted);

/// <summary>The sealing as a decision that can be replayed. Random codes are no part of it: they decide nothing.</summary>
public static class SealingDecision
{
    const string Kind = "sealing";

    public static readonly Engine<SealingInput, SealingResult> Version1 = Engine.Of<SealingInput, SealingResult>("applications-sealing/1", Seal);

    public static DecisionRules Rules { get; } = new() { Engines = [Version1, .. CheckDecisions.Engines], SightOf = SightOf, Announce = ApplicationEvents.Chained };

    public static SealingResult Seal(SealingInput input)
    {
        var tree = MerkleTree.Of(input.Digests);
        return new SealingResult(tree.Root, tree.Count, tree.Count == input.Accepted);
    }

    public static Task Seals(this DecisionJournal journal, Intake intake, SealedSet set, DateTimeOffset now, CancellationToken cancel)
    {
        var policy = intake.Terms!.Policy;
        var decision = new Decision
        {
            ChallengeId = intake.ChallengeId,
            Number = intake.Number,
            Kind = Kind,
            Rules = ["R06"],
            Profile = policy.Profile,
            ProfileVersion = policy.ProfileVersion,
            Actor = Decision.Clock,
            At = now
        };
        var input = new SealingInput(intake.Number, intake.Count, [.. set.Entries.Select(e => e.Digest).Order(StringComparer.Ordinal)]);
        return journal.Append(decision, Version1, input, new SealingResult(set.MerkleRoot, set.Entries.Count, true), cancel);
    }

    /// <summary>Count and root are public with the sealing, and how many the formal check admitted once it is concluded; the digests and what was found of each are for the own department and auditors, who lose that where they take part.</summary>
    static async Task<DecisionSight> SightOf(IServiceProvider services, string number, Caller caller, CancellationToken cancel)
    {
        if (await services.GetRequiredService<IntakeStore>().Find(number, cancel) is not { } intake) return DecisionSight.Nothing;
        return await services.GetRequiredService<Sight>().Has(intake, caller, cancel) ? DecisionSight.Everything : DecisionSight.HeadOnly.WithResult(Kind).WithResult(CheckDecisions.ConcludedKind);
    }
}
