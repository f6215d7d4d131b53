using Challenges.Review.Defending;
using Challenges.Review.Empanelling;
using Challenges.Review.Reconsidering;
using Challenges.Review.Scoring;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Review;

/// <summary>Reconsideration of the procedure, beside the objection of the public notice.</summary>
public sealed partial class ChallengeReview
{
    public IReadOnlyList<Reconsideration> Reconsiderations { get; internal set; } = [];
    /// <summary>Final rankings that a remedy replaced, oldest first.</summary>
    public IReadOnlyList<PastRanking> PastRankings { get; internal set; } = [];

    /// <summary>The instant at which the channel closes.</summary>
    public DateTimeOffset ReconsiderUntil(WorkingCalendar calendar) => AfterWorkingDays(Policy.ReconsiderationWorkingDays ?? 0, calendar, Reached.FinalisedAt!.Value);

    /// <param name="code">The applicant's own.</param>
    public RefusedException? WhyNotReconsider(string code, WorkingCalendar calendar, DateTimeOffset now) =>
        WhyNotAnything()
        ?? (Policy.ReconsiderationWorkingDays is > 0 ? null : Refusals.NoReconsideration.With(("number", Terms.Number)))
        ?? (IsFinal ? null : Refusals.RankingIsNotPublic.With(("number", Terms.Number)))
        ?? (Reconsiderations.Any(r => r.Code == code) ? Refusals.ReconsiderationIsAsked.With(("at", Reconsiderations.First(r => r.Code == code).At)) : null)
        ?? (now >= ReconsiderUntil(calendar) ? Refusals.ReconsiderationIsLate.With(("until", ReconsiderUntil(calendar))) : null);

    public Reconsideration Reconsider(Guid id, string code, string representative, string ground, string statement, WorkingCalendar calendar, DateTimeOffset now)
    {
        WhyNotReconsider(code, calendar, now).Enforce();
        var asked = new Reconsideration
        {
            Id = id,
            Code = code,
            Representative = representative,
            Ground = ground,
            Statement = statement,
            At = now,
            AnswerDueAt = AfterWorkingDays(Policy.ObjectionAnswerWorkingDays, calendar, now)
        };
        Reconsiderations = [.. Reconsiderations, asked];
        return asked;
    }

    public RefusedException? WhyNotDecide(Reconsideration asked, string officer) =>
        WhyNotAnything()
        ?? (asked.Outcome is { } outcome ? Refusals.ReconsiderationIsDecided.With(("at", outcome.At)) : null)
        ?? (officer == Reached.FinalisedBy ? Refusals.OfficerFinalised.Now() : null)
        ?? (IsFinal ? null : Refusals.RankingIsRemade.With(("number", Terms.Number)));

    /// <summary>
    /// Decides with reasons. An upheld request voids what it has to, keeps the ranking that stood, and ranks anew: at once when the quorum still holds, or after scoring was opened again. When nothing
    /// else is missing the new ranking is final at once; else the review goes on from where it stands.
    /// </summary>
    /// <param name="sheets">First sheets of the review.</param>
    /// <param name="second">Second sheets by round.</param>
    /// <returns>What the decision was made from.</returns>
    public ReconsiderationInput Decide(Guid id, bool upheld, string reasons, Remedy? remedy, IReadOnlyList<ScoreSheet> sheets, IReadOnlyDictionary<int, IReadOnlyList<ScoreSheet>> second,
        WorkingCalendar calendar, string officer, DateTimeOffset now)
    {
        var asked = Reconsiderations.FirstOrDefault(r => r.Id == id) ?? throw Refusals.NothingHere.Now();
        WhyNotDecide(asked, officer).Enforce();
        var done = upheld ? remedy ?? new Remedy([], []) : null;
        var input = new ReconsiderationInput(id, asked.Code, asked.Ground, Reached.FinalisedAt!.Value, asked.At, AskedUntil(asked, calendar), upheld, done);
        if (done is not null) Remake(asked.Id, done, sheets, second, reasons, officer, now);
        Reconsiderations = [.. Reconsiderations.Select(r => r.Id != id ? r : r with { Outcome = new ReconsiderationOutcome { Upheld = upheld, Reasons = reasons, Remedy = done, By = officer, At = now } })];
        return input;
    }

    /// <summary>Of the final ranking that stood when it was asked: an earlier request may have led to another one since.</summary>
    DateTimeOffset AskedUntil(Reconsideration asked, WorkingCalendar calendar)
    {
        var stood = PastRankings.FirstOrDefault(p => p.ReplacedAt > asked.At)?.FinalisedAt ?? Reached.FinalisedAt!.Value;
        return AfterWorkingDays(Policy.ReconsiderationWorkingDays ?? 0, calendar, stood);
    }

    void Remake(Guid reconsideration, Remedy remedy, IReadOnlyList<ScoreSheet> sheets, IReadOnlyDictionary<int, IReadOnlyList<ScoreSheet>> second, string reasons, string officer, DateTimeOffset now)
    {
        var voided = VoidedBy(remedy, sheets);
        PastRankings =
        [
            .. PastRankings,
            new PastRanking { Version = Version, FinalisedAt = Reached.FinalisedAt!.Value, ReplacedAt = now, Reconsideration = reconsideration, Ranking = Outcome!, Input = Input!, Defence = Defence }
        ];
        var defence = Defence;
        (Ranking, Input, Defence) = (null, null, null);
        Reached = Reached with { FinalisedAt = null, FinalisedBy = null };
        foreach (var code in remedy.Recused) Panel = Panel!.Release(Panel.Holders.Single(s => s.Code == code).Id, "reconsidered", reasons, [], now);

        IReadOnlyList<ScoreSheet> left = [.. sheets.Where(s => !voided.Contains((s.SeatId, s.Code)))];
        if (WhyNoQuorum(left) is { } missing)
        {
            if (remedy.ScoringUntil is not { } until) throw missing;
            if (until <= now || until > now + MostExtension) throw Refusals.ExtensionIsOutOfRange.With(("after", now), ("latest", now + MostExtension));
            Extension = new Extension(until, reasons, officer, now);
            Reached = Reached with { ScoringEndedAt = null };
            Settle(now);
            return;
        }
        Rank(left, now, atOnce: true);
        Redefend(defence, second.ToDictionary(r => r.Key, r => (IReadOnlyList<ScoreSheet>)[.. r.Value.Where(s => !voided.Contains((s.SeatId, s.Code)))]), now);
        if (WhyNotFinalise() is null) Finalise(now, officer);
    }

    /// <summary>The second sheets stand when the same applications defend and each still has its quorum; else the defence is held again.</summary>
    void Redefend(Defence? defence, IReadOnlyDictionary<int, IReadOnlyList<ScoreSheet>> second, DateTimeOffset now)
    {
        if (defence is null) return;
        var main = defence.Rounds.FirstOrDefault(r => r.WeightPercent is not null);
        var same = main is null || main.Codes.SequenceEqual(Shortlist.Order(StringComparer.Ordinal));
        Dictionary<int, List<ScoreSheet>> counting = second.ToDictionary(r => r.Key, r => SecondSheets(r.Value));
        var enough = defence.Rounds.All(r => r.Codes.All(code => (counting.GetValueOrDefault(r.Number) ?? []).Count(s => s.Code == code && s.State == SheetState.Submitted) >= SheetsNeeded));
        if (!same || !enough) return;
        Defence = defence with { Result = null };
        Carry(second, now);
    }

    HashSet<(Guid Seat, string Code)> VoidedBy(Remedy remedy, IReadOnlyList<ScoreSheet> sheets)
    {
        var seats = Panel!.Holders.ToDictionary(s => s.Code, s => s.Id);
        if (remedy.Recused.FirstOrDefault(code => !seats.ContainsKey(code)) is { } nobody) throw Refusals.SheetIsUnknown.With(("reviewer", nobody), ("code", "–"));
        HashSet<(Guid, string)> voided = [.. sheets.Where(s => remedy.Recused.Any(code => seats[code] == s.SeatId)).Select(s => (s.SeatId, s.Code))];
        foreach (var (reviewer, code) in remedy.Sheets)
        {
            if (!seats.TryGetValue(reviewer, out var seat) || !sheets.Any(s => s.SeatId == seat && s.Code == code && !s.Voided)) throw Refusals.SheetIsUnknown.With(("reviewer", reviewer), ("code", code));
            voided.Add((seat, code));
        }
        return voided;
    }
}
