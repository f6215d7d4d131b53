using Challenges.Shared.Database;
using MassTransit;

namespace Challenges.Shared.Decisions;

/// <summary>Appends decisions to the chain of their challenge, in the transaction of the act, and announces the new head (R28).</summary>
public sealed class DecisionJournal
{
    readonly SqlSession _sql;
    readonly DecisionStore _store;
    readonly DecisionRules _rules;
    readonly IPublishEndpoint _publish;

    internal DecisionJournal(SqlSession sql, DecisionStore store, DecisionRules rules, IPublishEndpoint publish) => (_sql, _store, _rules, _publish) = (sql, store, rules, publish);

    /// <summary>Stores inputs and result in canonical form and chains their digests. The result must be what the engine makes of the stored inputs at <see cref="Decision.At"/>.</summary>
    /// <exception cref="InvalidOperationException">No transaction is open, the engine is not registered, or it makes another result.</exception>
    /// <exception cref="StaleVersionException">Another decision of the challenge was appended first.</exception>
    public async Task Append<TInputs, TResult>(Decision decision, Engine<TInputs, TResult> engine, TInputs inputs, TResult result, CancellationToken cancel)
    {
        if (!_sql.InTransaction) throw new InvalidOperationException("A decision is recorded in the transaction of its act.");
        if (_rules.Find(engine.Name) != engine) throw new InvalidOperationException($"{engine.Name} is not among the engines of this service.");
        var head = await _store.Head(decision.ChallengeId, cancel);
        var row = DecisionChain.Next(head is null ? null : new DecisionHead(head.Sequence, head.Hash), decision, engine, inputs, result);
        await _store.Add(row, cancel);
        await _publish.Publish(_rules.Announce(decision, new DecisionHead(row.Sequence, row.Hash)), cancel);
    }

    /// <summary>What was recorded of a challenge, in the order of its chain; nothing is verified here.</summary>
    public async Task<IReadOnlyList<RecordedDecision>> Recorded(string number, CancellationToken cancel) =>
        [.. (await _store.Rows(number, cancel)).Select(row => new RecordedDecision(row.Sequence, row.Hash, row.Actor, DecisionVerifier.Parse(row.Record)))];
}

/// <param name="Record">Null when it is damaged.</param>
public sealed record RecordedDecision(long Sequence, string Hash, string Actor, DecisionRecord? Record);
