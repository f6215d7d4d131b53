using Challenges.Applications.Sealing;
using Challenges.Shared.Proof;
using CsCheck;
using MassTransit;

namespace Challenges.Applications.Tests.Rules;

public sealed class SealingTests
{
    static StandingFiling Standing(int seed) => new(NewId.NextGuid(), 1, Canonical.Digest(seed), Canonical.Digest(seed));

    static Intake WithCount(int count)
    {
        var intake = Samples.Intake();
        for (var i = 0; i < count; i++) intake.CountFiling(ApplicationState.Draft);
        return intake;
    }

    [Test, Property("Case", "E77")]
    public void Whatever_is_filed_replaced_and_withdrawn_the_sealed_set_is_what_stands() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 2]).List[0, 60].Sample(acts =>
        {
            var intake = Samples.Intake();
            var applications = Enumerable.Range(0, 10).Select(i => Samples.Application(intake, person: $"p-{i}")).ToList();
            foreach (var (who, act) in acts)
            {
                if (act < 2) applications[who].File(intake);
                else if (applications[who].WhyNotWithdraw(intake, Samples.Open) is null)
                {
                    applications[who].Withdraw(intake, Samples.Open);
                    intake.CountWithdrawal();
                }
            }
            var standing = applications.Where(a => a.State == ApplicationState.Filed).ToList();
            var set = intake.Seal([.. standing.Select(a => new StandingFiling(a.Id, a.Filing, a.Digest!, a.Digest!))], Codes.Draw, Samples.Due);
            Assert.That(set.Entries.Select(e => e.ApplicationId), Is.EquivalentTo(standing.Select(a => a.Id)));
            Assert.That(set.Entries.Select(e => e.Code), Is.Unique.And.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
            var tree = MerkleTree.Of(standing.Select(a => a.Digest!));
            Assert.That(set.Entries.All(e => MerkleTree.Verify(e.Digest, tree.ProofOf(e.Digest)!, set.MerkleRoot)));
            Assert.That((intake.State, intake.Count, intake.NextDueAt), Is.EqualTo((IntakeState.Sealed, standing.Count, (DateTimeOffset?)null)));
        }, iter: 200);

    [Test]
    public void In_whatever_order_terms_arrive_and_however_often_the_same_intake_comes_out()
    {
        Action<Intake>[] facts =
        [
            i => i.TakeTerms(3, Samples.Terms(), false),
            i => i.TakeTerms(4, Samples.Terms(closes: Samples.Closes.AddDays(1)), true),
            i => i.TakeTerms(5, Samples.Terms(closes: Samples.Closes.AddDays(2)), false),
            i => i.TakeTerms(6, Samples.Terms(closes: Samples.Closes.AddDays(3)), false)
        ];
        Gen.Shuffle(facts).Select(Gen.Int[0, 3].List[0, 6]).Sample((order, again) =>
        {
            var intake = new Intake { ChallengeId = NewId.NextGuid(), Number = "QH-2022-01", Department = Samples.Department };
            foreach (var fact in order) fact(intake);
            foreach (var index in again) facts[index](intake);
            Assert.That((intake.TermsVersion, intake.ReconfirmVersion, intake.Terms!.Timetable.ClosesAt), Is.EqualTo((6, 4, Samples.Closes.AddDays(3))));
        });
    }

    [Test]
    public void A_cancellation_holds_whether_it_comes_before_or_after_the_terms()
    {
        var reason = Samples.Words("撤榜", "withdrawn");
        var before = new Intake { ChallengeId = NewId.NextGuid(), Number = "n", Department = "d" };
        before.Cancel(reason, Samples.Open);
        Assert.That(before.NextDueAt, Is.Null);
        Assert.That(before.WhyNotAccept(Samples.Open)!.Refusal, Is.EqualTo(Refusals.ChallengeIsCancelled));
        before.TakeTerms(3, Samples.Terms(), false);
        var after = Samples.Intake();
        after.Cancel(reason, Samples.Open);
        Assert.That(before.State, Is.EqualTo(IntakeState.Cancelled).And.EqualTo(after.State));
        Assert.That(before.WhyNotOpened()!.Refusal, Is.EqualTo(Refusals.NothingWasOpened));
    }

    [Test]
    public void Nothing_is_sealed_before_the_grace_has_passed() =>
        Assert.That(() => WithCount(0).Seal([], Codes.Draw, Samples.Due.AddTicks(-1)), Throws.InvalidOperationException);

    [Test]
    public void A_set_that_is_not_what_was_accepted_is_not_sealed()
    {
        var intake = WithCount(2);
        Assert.That(() => intake.Seal([Standing(1)], Codes.Draw, Samples.Due), Throws.TypeOf<SealingFailedException>());
        Assert.That(() => intake.Seal([Standing(1), Standing(2), Standing(3)], Codes.Draw, Samples.Due), Throws.TypeOf<SealingFailedException>());
        Assert.That(() => intake.Seal([Standing(1), Standing(2) with { ReceiptDigest = Canonical.Digest(9) }], Codes.Draw, Samples.Due), Throws.TypeOf<SealingFailedException>());
        Assert.That(intake.IsOpened, Is.False);
        Assert.That(intake.Seal([Standing(1), Standing(2)], Codes.Draw, Samples.Due).Entries, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_set_is_sealed_once()
    {
        var intake = WithCount(0);
        intake.Seal([], Codes.Draw, Samples.Due);
        Assert.That(() => intake.Seal([], Codes.Draw, Samples.Due), Throws.InvalidOperationException);
        intake.TakeTerms(4, Samples.Terms(closes: Samples.Closes.AddDays(9)), false);
        Assert.That(intake.NextDueAt, Is.Null);
        Assert.That(intake.WhyNotAccept(Samples.Closes)!.Refusal, Is.EqualTo(Refusals.SetIsFixed));
    }

    [Test]
    public void A_code_that_was_drawn_before_is_drawn_again()
    {
        var draws = new Queue<string>(["AAAA-2222", "AAAA-2222", "BBBB-3333"]);
        var set = WithCount(2).Seal([Standing(1), Standing(2)], draws.Dequeue, Samples.Due);
        Assert.That(set.Entries.Select(e => e.Code), Is.EqualTo(new[] { "AAAA-2222", "BBBB-3333" }));
    }

    [Test]
    public void The_root_of_an_empty_set_is_the_digest_of_nothing() =>
        Assert.That(WithCount(0).Seal([], Codes.Draw, Samples.Due).MerkleRoot, Is.EqualTo(Canonical.Digest(Array.Empty<byte>())));

    [Test]
    public void A_ranking_is_taken_once_and_only_of_an_opened_set()
    {
        var intake = WithCount(0);
        Assert.That(intake.TakeRanking(1, Samples.Due), Is.False);
        intake.Seal([], Codes.Draw, Samples.Due);
        Assert.That((intake.TakeRanking(2, Samples.Due), intake.TakeRanking(2, Samples.Due), intake.TakeRanking(1, Samples.Due)), Is.EqualTo((true, false, false)));
    }

    [Test]
    public void Codes_are_random_and_readable()
    {
        var codes = Enumerable.Range(0, 2000).Select(_ => Codes.Draw()).ToList();
        Assert.That(codes, Is.Unique.And.All.Match("^[2-9A-HJ-KMNP-TV-Z]{4}-[2-9A-HJ-KMNP-TV-Z]{4}$"));
    }
}
