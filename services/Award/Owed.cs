using Challenges.Shared.Web;

namespace Challenges.Award;

/// <summary>Money that the end of a project sends back, by stream, and what of it was received. Bookings are only added and never go beyond what is owed.</summary>
public sealed record Owed
{
    /// <summary>Fen (0.01 yuan).</summary>
    public required long OwedFen { get; init; }
    /// <summary>Fen of it that were fiscal money, the rest is the owner's; null when the contract had one stream.</summary>
    public long? FiscalFen { get; init; }
    /// <summary>Oldest first.</summary>
    public IReadOnlyList<MoneyReceived> Received { get; init; } = [];

    public const string Fiscal = "fiscal";
    public const string Owner = "owner";

    /// <summary>The streams that a booking can name: one of two, or none.</summary>
    public IReadOnlyList<string?> Streams() => FiscalFen is null ? [null] : [Fiscal, Owner];

    public long OwedIn(string? stream) => stream switch { null => OwedFen, Fiscal => FiscalFen!.Value, _ => OwedFen - FiscalFen!.Value };

    public long ReceivedIn(string? stream) => Received.Where(booking => booking.Stream == stream).Sum(booking => booking.AmountFen);

    public long OutstandingIn(string? stream) => OwedIn(stream) - ReceivedIn(stream);

    /// <summary>Fen (0.01 yuan).</summary>
    public long OutstandingFen => OwedFen - Received.Sum(booking => booking.AmountFen);

    /// <summary>What goes back is divided like what was paid, to the fen; null when nothing does.</summary>
    /// <param name="paidFiscal">Null for one stream.</param>
    public static Owed? Of(EndProposal end, long paid, long? paidFiscal) =>
        !EndProposal.Decided.Contains(end.Outcome) || end.RecoverFen is not > 0 ? null : Of(end.RecoverFen.Value, paid, paidFiscal);

    /// <inheritdoc cref="Of(EndProposal, long, long?)" />
    public static Owed Of(long recover, long paid, long? paidFiscal) => new() { OwedFen = recover, FiscalFen = Part(recover, paidFiscal, paid) };

    /// <summary>Half a fen and more goes to the fiscal part.</summary>
    static long? Part(long owed, long? paidFiscal, long paid) => paidFiscal is { } fiscal ? (long)(((Int128)owed * fiscal * 2 + paid) / ((Int128)paid * 2)) : null;

    public RefusedException? WhyNotBook(MoneyReceived booking, DateOnly earliest, DateOnly today) =>
        !Streams().Contains(booking.Stream) ? Refusals.StreamIsUnknown.With(("streams", Streams().Where(stream => stream is not null)))
        : booking.AmountFen < 1 || booking.AmountFen > OutstandingIn(booking.Stream) ? Refusals.MoreThanIsOwed.With(("outstanding", Fact.Yuan(OutstandingIn(booking.Stream))))
        : booking.ReceivedOn < earliest || booking.ReceivedOn > today ? Refusals.ReceivedOnAnotherDay.With(("from", earliest), ("until", today))
        : Received.Any(other => other.Reference == booking.Reference) ? Refusals.BookedAlready.With(("reference", booking.Reference))
        : null;
}

/// <param name="Number">1 for the first.</param>
/// <param name="Stream"><c>fiscal</c> or <c>owner</c>; null when the contract had one stream.</param>
/// <param name="AmountFen">Fen (0.01 yuan).</param>
/// <param name="ReceivedOn">Day of the receipt in the challenge's zone.</param>
/// <param name="Reference">Of the receipt, such as the number of the bank's entry; unique in a project.</param>
public sealed record MoneyReceived(int Number, string? Stream, long AmountFen, DateOnly ReceivedOn, string Reference, string By, DateTimeOffset At);
