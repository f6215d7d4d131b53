using System.Security.Cryptography;
using System.Text;
using Challenges.Shared.Proof;

namespace Challenges.Shared.Decisions;

/// <summary>The next row of a chain, and the digests that bind it.</summary>
static class DecisionChain
{
    /// <exception cref="InvalidOperationException">The engine makes another result of the inputs as they would be stored: such a record could never be replayed.</exception>
    public static DecisionRow Next<TInputs, TResult>(DecisionHead? head, Decision decision, Engine<TInputs, TResult> engine, TInputs inputs, TResult result)
    {
        var (given, made) = (Text(inputs), Text(result));
        if (engine.Replay(given, decision.At) != made) throw new InvalidOperationException($"{engine.Name} does not make the recorded result of the recorded inputs.");
        var salt = Random128();
        var record = new DecisionRecord
        {
            ChallengeId = decision.ChallengeId,
            Number = decision.Number,
            Sequence = (head?.Sequence ?? 0) + 1,
            Previous = head?.Hash,
            Kind = decision.Kind,
            Rules = decision.Rules,
            Profile = decision.Profile,
            ProfileVersion = decision.ProfileVersion,
            At = decision.At,
            Engine = engine.Name,
            ActorDigest = ActorDigest(salt, decision.Actor),
            InputDigest = Digest(given),
            ResultDigest = Digest(made),
            Nonce = Random128()
        };
        var text = Text(record);
        return new DecisionRow
        {
            ChallengeId = IdOf(decision.ChallengeId),
            Sequence = record.Sequence,
            Number = record.Number,
            Actor = decision.Actor,
            Salt = salt,
            Record = text,
            Inputs = given,
            Result = made,
            Hash = Digest(text)
        };
    }

    public static string IdOf(Guid challenge) => challenge.ToString("D");

    public static string ActorDigest(string salt, string actor) => Digest($"{salt}|{actor}");

    /// <summary>A text that was damaged into half a surrogate pair has a digest too.</summary>
    public static string Digest(string text) => Canonical.Digest(Encoding.UTF8.GetBytes(text));

    public static string Text<T>(T value) => Encoding.UTF8.GetString(Canonical.Bytes(value));

    static string Random128() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
