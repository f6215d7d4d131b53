using Challenges.Contracts.Publication;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Award.Browsing;

/// <summary>How the notice is counted, day by day.</summary>
public sealed record NoticeDays
{
    public required string Zone { get; init; }
    /// <summary><c>WorkingDay</c> or <c>CalendarDay</c>.</summary>
    public required string Unit { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required DateOnly FirstDay { get; init; }
    public required DateOnly LastDay { get; init; }
    /// <summary>Objections that arrive before this instant are in time.</summary>
    public required DateTimeOffset EndsAt { get; init; }
    /// <summary>From here on the award can be confirmed.</summary>
    public required DateTimeOffset ConfirmableFrom { get; init; }
    public required IReadOnlyList<DateOnly> CountedDays { get; init; }
    /// <summary>Every day from the first to the last.</summary>
    public required IReadOnlyList<NoticeDay> Days { get; init; }

    public static NoticeDays Of(Award award, Notice notice)
    {
        var (first, last) = (notice.CountedDays[0], notice.CountedDays[^1]);
        return new()
        {
            Zone = award.Zone,
            Unit = notice.Unit,
            OpenedAt = notice.OpenedAt,
            FirstDay = first,
            LastDay = last,
            EndsAt = notice.EndsAt,
            ConfirmableFrom = notice.ConfirmableFrom,
            CountedDays = notice.CountedDays,
            Days = [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(i => NoticeDay.Of(first.AddDays(i), notice))]
        };
    }
}

/// <param name="Counts">Its place in the count, 1 for the first; null when it does not count.</param>
/// <param name="Kind"><c>counts</c>, <c>make-up-workday</c> (a weekend day that counts), <c>holiday</c> (a weekday that rests) or <c>weekend</c>.</param>
public sealed record NoticeDay(DateOnly Day, int? Counts, string Kind)
{
    public static NoticeDay Of(DateOnly day, Notice notice)
    {
        var place = notice.CountedDays.TakeWhile(counted => counted != day).Count();
        var counts = place < notice.CountedDays.Count;
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var kind = counts ? weekend && notice.Unit == "WorkingDay" ? "make-up-workday" : "counts" : weekend ? "weekend" : "holiday";
        return new(day, counts ? place + 1 : null, kind);
    }
}

/// <summary>A decided objection without anything about who signed it.</summary>
public sealed record DecidedObjection(string Outcome, bool ReturnsToProposal, DateOnly ArrivedOn, DateTimeOffset DecidedAt, Wording Reasons, Wording? Summary)
{
    public static IReadOnlyList<DecidedObjection> Of(IReadOnlyList<Objection> objections, string zone) =>
        [.. objections.Where(o => !o.IsOpen).Select(o => new DecidedObjection(o.Decided!.Outcome, o.Decided.ReturnsToProposal, ZoneDay.Of(o.ArrivedAt, zone), o.Decided.At, o.Decided.Reasons, o.Decided.Summary))];
}

/// <summary>How to object, in both languages, and the numbers of it.</summary>
/// <param name="Named">A real name and a contact are needed.</param>
/// <param name="Written">The statement is needed in writing.</param>
/// <param name="Evidence">Facts that show it are needed.</param>
public sealed record ObjectionRules(DateTimeOffset Until, int AnswerWorkingDays, bool Named, bool Written, bool Evidence, Bilingual Text);

/// <summary>The public page of a notice (公示).</summary>
public sealed record NoticeView
{
    public required string Number { get; init; }
    public required Wording Title { get; init; }
    public required string OwnerName { get; init; }
    public required Guid NoticeId { get; init; }
    /// <summary><c>Running</c>, <c>Ended</c>, <c>LedBack</c>, <c>Confirmed</c> or <c>Cancelled</c>.</summary>
    public required string State { get; init; }
    /// <summary>Why it led back: <c>objection</c> (an upheld one) or <c>reconsideration</c> (a new ranking); null for a notice that did not.</summary>
    public string? LedBackBy { get; init; }
    /// <summary>The same in words.</summary>
    public Bilingual? LedBackBecause { get; init; }
    public required Proposed Proposal { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public required long BountyFen { get; init; }
    public required NoticeDays Count { get; init; }
    public required IReadOnlyList<RankedView> Ranking { get; init; }
    public required ObjectionRules Objecting { get; init; }
    public required int ObjectionsReceived { get; init; }
    public required IReadOnlyList<DecidedObjection> ObjectionsDecided { get; init; }
    /// <summary>Ids of earlier notices of the challenge that an upheld objection ended.</summary>
    public required IReadOnlyList<Guid> Earlier { get; init; }
    public required Elapsed Elapsed { get; init; }
    public required Stand Stand { get; init; }

    public static NoticeView Of(Award award, Notice notice, IReadOnlyList<Objection> objections, Caller caller, Stands stands, DateTimeOffset now)
    {
        var sight = award.SightOf(caller);
        var here = objections.Where(objection => objection.NoticeId == notice.Id).ToList();
        return new()
        {
            Number = award.Number,
            Title = award.Terms.Title,
            OwnerName = award.Terms.OwnerName,
            NoticeId = notice.Id,
            State = StateOf(award, notice, now),
            LedBackBy = notice.LedBackBy,
            LedBackBecause = notice.LedBackBy is { } by ? stands.LedBack(by) : null,
            Proposal = Proposed.Of(award.Announced(notice), sight),
            BountyFen = award.Terms.BountyFen,
            Count = NoticeDays.Of(award, notice),
            Ranking = RankedView.Of(award, sight, caller),
            Objecting = stands.ObjectionRules(award, notice.EndsAt),
            ObjectionsReceived = here.Count,
            ObjectionsDecided = DecidedObjection.Of(here, award.Zone),
            Earlier = [.. award.Record.Notices.Where(n => n.Id != notice.Id).Select(n => n.Id)],
            Elapsed = Elapsed.Of(award, now),
            Stand = stands.OfNotice(award, notice, caller, now)
        };
    }

    static string StateOf(Award award, Notice notice, DateTimeOffset now) =>
        notice.LedBack ? "LedBack"
        : award.State == AwardState.Cancelled ? "Cancelled"
        : award.State != AwardState.InNotice ? "Confirmed"
        : now < notice.EndsAt ? "Running" : "Ended";
}
