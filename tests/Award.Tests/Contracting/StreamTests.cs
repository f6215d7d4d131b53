using CsCheck;

namespace Challenges.Award.Tests.Contracting;

/// <summary>Fiscal and owner's money, linked as in Anhui's rule (domain.md 4.3).</summary>
sealed class StreamTests
{
    static readonly Gen<(long[] Amounts, int Percent, int? Cap)> Plans =
        Gen.Select(Gen.Long[0, 1_000_000_000_000].Array[1, 8], Gen.Int[0, 100], Gen.Int[0, 200], Gen.Bool).Select((amounts, percent, cap, linked) => (amounts, percent, linked ? cap : (int?)null));

    [Test]
    public void Both_streams_total_to_the_fen_and_neither_is_negative_in_any_payment() =>
        Plans.Sample(plan => PaymentPlan.Fiscal(plan.Amounts, plan.Percent, plan.Cap) is not { } fiscal
            || ((Int128)fiscal.Aggregate((Int128)0, (sum, part) => sum + part) == plan.Amounts.Aggregate((Int128)0, (sum, amount) => sum + amount) * plan.Percent / 100
                && fiscal.Zip(plan.Amounts).All(part => part.First >= 0 && part.First <= part.Second)));

    [Test]
    public void The_first_fiscal_payment_never_passes_its_cap_over_the_owners() =>
        Plans.Sample(plan => plan.Cap is not { } cap || PaymentPlan.Fiscal(plan.Amounts, plan.Percent, cap) is not { } fiscal
            || (Int128)fiscal[0] * 100 <= (Int128)cap * (plan.Amounts[0] - fiscal[0]));

    [Test]
    public void What_is_above_the_cap_moves_to_the_last_payment() =>
        Assert.That(PaymentPlan.Fiscal([594_000_000, 792_000_000, 594_000_000], 40, 50), Is.EqualTo(new long[] { 198_000_000, 316_800_000, 277_200_000 }));

    [Test]
    public void A_fiscal_share_that_finds_no_room_behind_the_first_payment_is_no_plan() =>
        Assert.That(PaymentPlan.Fiscal([600, 400], 90, 50), Is.Null);

    [Test]
    public void Without_a_link_each_payment_carries_the_same_share() =>
        Assert.That(PaymentPlan.Fiscal([100, 200, 100], 40, null), Is.EqualTo(new long[] { 40, 80, 40 }));

    [Test]
    public void The_task_book_carries_both_streams_and_a_plan_that_does_not_fit_is_refused()
    {
        Assert.That(Awards.Drafted(Given.Facts(terms: Given.ContractTerms())).Record.TaskBook!.Text.Milestones.Select(m => m.FiscalFen), Is.EqualTo(new long?[] { 198_000_000, 316_800_000, 277_200_000 }));
        Assert.That(Awards.Confirmed(Given.Facts(terms: Given.ContractTerms(fiscal: 95))).WhyNotDraftTaskBook(Given.Milestones, Given.AfterNotice)?.Refusal, Is.EqualTo(Refusals.StreamsDontFit));
    }
}
