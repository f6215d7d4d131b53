using Challenges.Review.Empanelling;
using Challenges.Review.Scoring;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Review;

/// <summary>Whom an officer may remind of missing sheets: each seat once a day of the challenge's zone, while scoring is open.</summary>
public sealed partial class ChallengeReview
{
    /// <summary>Seats that can score and have a sheet that is neither submitted nor abstained.</summary>
    public IReadOnlyList<Seat> Behind(IReadOnlyList<ScoreSheet> sheets)
    {
        if (Panel is null || !IsComplete) return [];
        var handedIn = Counting(sheets).Where(s => s.IsFinal).ToLookup(s => s.SeatId);
        return [.. Panel.Holders.Where(s => s.State == SeatState.Seated && handedIn[s.Id].Count() < ApplicationsOf(s).Count)];
    }

    public RefusedException? WhyNotRemind(IReadOnlyList<ScoreSheet> sheets, DateTimeOffset now)
    {
        if ((WhyNotChange() ?? WhyNoPanel()) is { } closed) return closed;
        if (!IsComplete) return Refusals.SetIsNotComplete.With(("opened", Applications.Count), ("sealed", Awaited));
        if (now >= EndsAt) return Refusals.ScoringIsOver.With(("endsAt", EndsAt));
        var behind = Behind(sheets);
        if (behind.Count == 0) return Refusals.NobodyIsBehind.With(("number", Terms.Number));
        return behind.Any(s => !WasReminded(s, now)) ? null : Refusals.RemindedToday.With(("at", behind.Max(s => s.RemindedAt)), ("again", ZoneDay.End(Today(now), Terms.Timetable.Zone)));
    }

    /// <summary>Whom a reminder would reach now; nobody while none is possible.</summary>
    public IReadOnlyList<Seat> Remindable(IReadOnlyList<ScoreSheet> sheets, DateTimeOffset now) =>
        WhyNotRemind(sheets, now) is null ? [.. Behind(sheets).Where(s => !WasReminded(s, now))] : [];

    /// <returns>The seats that are reminded.</returns>
    public IReadOnlyList<Seat> Remind(IReadOnlyList<ScoreSheet> sheets, DateTimeOffset now)
    {
        WhyNotRemind(sheets, now).Enforce();
        var seats = Remindable(sheets, now);
        foreach (var seat in seats) Panel = Panel!.With(seat with { RemindedAt = now });
        return seats;
    }

    bool WasReminded(Seat seat, DateTimeOffset now) => seat.RemindedAt is { } at && ZoneDay.Of(at, Terms.Timetable.Zone) == Today(now);

    DateOnly Today(DateTimeOffset now) => ZoneDay.Of(now, Terms.Timetable.Zone);
}
