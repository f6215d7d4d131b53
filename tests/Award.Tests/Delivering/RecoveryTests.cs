using CsCheck;

namespace Challenges.Award.Tests.Delivering;

/// <summary>Money that comes back at the end of a project (R27): booked as it comes, by stream, never beyond what is owed.</summary>
sealed class RecoveryTests
{
    static readonly DateTimeOffset Now = Given.AfterNotice;
    static readonly DateOnly Today = new(2023, 5, 7);

    [Test, Property("Rule", "R27")]
    public void Several_bookings_add_up_and_never_go_beyond_what_is_owed()
    {
        var award = Owing(300_000_000);
        award.Book(null, 100_000_000, Today, "R-1", "officer-1", Now);
        award.Book(null, 199_999_999, Today, "R-2", "officer-2", Now);
        Assert.That(award.Record.Project!.Owed!.OutstandingFen, Is.EqualTo(1));
        Assert.That(Refused(award, null, 2, "R-3"), Is.EqualTo(Refusals.MoreThanIsOwed));
        award.Book(null, 1, Today, "R-3", "officer-1", Now);
        Assert.That(award.WhyNotBook()?.Refusal, Is.EqualTo(Refusals.AllIsBack));
        Assert.That((award.State, award.Record.Project.Outcome), Is.EqualTo((AwardState.UnderContract, "failed-with-recovery")), "a booking changes no end");
    }

    [Test]
    public void A_booking_names_an_amount_a_day_and_a_receipt_of_its_own()
    {
        var award = Owing(300_000_000);
        Assert.That(Refused(award, null, 0, "R-1"), Is.EqualTo(Refusals.MoreThanIsOwed));
        Assert.That(Refused(award, null, 1, "R-1", Today.AddDays(1)), Is.EqualTo(Refusals.ReceivedOnAnotherDay));
        Assert.That(Refused(award, null, 1, "R-1", Today.AddDays(-1)), Is.EqualTo(Refusals.ReceivedOnAnotherDay), "before the contract");
        Assert.That(Refused(award, "fiscal", 1, "R-1"), Is.EqualTo(Refusals.StreamIsUnknown));
        award.Book(null, 1, Today, "R-1", "officer-1", Now);
        Assert.That(Refused(award, null, 1, "R-1"), Is.EqualTo(Refusals.BookedAlready));
    }

    [Test]
    public void Two_streams_come_back_each_by_itself()
    {
        var award = Owing(300_000_000, twoStreams: true);
        var owed = award.Record.Project!.Owed!;
        Assert.That((owed.OwedIn(Owed.Fiscal), owed.OwedIn(Owed.Owner)), Is.EqualTo((100_000_000L, 200_000_000L)), "the first payment was one third fiscal (Anhui's link)");
        Assert.That(Refused(award, null, 1, "R-1"), Is.EqualTo(Refusals.StreamIsUnknown));
        Assert.That(Refused(award, Owed.Fiscal, 100_000_001, "R-1"), Is.EqualTo(Refusals.MoreThanIsOwed));
        award.Book(Owed.Fiscal, 100_000_000, Today, "R-1", "officer-1", Now);
        Assert.That((award.Record.Project.Owed!.OutstandingIn(Owed.Fiscal), award.Record.Project.Owed.OutstandingFen), Is.EqualTo((0L, 200_000_000L)));
    }

    [Test]
    public void Where_nothing_was_decided_nothing_is_booked()
    {
        Assert.That(Awards.Acceptable().WhyNotBook()?.Refusal, Is.EqualTo(Refusals.NothingGoesBack));
        Assert.That(Awards.Closed().WhyNotBook()?.Refusal, Is.EqualTo(Refusals.NothingGoesBack));
    }

    [Test]
    public void What_is_owed_by_the_streams_totals_to_the_fen_and_neither_gives_back_more_than_it_paid() =>
        Gen.Select(Gen.Long[1, 9_000_000_000_000], Gen.Long[0, 1_000_000], Gen.Long[0, 1_000_000]).Sample((paid, part, back) =>
        {
            var (fiscal, recover) = ((long)((Int128)paid * part / 1_000_000), Math.Max(1, (long)((Int128)paid * back / 1_000_000)));
            var owed = Owed.Of(End(recover), paid, fiscal)!;
            return owed.OwedIn(Owed.Fiscal) + owed.OwedIn(Owed.Owner) == recover && owed.OwedIn(Owed.Fiscal) >= 0 && owed.OwedIn(Owed.Fiscal) <= fiscal && owed.OwedIn(Owed.Owner) >= 0 && owed.OwedIn(Owed.Owner) <= paid - fiscal;
        });

    [Test]
    public void Whatever_is_booked_nothing_comes_back_beyond_what_is_owed() =>
        Gen.Select(Gen.Long[1, 1_000], Gen.Long[-5, 400].Array[0, 12]).Sample((owedFen, amounts) =>
        {
            var owed = Owed.Of(End(owedFen), 1_000, null)!;
            foreach (var (amount, index) in amounts.Select((amount, index) => (amount, index)))
            {
                var booking = new MoneyReceived(index + 1, null, amount, Today, $"R-{index}", "officer-1", Now);
                if (owed.WhyNotBook(booking, Today, Today) is null) owed = owed with { Received = [.. owed.Received, booking] };
            }
            return owed.OutstandingFen >= 0 && owed.OutstandingFen + owed.Received.Sum(r => r.AmountFen) == owedFen && owed.Received.All(r => r.AmountFen > 0);
        });

    static EndProposal End(long recover) => new("failed-with-recovery", "default", true, Given.Text("it failed"), "officer-1", Now, RecoverFen: recover);

    static Award Owing(long recover, bool twoStreams = false)
    {
        var award = Awards.Acceptable(Given.Facts(terms: twoStreams ? Given.ContractTerms() : null));
        award.Pay(1, Now);
        award.ProposeEnd(End(recover));
        award.ConfirmEnd("officer-2");
        return award;
    }

    static Shared.Web.Refusal? Refused(Award award, string? stream, long amount, string reference, DateOnly? day = null) =>
        Awards.Refusal(() => award.Book(stream, amount, day ?? Today, reference, "officer-1", Now));
}
