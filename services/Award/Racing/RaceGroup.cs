using Challenges.Contracts.Publication;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Award.Racing;

/// <summary>
/// A running horse race. Stage by stage: all running teams are assessed in one act, the stage's rule drops some, those that stay enter the next stage, which makes its money owed.
/// At the finish each team that is left is accepted or not. The race ends when every team at the finish has its answer, or when no team is left (a legal end).
/// At every moment what is owed and what can still come due at worst fit the budget together; that is the guard of each act that raises either.
/// </summary>
public sealed partial record RaceGroup
{
    public required RacePlan Plan { get; init; }
    public required IReadOnlyList<RaceTeam> Teams { get; init; }
    /// <summary>The stage that runs, 1 for the first; <see cref="RacePlan.Finish"/> when all were assessed.</summary>
    public int Stage { get; init; } = 1;
    /// <summary>The day of the running stage passed without its assessment.</summary>
    public bool Late { get; init; }
    /// <summary><c>one-accepted</c>, <c>several-accepted</c>, <c>none-accepted</c> or <c>none-survives</c>; null while it is open.</summary>
    public string? Outcome { get; init; }
    /// <summary>At most one in a race; null while none was granted.</summary>
    public RaceExtension? Extension { get; init; }

    public const string NoneSurvives = "none-survives";

    public IReadOnlyList<RaceTeam> Running() => [.. Teams.Where(team => team.Runs)];

    public bool AtFinish => Stage == Plan.Finish;

    public RaceTeam? Find(int number) => number >= 1 && number <= Teams.Count ? Teams[number - 1] : null;

    /// <summary>Fen (0.01 yuan) paid to all teams.</summary>
    public long PaidFen => Teams.Sum(team => team.PaidFen);

    /// <summary>Fen owed to all teams, paid or not.</summary>
    public Int128 OwedFen() => Teams.Aggregate((Int128)0, (sum, team) => sum + team.Entered.Aggregate((Int128)0, (part, stage) => part + Plan.AmountFen(stage)));

    /// <summary>Fen that can be owed in the end at worst, as things stand.</summary>
    public Int128 ExposureFen() => OwedFen() + (Outcome is not null ? 0
        : AtFinish ? (Int128)Plan.CompletionFen * Running().Count(team => team.Acceptance is null)
        : Plan.WorstBehind(Stage, Running().Count));

    /// <summary>Outcome known and nothing owed any more.</summary>
    public bool IsSettled => Outcome is not null && Teams.All(team => team.Entered.All(stage => team.IsPaid(stage) || Plan.AmountFen(stage) == 0));

    public static RaceGroup Start(RacePlan plan, int teams)
    {
        plan.WhyNotRun(teams).Enforce();
        return new() { Plan = plan, Teams = [.. Enumerable.Range(1, teams).Select(number => new RaceTeam { Number = number, Entered = [1] })] };
    }

    /// <summary>When the running stage becomes late, or the first rectification runs out.</summary>
    public DateTimeOffset? NextDue(string zone) =>
        Outcome is not null ? null
        : AtFinish ? Rectifying().Min(team => team.RectifyUntil)
        : Late ? null : ZoneDay.End(Plan.Stages[Stage - 1].DueOn, zone);

    /// <param name="today">Today in the challenge's zone.</param>
    public RefusedException? WhyNotAssess(int stage, DateOnly today) =>
        WhyEnded() is { } ended ? ended
        : stage != Stage || AtFinish ? Refusals.StageDoesNotRun.With(("stage", stage), ("running", Stage))
        : Running().Count == 0 ? Refusals.NoTeamRuns.Now()
        : today < Plan.Stages[stage - 1].DueOn ? Refusals.StageIsNotDue.With(("stage", stage), ("dueOn", Plan.Stages[stage - 1].DueOn))
        : null;

    /// <summary>All running teams at once, so that nobody is assessed by another day than the others.</summary>
    public RaceGroup Assess(int stage, IReadOnlyList<StageResult> results, Assessor assessor, DateTimeOffset now, DateOnly today)
    {
        WhyNotAssess(stage, today).Enforce();
        var running = Running().Select(team => team.Number).ToList();
        if (results.Count != running.Count || results.Select(result => result.Team).Except(running).Any() || results.DistinctBy(result => result.Team).Count() != running.Count)
            throw Refusals.ResultsDiffer.With(("teams", running));
        var goals = Plan.Stages[stage - 1].Goals.Select(goal => goal.Key).ToList();
        if (results.SelectMany(result => result.GoalsMet).Except(goals).ToList() is [_, ..] unknown) throw Refusals.UnknownGoal.With(("goals", unknown));
        var leavers = Plan.Stages[stage - 1].Leavers(results) ?? throw Refusals.StageIsTied.With(("stage", stage));
        var next = this with
        {
            Stage = stage + 1,
            Late = false,
            Teams = [.. Teams.Select(team => results.FirstOrDefault(result => result.Team == team.Number) is { } result ? After(team, result, !leavers.Contains(team.Number), assessor, now) : team)]
        };
        return next.Running().Count == 0 && !next.MayRevive ? next with { Outcome = NoneSurvives } : next;
    }

    RaceTeam After(RaceTeam team, StageResult result, bool stays, Assessor assessor, DateTimeOffset now) => team with
    {
        Findings = [.. team.Findings, new(Stage, result.Score, result.GoalsMet, result.Evidence, stays, assessor.Name.Trim(), assessor.Organisation.Trim(), now)],
        LeftAfter = stays ? null : Stage,
        Entered = stays && Stage + 1 < Plan.Finish ? [.. team.Entered, Stage + 1] : team.Entered
    };

    bool MayRevive => !AtFinish && Plan.Stages[Stage - 1].AllowRevival;

    public RefusedException? WhyNotRevive(int number) =>
        WhyEnded() is { } ended ? ended
        : Find(number) is not { } team ? Refusals.TeamNotFound.Now()
        : team.Runs ? Refusals.TeamRuns.With(("team", number))
        : !MayRevive ? Refusals.RevivalNotAllowed.With(("stage", Stage))
        : OwedFen() + Plan.AmountFen(Stage) + Plan.WorstBehind(Stage, Running().Count + 1) is var worst && worst > Plan.BudgetFen ? Plan.BeyondBudget(worst)
        : null;

    /// <summary>A team that left re-enters the running stage, with the same money and the same day as the others.</summary>
    public RaceGroup Revive(int number, Wording reason, string officer, DateTimeOffset now)
    {
        WhyNotRevive(number).Enforce();
        var team = Find(number)!;
        return With(team with { LeftAfter = null, Entered = [.. team.Entered, Stage], Revivals = [.. team.Revivals, new(Stage, reason, officer, now)] });
    }

    /// <param name="stage">A stage, or <see cref="RacePlan.Finish"/> for the completion money.</param>
    /// <param name="now">When given, a completion whose result stands in public is refused too.</param>
    public RefusedException? WhyNotPay(int number, int stage, DateTimeOffset? now = null) =>
        Find(number) is not { } team ? Refusals.TeamNotFound.Now()
        : stage < 1 || stage > Plan.Finish || !team.Entered.Contains(stage) || Plan.AmountFen(stage) == 0 ? Refusals.NothingOwed.With(("team", number), ("stage", stage))
        : team.IsPaid(stage) ? Refusals.PaidAlready.With(("milestone", stage))
        : stage == Plan.Finish && team.ResultNotice is { } notice && now < notice.PayableFrom ? Refusals.ResultNoticeRuns.With(("until", Fact.Instant(notice.PayableFrom)))
        : (Int128)PaidFen + Plan.AmountFen(stage) is var paid && paid > Plan.BudgetFen ? Plan.BeyondBudget(paid)
        : null;

    public RaceGroup Pay(int number, int stage, DateTimeOffset now)
    {
        WhyNotPay(number, stage, now).Enforce();
        var team = Find(number)!;
        return With(team with { Payments = [.. team.Payments, new(stage, Plan.AmountFen(stage), now, Plan.FiscalOf(stage))] });
    }

    public RefusedException? WhyNotExtend() =>
        WhyEnded() ?? (AtFinish ? Refusals.StageDoesNotRun.With(("stage", Stage), ("running", Stage)) : Extension is not null ? Refusals.ExtendedAlready.Now() : null);

    public RefusedException? WhyNotExtend(int stage, DateOnly dueOn, int maxDays) =>
        WhyNotExtend() is { } refused ? refused
        : stage < Stage || stage >= Plan.Finish ? Refusals.StageDoesNotRun.With(("stage", stage), ("running", Stage))
        : Plan.Stages[stage - 1].DueOn is var day && (dueOn <= day || dueOn.DayNumber - day.DayNumber > maxDays) ? Refusals.ExtensionTooLong.With(("from", day), ("until", day.AddDays(maxDays)))
        : null;

    /// <summary>Once in a race; the days stay the same for every team, and the money does not change.</summary>
    public RaceGroup Extend(int stage, DateOnly dueOn, int maxDays, Wording reason, string officer, DateTimeOffset now)
    {
        WhyNotExtend(stage, dueOn, maxDays).Enforce();
        var days = dueOn.DayNumber - Plan.Stages[stage - 1].DueOn.DayNumber;
        return this with
        {
            Extension = new(stage, days, reason, officer, now),
            Late = Late && stage != Stage,
            Plan = Plan with { Stages = [.. Plan.Stages.Select((s, index) => index + 1 < stage ? s : s with { DueOn = s.DueOn.AddDays(days) })] }
        };
    }

    /// <param name="now">When given, a rectification that ran out is refused too.</param>
    public RefusedException? WhyNotAccept(int number, DateTimeOffset? now = null) =>
        WhyEnded() is { } ended ? ended
        : Find(number) is not { } team ? Refusals.TeamNotFound.Now()
        : !AtFinish || !team.Runs ? Refusals.NotAtFinish.With(("team", number))
        : team.Acceptance is not null ? Refusals.TeamHasItsAnswer.With(("team", number))
        : team is { Reassess: false, RectifyUntil: { } until } && now >= until ? Refusals.RectificationHasEnded.With(("until", Fact.Instant(until)))
        : null;

    /// <summary>Indicator by indicator, as in a project of one; a team whose result passes is owed the completion money, one that misses for the first time rectifies once.</summary>
    /// <param name="rectifyUntil">End of the one rectification that a first miss is granted; null: none, the answer is final.</param>
    /// <param name="notice">Where the profile asks that a passed result stands in public before its money; null: it does not.</param>
    public RaceGroup Accept(int number, Acceptance acceptance, DateTimeOffset? rectifyUntil = null, DateTimeOffset? now = null, ResultNotice? notice = null)
    {
        WhyNotAccept(number, now).Enforce();
        var team = Find(number)! with { Reassess = false };
        if (acceptance.Passed && notice is not null) team = team with { ResultNotices = [.. team.ResultNotices, notice] };
        return !acceptance.Passed && team.Missed is null && rectifyUntil is not null
            ? With(team with { Missed = acceptance, RectifyUntil = rectifyUntil })
            : With(team with { Acceptance = acceptance, Entered = acceptance.Passed ? [.. team.Entered, Plan.Finish] : team.Entered }).Concluded();
    }

    /// <summary>An upheld objection to a passed result: the team is at the finish again without an answer, and its completion money is owed no more.</summary>
    public RaceGroup SendBack(int number)
    {
        var team = Find(number)!;
        return With(team with
        {
            Acceptance = null,
            Reassess = true,
            Entered = [.. team.Entered.Where(stage => stage != Plan.Finish)],
            ResultNotices = [.. team.ResultNotices.SkipLast(1), team.ResultNotice! with { LedBack = true }]
        }) with
        { Outcome = null };
    }

    /// <summary>Teams whose rectification runs, or ran out unanswered.</summary>
    public IReadOnlyList<RaceTeam> Rectifying() => [.. Teams.Where(team => team is { Runs: true, Acceptance: null, Reassess: false, RectifyUntil: not null })];

    /// <summary>Teams whose rectification ran out without a second acceptance: their first answer is final.</summary>
    public IReadOnlyList<int> Lapsed(DateTimeOffset now) => [.. Rectifying().Where(team => team.RectifyUntil <= now).Select(team => team.Number)];

    public RaceGroup Lapse(DateTimeOffset now)
    {
        var lapsed = Lapsed(now);
        return (this with { Teams = [.. Teams.Select(team => lapsed.Contains(team.Number) ? team with { Acceptance = team.Missed } : team)] }).Concluded();
    }

    /// <summary>The outcome once every team at the finish has its answer.</summary>
    RaceGroup Concluded() => Running().Any(team => team.Acceptance is null) ? this : this with { Outcome = OutcomeOf(Running().Count(team => team.Acceptance!.Passed)) };

    /// <summary>Nobody runs, a revival would be possible, and the department decides against one.</summary>
    public RefusedException? WhyNotConclude() => WhyEnded() ?? (Running().Count == 0 ? null : Refusals.TeamsStillRun.With(("count", Running().Count)));

    public RaceGroup Conclude()
    {
        WhyNotConclude().Enforce();
        return this with { Outcome = NoneSurvives };
    }

    static string OutcomeOf(int accepted) => accepted switch { 0 => "none-accepted", 1 => "one-accepted", _ => "several-accepted" };

    RefusedException? WhyEnded() => Outcome is null ? null : Refusals.RaceHasEnded.With(("outcome", Outcome));

    RaceGroup With(RaceTeam changed) => this with { Teams = [.. Teams.Select(team => team.Number == changed.Number ? changed : team)] };
}
