namespace Challenges.Award.Browsing;

/// <summary>Money that goes back at the end of a project.</summary>
/// <param name="Streams">One, or the fiscal and the owner's.</param>
/// <param name="Received">Bookings, oldest first.</param>
public sealed record RecoveryView(long OwedFen, long ReceivedFen, long OutstandingFen, IReadOnlyList<RecoveryStream> Streams, IReadOnlyList<MoneyReceived> Received)
{
    public static RecoveryView? Of(Owed? owed) => owed is null ? null : new(owed.OwedFen, owed.OwedFen - owed.OutstandingFen, owed.OutstandingFen,
        [.. owed.Streams().Select(stream => new RecoveryStream(stream, owed.OwedIn(stream), owed.ReceivedIn(stream), owed.OutstandingIn(stream)))], owed.Received);
}

/// <param name="Stream"><c>fiscal</c> or <c>owner</c>; null when the contract had one stream.</param>
public sealed record RecoveryStream(string? Stream, long OwedFen, long ReceivedFen, long OutstandingFen);

/// <summary>The notice of one team's accepted result in a horse race.</summary>
public sealed record TeamNotice(int Team, ResultNoticeView Notice);

/// <summary>The notice of a passed acceptance (验收公示), or of one that an upheld objection sent back.</summary>
public sealed record ResultNoticeView
{
    /// <summary><c>Running</c>, <c>Ended</c> or <c>LedBack</c>.</summary>
    public required string State { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required IReadOnlyList<DateOnly> CountedDays { get; init; }
    /// <summary>Objections that arrive before this instant are in time; they go to <c>/results/{number}/objections</c>.</summary>
    public required DateTimeOffset EndsAt { get; init; }
    public required ObjectionRules Objecting { get; init; }
    public required int ObjectionsReceived { get; init; }
    public required IReadOnlyList<DecidedObjection> ObjectionsDecided { get; init; }

    /// <param name="notices">Oldest first; the last one is shown.</param>
    public static ResultNoticeView? Of(Award award, IReadOnlyList<ResultNotice> notices, IReadOnlyList<Objection> objections, Stands stands, DateTimeOffset now)
    {
        if (notices is not [.., var notice]) return null;
        var here = objections.Where(objection => objection.NoticeId == notice.Id).ToList();
        return new()
        {
            State = notice.LedBack ? "LedBack" : now < notice.EndsAt ? "Running" : "Ended",
            OpenedAt = notice.OpenedAt,
            CountedDays = notice.CountedDays,
            EndsAt = notice.EndsAt,
            Objecting = stands.ObjectionRules(award, notice.EndsAt),
            ObjectionsReceived = here.Count,
            ObjectionsDecided = DecidedObjection.Of(here, award.Zone)
        };
    }
}
