using Challenges.Shared.Decisions;
using MassTransit;

namespace Challenges.Shared.Tests.Decisions;

public sealed class Replaying
{
    static readonly Guid Challenge = NewId.NextGuid();

    [Test]
    public void Records_of_an_old_version_are_replayed_by_that_version_after_an_upgrade()
    {
        var old = Sums.Chain(Challenge, [1, -2])[0];
        var rows = new[] { old, DecisionChain.Next(new DecisionHead(1, old.Hash), Sums.Decision(Challenge), Sums.Second, new Parts([1, -2], "new"), new Total(1, "new")) };
        var verdicts = Verify(rows, engines: [Sums.Second, Sums.First]);
        Assert.That(verdicts.Select(v => (v.Engine, v.Finding)), Is.EqualTo(new[] { ("sum/1", Finding.Same), ("sum/2", Finding.Same) }));
    }

    [Test]
    public void Without_its_engine_nobody_can_tell_and_the_answer_names_it()
    {
        var verdict = Verify(Sums.Chain(Challenge, [1]), engines: [Sums.Second]).Single();
        Assert.That((verdict.Finding, verdict.Missing), Is.EqualTo((Finding.CannotTell, "engine sum/1")));
    }

    [Test]
    public void Without_its_inputs_nobody_can_tell()
    {
        var verdict = Verify([.. Sums.Chain(Challenge, [1]).Select(r => r with { Inputs = null })]).Single();
        Assert.That((verdict.Finding, verdict.Missing), Is.EqualTo((Finding.CannotTell, "inputs")));
    }

    [Test]
    public void A_rule_that_was_changed_under_its_old_name_is_found_with_the_first_member_that_differs()
    {
        var changed = Engine.Of<Parts, Total>("sum/1", parts => new Total(parts.Numbers.Sum() + 1, parts.Note));
        var verdict = Verify(Sums.Chain(Challenge, [1]), engines: [changed]).Single();
        Assert.That((verdict.Finding, verdict.Where), Is.EqualTo((Finding.Differs, "replay $.sum")));
    }

    [Test]
    public void An_engine_that_fails_says_nothing_about_the_record()
    {
        var failing = Engine.Of<Parts, Total>("sum/1", (Parts _) => throw new NotSupportedException());
        var verdict = Verify(Sums.Chain(Challenge, [1]), engines: [failing]).Single();
        Assert.That((verdict.Finding, verdict.Missing), Is.EqualTo((Finding.CannotTell, "engine sum/1: NotSupportedException")));
    }

    [Test]
    public void A_record_that_was_forged_whole_breaks_the_link_of_the_next()
    {
        var rows = Sums.Chain(Challenge, [1], [2], [3]).ToArray();
        rows[1] = DecisionChain.Next(new DecisionHead(1, rows[0].Hash), Sums.Decision(Challenge), Sums.First, new Parts([9], ""), new Total(9, ""));
        Assert.That(Verify(rows).Where(v => v.Finding != Finding.Same).Select(v => (v.Sequence, v.Where)), Is.EqualTo(new[] { (3L, "previous") }));
    }

    [Test]
    public void A_last_record_that_was_forged_whole_differs_from_the_head()
    {
        var rows = Sums.Chain(Challenge, [1], [2]).ToArray();
        var head = Sums.HeadOf(rows[1]);
        rows[1] = DecisionChain.Next(new DecisionHead(1, rows[0].Hash), Sums.Decision(Challenge), Sums.First, new Parts([9], ""), new Total(9, ""));
        Assert.That(Verify(rows, head).Where(v => v.Finding != Finding.Same).Select(v => (v.Sequence, v.Where)), Is.EqualTo(new[] { (2L, "head") }));
    }

    [TestCase(0, 1L)]
    [TestCase(1, 2L)]
    [TestCase(2, 3L)]
    public void A_record_that_was_removed_is_missed_at_its_place(int removed, long missed)
    {
        var rows = Sums.Chain(Challenge, [1], [2], [3]);
        var verdicts = Verify([.. rows.Where((_, i) => i != removed)], Sums.HeadOf(rows[2]));
        Assert.That(verdicts.Where(v => v.Finding != Finding.Same).Select(v => (v.Sequence, v.Missing)), Is.EqualTo(new[] { (missed, "record") }));
    }

    [Test]
    public void A_result_that_the_engine_does_not_make_is_not_recorded() =>
        Assert.That(() => DecisionChain.Next(null, Sums.Decision(Challenge), Sums.First, new Parts([1], ""), new Total(2, "")), Throws.InvalidOperationException);

    [Test]
    public void Equal_decisions_have_different_hashes_so_that_nobody_can_guess_one()
    {
        var (one, same) = (Sums.Chain(Challenge, [1])[0], Sums.Chain(Challenge, [1])[0]);
        Assert.That(one.Inputs, Is.EqualTo(same.Inputs));
        Assert.That(one.Hash, Is.Not.EqualTo(same.Hash));
    }

    [TestCase("sum")]
    [TestCase("sum/0")]
    [TestCase("/1")]
    [TestCase("sum/x")]
    public void An_engine_has_a_name_and_a_version(string name) =>
        Assert.That(() => Engine.Of<Parts, Total>(name, parts => new Total(0, "")), Throws.ArgumentException);

    [Test]
    public void Two_engines_never_share_a_name_and_version() =>
        Assert.That(() => Sums.Rules(Sums.First, Engine.Of<Parts, Total>("sum/1", parts => new Total(0, ""))), Throws.ArgumentException);

    static IReadOnlyList<Verdict> Verify(IReadOnlyList<DecisionRow> rows, HeadRow? head = null, params Engine[] engines) =>
        new DecisionVerifier(null!, Sums.Rules(engines.Length > 0 ? engines : [Sums.First])).Chain(rows, head ?? Sums.HeadOf(rows[^1]));
}
