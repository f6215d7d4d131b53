using Challenges.Review.Empanelling;
using Challenges.Review.Scoring;
using Challenges.Shared.Database;
using Challenges.Shared.Deadlines;
using Challenges.Shared.Time;
using Challenges.Shared.Web;
using Challenges.Telling;

namespace Challenges.Review.Telling;

/// <summary>
/// What reviewers and officers are told of a review, from what a save changes: the same whichever act, message or deadline changed it. A reviewer learns of the own seat and of dates, never of
/// applications; a seat ends in the same words whatever ended it; a standby who was never asked hears nothing. Officers who take part hear nothing either.
/// </summary>
public sealed class TellReview(Teller teller, SqlSession sql, Moment moment)
{
    static readonly TimeSpan BeforeTheHardStop = TimeSpan.FromDays(2);

    /// <summary>Reminds those whose sheets are missing, once before each hard stop.</summary>
    public static readonly DeadlineSource Reminders = new("Reminders", async (services, id, now, cancel) =>
    {
        await services.GetRequiredService<SqlSession>().Execute("UPDATE [Reminders] SET [DueAt] = NULL WHERE [Id] = @id", new { id }, cancel);
        if (await services.GetRequiredService<ReviewStore>().Find(id, cancel) is not { KnownTerms: not null } review) return;
        await services.GetRequiredService<TellReview>().Remind(review, await services.GetRequiredService<SheetStore>().OfReview(id, cancel), now, cancel);
    });

    public async Task Changed(ChallengeReview review, CancellationToken cancel)
    {
        if (!teller.IsOn || review is not { KnownTerms: not null, AsLoaded: { } before }) return;
        var (now, after) = (moment.Now, Loaded.Of(review));
        review.AsLoaded = after;
        foreach (var happening in Seats(review, before, after, now).Concat(Steps(review, before, now))) await teller.Tell(happening, cancel);
        await Schedule(review, now, cancel);
    }

    /// <summary>The last sheet that was awaited is in.</summary>
    public async Task Written(ChallengeReview review, ScoreSheet sheet, SheetStore sheets, CancellationToken cancel)
    {
        if (!teller.IsOn || !sheet.IsFinal || review.WhyNotRank(await sheets.OfReview(review.Id, cancel), moment.Now) is not null) return;
        await teller.Tell(ToOfficers(review, Kinds.SheetsComplete, $"{review.EndsAt:O}", moment.Now) with { Tail = $"/desk/challenges/{review.Terms.Number}/ranking" }, cancel);
    }

    /// <summary>An officer reminded these seats.</summary>
    public async Task Reminded(ChallengeReview review, IReadOnlyList<Seat> seats, CancellationToken cancel)
    {
        var day = ZoneDay.Of(moment.Now, review.Terms.Timetable.Zone);
        foreach (var seat in seats) await teller.Tell(Due(review, seat, $"{day:yyyy-MM-dd}", moment.Now), cancel);
    }

    async Task Remind(ChallengeReview review, IReadOnlyList<ScoreSheet> sheets, DateTimeOffset now, CancellationToken cancel)
    {
        if (review.WhyNotScore(now) is not null) return;
        foreach (var seat in review.Behind(sheets)) await teller.Tell(Due(review, seat, $"{review.EndsAt:O}", now), cancel);
    }

    static Happening Due(ChallengeReview review, Seat seat, string key, DateTimeOffset now) => ToReviewer(review, Kinds.SheetsDue, seat, key, now) with { Facts = [("until", review.EndsAt)] };

    static IEnumerable<Happening> Seats(ChallengeReview review, Loaded before, Loaded after, DateTimeOffset now)
    {
        var held = (before.Panel?.Holders ?? []).ToDictionary(s => s.Id);
        var holds = (review.Panel?.Holders ?? []).ToDictionary(s => s.Id);
        // Whoever was asked and at once released, in one save, was never told that there was a seat.
        foreach (var seat in holds.Values.Where(s => !held.ContainsKey(s.Id)))
            yield return ToReviewer(review, Kinds.SeatOffered, seat, "", now) with { Facts = [("until", review.EndsAt)] };
        foreach (var seat in held.Values.Where(s => !holds.ContainsKey(s.Id)))
            yield return ToReviewer(review, Kinds.SeatEnded, seat, "", now) with { Tail = "/review" };
        foreach (var seat in holds.Values.Where(s => after.Readers.Contains(s.Id) && !before.Readers.Contains(s.Id)))
            yield return ToReviewer(review, Kinds.ScoringBegins, seat, "", now) with { Facts = [("until", review.EndsAt)] };
        if (before.Panel is not { } was || review.Panel is not { } panel) yield break;
        var page = $"/desk/challenges/{review.Terms.Number}/panel";
        if (held.Keys.Except(holds.Keys).Any() && holds.Keys.Except(held.Keys).Any())
            yield return ToOfficers(review, Kinds.PlacePassed, $"{review.Version}", now) with { Tail = page };
        if (panel.Vacancies > was.Vacancies)
            yield return ToOfficers(review, Kinds.PlaceVacant, $"{review.Version}", now) with { Tail = page };
    }

    static IEnumerable<Happening> Steps(ChallengeReview review, Loaded before, DateTimeOffset now)
    {
        var desk = $"/desk/challenges/{review.Terms.Number}";
        if (review.Reached.ScoringEndedAt is { } ended && before.ScoringEndedAt != ended && review.Ranking is null)
            yield return ToOfficers(review, Kinds.HardStopPassed, $"{ended:O}", now) with { Tail = $"{desk}/progress" };
        if (review.Ranking is { } ranking && before.Ranking is null)
        {
            var standOut = review.Outliers().Select(o => o.Reviewer).ToHashSet();
            foreach (var seat in review.Panel!.Holders.Where(s => standOut.Contains(s.Code))) yield return ToReviewer(review, Kinds.ReasonAsked, seat, $"{ranking.At:O}", now);
        }
        foreach (var round in (review.Defence?.Rounds ?? []).Where(r => r.Release is not null && before.Defence?.Rounds.FirstOrDefault(b => b.Number == r.Number)?.Release is null))
            foreach (var seat in review.Panel!.Holders)
                yield return ToReviewer(review, Kinds.DefenceBegins, seat, $"{round.Number}", now) with { Facts = [("until", round.EndsAt!.Value)], Tail = $"/review/{seat.Id:D}/defence" };
        foreach (var asked in review.Reconsiderations)
        {
            var earlier = before.Reconsiderations.FirstOrDefault(r => r.Id == asked.Id);
            if (earlier is null) yield return ToOfficers(review, Kinds.ReconsiderationAsked, $"{asked.Id:N}", now) with { Tail = $"{desk}/reconsiderations" };
            if (asked.Outcome is not null && earlier?.Outcome is null)
                yield return Of(review, Kinds.ReconsiderationDecided, $"{asked.Id:N}", now) with { To = [Happening.Person(asked.Representative)], Tail = "/applications" };
        }
    }

    async Task Schedule(ChallengeReview review, DateTimeOffset now, CancellationToken cancel)
    {
        var due = review.Panel is null || review.WhyNotScore(now) is not null || review.EndsAt - BeforeTheHardStop <= now ? (DateTimeOffset?)null : review.EndsAt - BeforeTheHardStop;
        var row = new { review.Id, due };
        if (await sql.Execute("UPDATE [Reminders] SET [DueAt] = @due WHERE [Id] = @Id", row, cancel) == 0 && due is not null)
            await sql.Execute("INSERT INTO [Reminders] ([Id], [DueAt]) SELECT @Id, @due WHERE NOT EXISTS (SELECT 1 FROM [Reminders] WHERE [Id] = @Id)", row, cancel);
    }

    static Happening ToReviewer(ChallengeReview review, Kind kind, Seat seat, string key, DateTimeOffset now) =>
        Of(review, kind, $"{seat.Id:N} {key}", now) with { To = [Happening.Person(seat.Person)], Tail = $"/review/{seat.Id:D}" };

    static Happening ToOfficers(ChallengeReview review, Kind kind, string key, DateTimeOffset now) => Of(review, kind, key, now) with
    {
        To = [Happening.Officers(review.Terms.Department)],
        Except = [.. review.Applications.SelectMany(a => a.Parties.People), .. (review.Panel?.Seats ?? []).Select(s => s.Person)]
    };

    static Happening Of(ChallengeReview review, Kind kind, string key, DateTimeOffset now) =>
        new(kind, $"{review.Id:N} {key}", now) { Number = review.Terms.Number, Title = review.Terms.Title, To = [], Tail = "/my" };
}
