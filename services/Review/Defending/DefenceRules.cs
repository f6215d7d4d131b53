using Challenges.Contracts.Publication;
using Challenges.Review.Defending;
using Challenges.Review.Empanelling;
using Challenges.Review.Ranking;
using Challenges.Review.Scoring;
using Challenges.Shared.Pedigree;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Review;

/// <summary>The defence of the shortlist, and the further defence of a tie.</summary>
public sealed partial class ChallengeReview
{
    /// <summary>For a further defence under a profile without a defence.</summary>
    static readonly DefencePolicy Usual = new() { WeightPercent = 0, AnswerWorkingDays = 5, MostQuestions = 3 };

    public Defence? Defence { get; internal set; }

    public DefencePolicy DefencePolicy => Policy.Defence ?? Usual;

    /// <summary>The round that runs; null when none does.</summary>
    public DefenceRound? Round => Defence?.Rounds.LastOrDefault(r => r.CompletedAt is null);

    /// <summary>The ranking as it stands: with the defence where there was one.</summary>
    public RankingSnapshot? Outcome => Defence?.Result ?? Ranking;

    /// <summary>Shortlisted codes that share a rank, which only a further defence can tell apart.</summary>
    public IReadOnlyList<string> Tied => [.. (Outcome?.Entries ?? []).Where(e => e is { Shortlisted: true, NeedsFurtherDefence: true }).Select(e => e.Code).Order(StringComparer.Ordinal)];

    void BeginDefence(DateTimeOffset now)
    {
        if (Policy.Defence is { } policy && Shortlist.Count > 0)
            Defence = new Defence { Rounds = [new DefenceRound { Number = NextRound, OpenedAt = now, WeightPercent = policy.WeightPercent, Codes = [.. Shortlist.Order(StringComparer.Ordinal)] }] };
    }

    /// <summary>Rounds are counted through, also over rankings that a remedy replaced, so that no sheet of one is taken for a sheet of another.</summary>
    int NextRound => 1 + (Defence?.Rounds ?? []).Concat(PastRankings.SelectMany(p => p.Defence?.Rounds ?? [])).Select(r => r.Number).DefaultIfEmpty().Max();

    public RefusedException? WhyNotDefend() => WhyNotTest() ?? (Round is null ? Refusals.NoDefence.With(("number", Terms.Number)) : null);

    /// <summary>Codes that the seat questions and scores in the round.</summary>
    public IReadOnlyList<string> DefendingBefore(Seat seat)
    {
        var own = ApplicationsOf(seat).Select(a => a.Code).ToHashSet();
        return [.. (Round?.Codes ?? []).Where(own.Contains)];
    }

    public RefusedException? WhyNotAsk() => WhyNotDefend() ?? (Round!.Release is { } release ? Refusals.QuestionsAreReleased.With(("at", release.At)) : null);

    public RefusedException? WhyNotAsk(Seat seat, string code, IReadOnlyList<string> questions) =>
        WhyNotAsk()
        ?? (DefendingBefore(seat).Contains(code) ? null : Refusals.NothingHere.Now())
        ?? (questions.Count > DefencePolicy.MostQuestions ? Refusals.TooManyQuestions.With(("asked", questions.Count), ("most", DefencePolicy.MostQuestions)) : null)
        ?? (questions.SelectMany(PedigreeScan.Find).ToList() is { Count: > 0 } passages ? Refusals.QuestionAsksPedigree.With(("passages", passages)) : null);

    public RefusedException? WhyNotRelease() => WhyNotAsk();

    /// <summary>Sends the questions out: the speaking order is drawn, and the solvers have so many working days from the day after.</summary>
    /// <returns>What the order was drawn from.</returns>
    public SpeakingInput ReleaseQuestions(IReadOnlyList<AskedQuestions> asked, DateTimeOffset sheetsUntil, WorkingCalendar calendar, string officer, DateTimeOffset now)
    {
        WhyNotRelease().Enforce();
        var round = Round!;
        var answersUntil = AfterWorkingDays(DefencePolicy.AnswerWorkingDays, calendar, now);
        if (sheetsUntil <= answersUntil || sheetsUntil > answersUntil + MostExtension) throw Refusals.DefenceEndIsOutOfRange.With(("after", answersUntil), ("latest", answersUntil + MostExtension));
        var input = new SpeakingInput(Terms.Number, round.Number, Sealed!.MerkleRoot, Ranking!.InputDigest, round.Codes);
        var order = SpeakingDraw.Run(input);
        var holders = Panel!.Holders.Select(s => s.Id).ToHashSet();
        Defence = Defence!.With(round with
        {
            Release = new DefenceRelease
            {
                At = now,
                By = officer,
                AnswersUntil = answersUntil,
                SheetsUntil = sheetsUntil,
                Order = order,
                Questions = [.. order.Codes.Select(code => new QuestionsTo(code,
                    SpeakingDraw.Shuffled(order.Seed, asked.Where(q => q.Round == round.Number && q.Code == code && holders.Contains(q.Seat)).SelectMany(q => q.Texts))))]
            }
        });
        return input;
    }

    /// <summary>The end of the so-manieth working day after this one, in the challenge's zone.</summary>
    DateTimeOffset AfterWorkingDays(int days, WorkingCalendar calendar, DateTimeOffset now)
    {
        var zone = Terms.Timetable.Zone;
        try
        {
            return ZoneDay.End(calendar.Count(ZoneDay.Of(now, zone).AddDays(1), Math.Max(1, days))[^1], zone);
        }
        catch (CalendarYearMissingException missing)
        {
            throw Refusals.CalendarYearMissing.With(("year", missing.Year));
        }
    }

    /// <summary>Answers belong to the round in which they were asked for; the highest version of an application's counts.</summary>
    public void Take(DefenceReply reply)
    {
        var round = Defence?.Rounds.LastOrDefault(r => r.Release is { } release && release.At <= reply.At && r.Codes.Contains(reply.Code));
        if (round is null || reply.At >= round.Release!.AnswersUntil || round.Replies.Any(r => r.Code == reply.Code && r.Version >= reply.Version)) return;
        Defence = Defence!.With(round with { Replies = [.. round.Replies.Where(r => r.Code != reply.Code), reply] });
    }

    public RefusedException? WhyNotScoreDefence(DateTimeOffset now) =>
        WhyNotDefend()
        ?? (Round!.Release is null ? Refusals.QuestionsAreNotReleased.With(("number", Terms.Number)) : null)
        ?? (Round.AnswersAreIn(now) ? null : Refusals.AnswersAreAwaited.With(("until", Round.Release!.AnswersUntil)))
        ?? (now >= Round.EndsAt ? Refusals.HardStopHasPassed.With(("endsAt", Round.EndsAt)) : null);

    /// <summary>Second sheets that an application needs: as many as the first (R17).</summary>
    public RefusedException? WhyNotCombine(IReadOnlyList<ScoreSheet> second, DateTimeOffset now)
    {
        if (WhyNotDefend() is { } refused) return refused;
        if (Round!.Release is null) return Refusals.QuestionsAreNotReleased.With(("number", Terms.Number));
        var counting = SecondSheets(second);
        if (now < Round.EndsAt)
        {
            var missing = Panel!.Holders.Sum(s => DefendingBefore(s).Count) - counting.Count(s => s.IsFinal);
            if (missing > 0) return Refusals.SheetsAreMissing.With(("missing", missing), ("endsAt", Round.EndsAt));
        }
        var below = Round.Codes.Where(code => counting.Count(s => s.Code == code && s.State == SheetState.Submitted) < SheetsNeeded).ToList();
        return below.Count == 0 ? null : Refusals.QuorumIsMissing.With(("codes", below), ("needed", SheetsNeeded));
    }

    /// <summary>Carries the round into the ranking, once.</summary>
    /// <param name="all">Second sheets of all rounds by round.</param>
    public void Combine(IReadOnlyDictionary<int, IReadOnlyList<ScoreSheet>> all, DateTimeOffset now)
    {
        WhyNotCombine(all.GetValueOrDefault(Round?.Number ?? 0) ?? [], now).Enforce();
        Defence = Defence!.With(Round! with { CompletedAt = now });
        Carry(all, now);
    }

    void Carry(IReadOnlyDictionary<int, IReadOnlyList<ScoreSheet>> all, DateTimeOffset now)
    {
        var codes = Panel!.Holders.ToDictionary(s => s.Id, s => s.Code);
        var input = new CombiningInput
        {
            First = Ranking!,
            Terms = Input! with { Applications = [] },
            Rounds = [.. Defence!.Rounds.Where(r => r.CompletedAt is not null).Select(r => new RoundOfSheets(r.Number, r.WeightPercent, RankingEngine.Sorted(Input with
            {
                Applications = [.. r.Codes.Select(code => new RankingCandidate(code, Application(code).PriceFen,
                [
                    .. SecondSheets(all.GetValueOrDefault(r.Number) ?? []).Where(s => s.Code == code && s.State == SheetState.Submitted)
                        .Select(s => new ScoredSheet(codes[s.SeatId], [.. Input!.Criteria.Select(c => s.Scores.Single(x => x.Criterion == c.Key).Score!.Value)]))
                ]))]
            }).Applications))]
        };
        Defence = Defence with { Input = input, Result = Combining.Compute(input, now) };
    }

    List<ScoreSheet> SecondSheets(IReadOnlyList<ScoreSheet> sheets)
    {
        var holders = Panel!.Holders.ToDictionary(s => s.Id, s => ApplicationsOf(s).Select(a => a.Code).ToHashSet());
        return [.. sheets.Where(s => !s.Voided && holders.TryGetValue(s.SeatId, out var own) && own.Contains(s.Code))];
    }

    public RefusedException? WhyNotFurther() =>
        WhyNotTest()
        ?? (Round is { } open ? Refusals.DefenceRuns.With(("round", open.Number)) : null)
        ?? (Tied.Count == 0 ? Refusals.NothingIsTied.With(("number", Terms.Number)) : null);

    /// <summary>A tie that no tie-break decided goes to a further defence, which decides that tie and nothing else.</summary>
    public void DefendFurther(DateTimeOffset now)
    {
        WhyNotFurther().Enforce();
        var before = Defence?.Rounds ?? [];
        Defence = (Defence ?? new Defence { Rounds = [] }) with { Rounds = [.. before, new DefenceRound { Number = NextRound, OpenedAt = now, Codes = Tied }] };
    }

    RefusedException? WhyNotExtendDefence(DateTimeOffset now) =>
        WhyNotDefend()
        ?? (Round!.Release is null ? Refusals.QuestionsAreNotReleased.With(("number", Terms.Number)) : null)
        ?? (Round.Extension is { } spent ? Refusals.ExtensionIsSpent.With(("until", spent.Until)) : null)
        ?? (now < Round.EndsAt ? Refusals.ExtensionIsNotNeeded.With(("endsAt", Round.EndsAt)) : null);
}
