using Challenges.Shared.Decisions;

namespace Challenges.Shared.Tests.Decisions;

sealed record Parts(IReadOnlyList<long> Numbers, string Note);

sealed record Total(long Sum, string Note);

/// <summary>A rule in two versions: the first adds up, the second leaves out what is negative.</summary>
static class Sums
{
    public static readonly Engine<Parts, Total> First = Engine.Of<Parts, Total>("sum/1", parts => new Total(parts.Numbers.Sum(), parts.Note));
    public static readonly Engine<Parts, Total> Second = Engine.Of<Parts, Total>("sum/2", parts => new Total(parts.Numbers.Where(n => n >= 0).Sum(), parts.Note));

    public static DecisionRules Rules(params Engine[] engines) => new()
    {
        Engines = engines,
        SightOf = (_, _, _, _) => Task.FromResult(DecisionSight.Everything),
        Announce = (_, head) => head
    };

    public static Decision Decision(Guid challenge, string number = "QH-2022-01", string kind = "sum") => new()
    {
        ChallengeId = challenge,
        Number = number,
        Kind = kind,
        Rules = ["R17", "R28"],
        Profile = "provincial-default",
        ProfileVersion = 3,
        Actor = "officer-7",
        At = new DateTimeOffset(2022, 12, 1, 9, 30, 0, TimeSpan.FromHours(8))
    };

    /// <summary>A chain of sums that the first version made.</summary>
    public static IReadOnlyList<DecisionRow> Chain(Guid challenge, params long[][] parts)
    {
        List<DecisionRow> rows = [];
        foreach (var numbers in parts)
        {
            var inputs = new Parts(numbers, "溶液 é \uFFFD");
            rows.Add(DecisionChain.Next(rows is [.., var last] ? new DecisionHead(last.Sequence, last.Hash) : null, Decision(challenge), First, inputs, new Total(numbers.Sum(), inputs.Note)));
        }
        return rows;
    }

    public static HeadRow HeadOf(DecisionRow last) => new() { ChallengeId = last.ChallengeId, Number = last.Number, Sequence = last.Sequence, Hash = last.Hash };
}
