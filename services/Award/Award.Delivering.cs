using Challenges.Award.Deciding;
using Challenges.Contracts.Publication;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Award;

/// <summary>Milestones and payments: a gate before each payment, each payment once, one extension at most (R23, R25).</summary>
public sealed partial class Award
{
    Project Project => Record.Project ?? throw new InvalidOperationException("A project is made when the task book is signed.");

    public bool HasProject => Record.Project is not null;

    public RefusedException? WhyNotAssess(int number) =>
        State != AwardState.UnderContract ? Refusals.NotUnderContract.Now()
        : Project.Find(number) is not { } milestone ? Refusals.MilestoneNotFound.Now()
        : number == Project.Milestones.Count ? Refusals.AcceptanceIsTheGate.Now()
        : milestone.MetAt is not null ? Refusals.MilestoneIsMet.Now()
        : EarlierUnmet(number) is { } earlier ? Refusals.EarlierMilestoneIsOpen.With(("milestone", earlier))
        : null;

    /// <summary>A milestone that was not met can be assessed again; until it is met, nothing later can be paid.</summary>
    public void Assess(int number, string outcome, string evidence, string? assessor, string officer, DateTimeOffset now)
    {
        WhyNotAssess(number).Enforce();
        Change(Record with { Project = Project.With(Assessed(Project.Find(number)!, new(outcome, evidence, assessor, officer, now))) });
        Decide(MilestoneDecision.Of(Project, number));
    }

    public RefusedException? WhyNotPay(int number, DateTimeOffset now) =>
        State is not (AwardState.UnderContract or AwardState.Rectifying or AwardState.Accepted) ? Refusals.NotUnderContract.Now()
        : Project.Find(number) is not { } milestone ? Refusals.MilestoneNotFound.Now()
        : milestone.PaidAt is not null ? Refusals.PaidAlready.With(("milestone", number))
        : milestone.MetAt is null ? Refusals.GateIsClosed.With(("milestone", number))
        : OpenObjections > 0 ? Refusals.ObjectionsAreOpen.With(("count", OpenObjections))
        : number == Project.Milestones.Count && Project.ResultNotice is { } notice && now < notice.PayableFrom ? Refusals.ResultNoticeRuns.With(("until", Fact.Instant(notice.PayableFrom, Zone)))
        : null;

    public void Pay(int number, DateTimeOffset now)
    {
        WhyNotPay(number, now).Enforce();
        DemandsNoObjection = true;
        Change(Record with { Project = Project.With(Project.Find(number)! with { PaidAt = now }) });
        Decide(PaymentDecision.Of(Record.TaskBook!, Project, number));
    }

    public RefusedException? WhyNotLog(Caller caller) =>
        PartyOf(caller) is null ? Refusals.PartiesOnly.Now()
        : State is AwardState.UnderContract or AwardState.Rectifying ? null : Refusals.NotUnderContract.Now();

    /// <summary>Adds to the evidence log; nothing in it is ever changed or taken out.</summary>
    public void Log(Caller caller, int milestone, string kind, string text, IReadOnlyList<EvidenceFile> files, DateTimeOffset now)
    {
        WhyNotLog(caller).Enforce();
        if (Project.Find(milestone) is null) throw Refusals.MilestoneNotFound.Now();
        var entry = new LogEntry { Number = Project.Log.Count + 1, Milestone = milestone, Kind = kind, Text = text, Files = files, Party = PartyOf(caller)!, By = caller.Person, At = now };
        Change(Record with { Project = Project with { Log = [.. Project.Log, entry.After(Project.Log)] } });
    }

    public RefusedException? WhyNotExtend() =>
        State != AwardState.UnderContract ? Refusals.NotUnderContract.Now()
        : Project.Extension is not null ? Refusals.ExtendedAlready.Now()
        : null;

    public RefusedException? WhyNotExtend(int number, DateOnly dueOn, AwardSettings settings) =>
        WhyNotExtend() is { } refused ? refused
        : Project.Find(number) is not { } milestone ? Refusals.MilestoneNotFound.Now()
        : milestone.MetAt is not null ? Refusals.MilestoneIsMet.Now()
        : dueOn <= milestone.DueOn || dueOn.DayNumber - milestone.DueOn.DayNumber > settings.Under(Terms.Policy).ExtensionMaxDays
            ? Refusals.ExtensionTooLong.With(("from", milestone.DueOn), ("until", milestone.DueOn.AddDays(settings.Under(Terms.Policy).ExtensionMaxDays)))
        : null;

    /// <summary>Moves a milestone and those after it by the same number of days, so that their order stays.</summary>
    public void Extend(int number, DateOnly dueOn, Wording reason, AwardSettings settings, string officer, DateTimeOffset now)
    {
        WhyNotExtend(number, dueOn, settings).Enforce();
        var days = dueOn.DayNumber - Project.Find(number)!.DueOn.DayNumber;
        IReadOnlyList<DateOnly> before = [.. Project.Milestones.Select(m => m.DueOn)];
        Change(Record with
        {
            Project = Project with
            {
                Extension = new(number, days, reason, officer, now),
                Milestones = [.. Project.Milestones.Select(m => m.Number < number ? m : Moved(m, days, now))]
            }
        });
        Decide(ExtensionDecision.Of(before, [.. Project.Milestones.Select(m => m.DueOn)], number, dueOn, settings.Under(Terms.Policy).ExtensionMaxDays));
    }

    Milestone Moved(Milestone milestone, int days, DateTimeOffset now)
    {
        var dueOn = milestone.DueOn.AddDays(days);
        return milestone with { DueOn = dueOn, Late = milestone.Late && ZoneDay.End(dueOn, Zone) <= now };
    }

    int? EarlierUnmet(int number) => Project.Milestones.FirstOrDefault(m => m.Number < number && m.MetAt is null)?.Number;

    static Milestone Assessed(Milestone milestone, Assessment assessment) => milestone with
    {
        Assessments = [.. milestone.Assessments, assessment],
        MetAt = assessment.Outcome == Assessment.Met ? assessment.At : null
    };
}
