using Challenges.Shared.Decisions;

namespace Challenges.Award.Deciding;

/// <summary>Records what an act decided; in production the journal of the chain.</summary>
public delegate Task Recording(Decided decided, Decision decision, CancellationToken cancel);

/// <summary>One decision of an act, with what it was made of. Acts collect them, the store records them in its transaction (R28).</summary>
public abstract class Decided
{
    /// <summary>One of <see cref="Kinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Rules of the register that it applied.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    public abstract Task Append(DecisionJournal journal, Decision decision, CancellationToken cancel);

    /// <param name="result">As the act made it; the journal refuses one that the engine does not make of the same inputs.</param>
    public static Decided Of<TInputs, TResult>(string kind, IReadOnlyList<string> rules, Engine<TInputs, TResult> engine, TInputs inputs, TResult result) =>
        new Typed<TInputs, TResult>(engine, inputs, result) { Kind = kind, Rules = rules };
}

/// <inheritdoc />
sealed class Typed<TInputs, TResult>(Engine<TInputs, TResult> engine, TInputs inputs, TResult result) : Decided
{
    public Engine<TInputs, TResult> Engine { get; } = engine;
    public TInputs Inputs { get; } = inputs;
    public TResult Result { get; } = result;

    public override Task Append(DecisionJournal journal, Decision decision, CancellationToken cancel) => journal.Append(decision, Engine, Inputs, Result, cancel);
}
