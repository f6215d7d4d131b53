using Challenges.Contracts.Publication;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Award;

/// <summary>Acceptance, indicator by indicator against the frozen target, with one rectification (R26); the end without it needs two officers (R27); the follow-up.</summary>
public sealed partial class Award
{
    public RefusedException? WhyNotAccept(DateTimeOffset now) =>
        State is not (AwardState.UnderContract or AwardState.Rectifying) ? Refusals.NotUnderContract.Now()
        : State == AwardState.Rectifying && now >= Project.RectifyUntil ? Refusals.RectificationHasEnded.With(("until", Fact.Instant(Project.RectifyUntil!.Value, Zone)))
        : EarlierUnmet(Project.Milestones.Count) is { } earlier ? Refusals.MilestonesAreOpen.With(("milestone", earlier))
        : null;

    /// <summary>
    /// All targets met: accepted, and the last gate opens. Something missed for the first time: one rectification runs. Missed again: concluded (结题) when every must-have
    /// indicator is met, otherwise failed.
    /// </summary>
    public void Accept(IReadOnlyDictionary<string, decimal> measured, string report, string officer, DateTimeOffset now, AwardSettings settings)
    {
        WhyNotAccept(now).Enforce();
        var indicators = Record.TaskBook!.Text.Indicators;
        var acceptance = Acceptance.Of(indicators, measured, report, officer, now);
        var mustHavesMet = acceptance.Indicators.All(i => i.Met || !i.MustHave);
        var gate = acceptance.Passed ? Assessment.Met : mustHavesMet ? Assessment.PartlyMet : Assessment.NotMet;
        var project = Project.With(Assessed(Project.Milestones[^1], new(gate, report, null, officer, now))) with { Acceptances = [.. Project.Acceptances, acceptance] };
        var second = State == AwardState.Rectifying;
        if (acceptance.Passed)
        {
            project = project with { ResultStandsUntil = ResultStandsUntil(settings, now) };
            Record = Record with { Project = project with { Outcome = second ? "accepted-after-rectification" : "accepted", EndProposed = null } };
            Become(AwardState.Accepted, now);
        }
        else if (!second)
        {
            Record = Record with { Project = project with { RectifyUntil = ZoneDay.End(ZoneDay.Of(now, Zone).AddDays(Terms.Policy.RectificationDays), Zone) } };
            Become(AwardState.Rectifying, now);
        }
        else Change(Record with { Project = project with { Outcome = mustHavesMet ? EndProposal.Concluded : EndProposal.Failed } });
    }

    /// <summary>The notice of a passed acceptance, counted like that of an award; null when the profile asks for none.</summary>
    DateTimeOffset? ResultStandsUntil(AwardSettings settings, DateTimeOffset now)
    {
        if (Terms.Policy.Contract is not { AcceptanceNoticeWorkingDays: > 0 and var days }) return null;
        try
        {
            return ZoneDay.End(Notice.Count(Terms.Timetable with { NoticeUnit = "WorkingDay", NoticeLength = days }, settings, now)[^1], Zone);
        }
        catch (CalendarYearMissingException missing)
        {
            throw Refusals.CalendarYearMissing.With(("year", missing.Year));
        }
    }

    /// <summary>Everything is settled: an accepted project closes with its last payment, any other with its outcome.</summary>
    public bool IsSettled => State != AwardState.Closed && Record.Project is { Outcome: not null } project
        && (State != AwardState.Accepted || project.Milestones.All(milestone => milestone.PaidAt is not null));

    public void Close(DateTimeOffset now)
    {
        if (!IsSettled) throw Forbidden();
        Record = Record with { Project = Project with { ClosedAt = now } };
        Become(AwardState.Closed, now);
    }

    public RefusedException? WhyNotProposeEnd() => State is AwardState.UnderContract or AwardState.Rectifying ? null : Refusals.NotUnderContract.Now();

    /// <summary>Concluded without blame needs evidence kept during the project and no finding of misconduct (R27, 尽职免责).</summary>
    public void ProposeEnd(EndProposal end)
    {
        WhyNotProposeEnd().Enforce();
        WhyNotEndSo(end).Enforce();
        var evidence = Project.Milestones.Any(milestone => milestone.Assessments.Count > 0);
        if (end.Outcome == EndProposal.Concluded && (!evidence || !end.NoMisconduct || end.Cause == "misconduct"))
            throw Refusals.ExemptionNeedsEvidence.With(("evidence", evidence), ("noMisconduct", end.NoMisconduct));
        Change(Record with { Project = Project with { EndProposed = end } });
    }

    /// <summary>An exemption cites entries that were in the log before the day of its proposal, for a cause without blame; money goes back within what was paid.</summary>
    RefusedException? WhyNotEndSo(EndProposal end)
    {
        if (!EndProposal.Decided.Contains(end.Outcome)) return null;
        var least = end.Outcome == EndProposal.FailedWithRecovery ? 1 : 0;
        if (end.RecoverFen is not { } recover || recover < least || recover > Project.PaidFen) return Refusals.RecoveryOutOfRange.With(("least", Fact.Yuan(least)), ("paid", Fact.Yuan(Project.PaidFen)));
        if (end.Outcome == EndProposal.FailedWithSanction) return end.Sanction is null ? Refusals.SanctionIsMissing.Now() : null;
        if (end.Outcome == EndProposal.FailedWithRecovery) return null;
        var day = ZoneDay.Of(end.At, Zone);
        var kept = end.Evidence is { Count: > 0 } cited && cited.All(number => Project.Log.Any(entry => entry.Number == number && ZoneDay.Of(entry.At, Zone) < day));
        return kept && end.NoMisconduct && end.Finding is not null && EndProposal.Blameless.Contains(end.Cause) && LogEntry.FirstBroken(Project.Log) is null ? null
            : Refusals.ExemptionNeedsEvidence.With(("evidence", kept), ("noMisconduct", end.NoMisconduct), ("finding", end.Finding is not null), ("cause", end.Cause));
    }

    public RefusedException? WhyNotConfirmEnd(string officer) =>
        WhyNotProposeEnd() is { } refused ? refused
        : Project.EndProposed is not { } end ? Refusals.NoEndProposed.Now()
        : end.By == officer ? Refusals.SecondMustBeAnother.Now()
        : null;

    public void ConfirmEnd(string officer)
    {
        WhyNotConfirmEnd(officer).Enforce();
        Change(Record with { Project = Project with { Outcome = Project.EndProposed!.Outcome } });
    }

    public RefusedException? WhyNotFollowUp() => HasProject ? null : Refusals.NotUnderContract.Now();

    /// <summary>A residual problem is handed back to Publication while the project runs or after it.</summary>
    public void ProposeFollowUp(Guid id, Wording name, string person, DateTimeOffset now)
    {
        WhyNotFollowUp().Enforce();
        Change(Record with { Project = Project with { FollowUps = [.. Project.FollowUps, new(id, name, person, now)] } });
    }
}
