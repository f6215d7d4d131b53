using System.Text;
using System.Text.Json;
using Challenges.Shared.Proof;

namespace Challenges.Shared.Decisions;

/// <summary>Recomputes chains and replays their decisions from the stored inputs.</summary>
internal sealed class DecisionVerifier(DecisionStore store, DecisionRules rules)
{
    /// <summary>The row stands where its record does not belong: it takes nobody's place in the chain.</summary>
    const string Place = "place";

    /// <param name="inHand">A head that somebody kept from a publication: the chain must still contain it.</param>
    public async Task<IReadOnlyList<Verdict>> Verify(string number, DecisionHead? inHand, CancellationToken cancel)
    {
        var rows = (await store.Rows(number, cancel)).ToLookup(r => r.ChallengeId);
        var heads = (await store.Heads(number, cancel)).ToDictionary(h => h.ChallengeId);
        var verdicts = rows.Select(r => r.Key).Union(heads.Keys).SelectMany(id => Chain([.. rows[id]], heads.GetValueOrDefault(id))).ToList();
        if (inHand is not null && !rows.SelectMany(r => r).Any(r => r.Sequence == inHand.Sequence && r.Hash == inHand.Hash))
            verdicts.Add(new Verdict(inHand.Sequence, null, null, Finding.Differs, "head in hand"));
        return verdicts;
    }

    /// <param name="rows">Of one chain, in order.</param>
    public IReadOnlyList<Verdict> Chain(IReadOnlyList<DecisionRow> rows, HeadRow? head)
    {
        List<Verdict> verdicts = [];
        DecisionRow? before = null;
        var expected = 1L;
        foreach (var row in rows)
        {
            var verdict = One(row, before, follows: row.Sequence == expected);
            if (verdict.Where != Place)
            {
                if (row.Sequence > expected) verdicts.Add(Absent(expected));
                (before, expected) = (row, row.Sequence + 1);
            }
            verdicts.Add(verdict);
        }
        if (head?.Sequence >= expected) verdicts.Add(Absent(expected));
        else if (before is not null && (head is null || head.Sequence != before.Sequence || head.Hash != before.Hash || head.Number != before.Number))
        {
            var last = verdicts.FindLastIndex(v => v.Sequence == before.Sequence && v.Where != Place);
            if (verdicts[last].Finding != Finding.Differs) verdicts[last] = verdicts[last] with { Finding = Finding.Differs, Where = "head", Missing = null };
        }
        return verdicts;
    }

    Verdict One(DecisionRow row, DecisionRow? before, bool follows)
    {
        if (DecisionChain.Digest(row.Record) != row.Hash || Parse(row.Record) is not { } record) return new(row.Sequence, null, null, Finding.Differs, "hash");
        Verdict Differs(string where) => new(row.Sequence, record.Kind, record.Engine, Finding.Differs, where);
        Verdict CannotTell(string missing) => new(row.Sequence, record.Kind, record.Engine, Finding.CannotTell, Missing: missing);

        if (DecisionChain.IdOf(record.ChallengeId) != row.ChallengeId || record.Sequence != row.Sequence || record.Number != row.Number) return Differs(Place);
        if (follows && !Links(record.Previous, before)) return Differs("previous");
        if (DecisionChain.ActorDigest(row.Salt, row.Actor) != record.ActorDigest) return Differs("actor");
        if (DecisionChain.Digest(row.Result) != record.ResultDigest) return Differs("result");
        if (row.Inputs is null) return CannotTell("inputs");
        if (DecisionChain.Digest(row.Inputs) != record.InputDigest) return Differs("inputs");
        if (rules.Find(record.Engine) is not { } engine) return CannotTell($"engine {record.Engine}");
        try
        {
            var replayed = engine.Replay(row.Inputs, record.At);
            return replayed == row.Result ? new(row.Sequence, record.Kind, record.Engine, Finding.Same) : Differs($"replay {FirstDifference(row.Result, replayed)}");
        }
        catch (Exception e)
        {
            // The record stands as it was chained; what can't be said is what the engine would have made of it.
            return CannotTell($"engine {record.Engine}: {e.GetType().Name}");
        }
    }

    /// <summary>A record before that was damaged is named by itself: the one after it is right when it links to either its stored or its recomputed hash.</summary>
    static bool Links(string? previous, DecisionRow? before) =>
        before is null ? previous is null : previous == before.Hash || previous == DecisionChain.Digest(before.Record);

    static Verdict Absent(long sequence) => new(sequence, null, null, Finding.CannotTell, Missing: "record");

    internal static DecisionRecord? Parse(string text)
    {
        try
        {
            return Canonical.Read<DecisionRecord>(Encoding.UTF8.GetBytes(text));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string FirstDifference(string recorded, string replayed)
    {
        using var one = JsonDocument.Parse(recorded);
        using var other = JsonDocument.Parse(replayed);
        return Difference(one.RootElement, other.RootElement, "$") ?? "$";
    }

    static string? Difference(JsonElement one, JsonElement other, string path)
    {
        if (one.ValueKind != other.ValueKind) return path;
        switch (one.ValueKind)
        {
            case JsonValueKind.Object:
                var names = one.EnumerateObject().Select(m => m.Name).Union(other.EnumerateObject().Select(m => m.Name)).Order(StringComparer.Ordinal);
                return names.Select(name => one.TryGetProperty(name, out var a) && other.TryGetProperty(name, out var b) ? Difference(a, b, $"{path}.{name}") : $"{path}.{name}")
                    .FirstOrDefault(found => found is not null);
            case JsonValueKind.Array:
                var common = Math.Min(one.GetArrayLength(), other.GetArrayLength());
                return Enumerable.Range(0, common).Select(i => Difference(one[i], other[i], $"{path}[{i}]")).FirstOrDefault(found => found is not null)
                    ?? (one.GetArrayLength() == other.GetArrayLength() ? null : $"{path}[{common}]");
            default:
                return one.GetRawText() == other.GetRawText() ? null : path;
        }
    }
}
