using Challenges.Award.Deciding;
using Challenges.Contracts.Publication;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Award;

/// <summary>The end without acceptance needs two officers (R27); what goes back is booked as it comes in; a residual problem goes back to Publication.</summary>
public sealed partial class Award
{
    public RefusedException? WhyNotProposeEnd() => State is AwardState.UnderContract or AwardState.Rectifying ? null : Refusals.NotUnderContract.Now();

    /// <summary>Concluded without blame needs evidence kept during the project and no finding of misconduct (R27, 尽职免责).</summary>
    public void ProposeEnd(EndProposal end)
    {
        WhyNotProposeEnd().Enforce();
        WhyNotEndSo(end).Enforce();
        var evidence = Project.Milestones.Any(milestone => milestone.Assessments.Count > 0);
        if (end.Outcome == EndProposal.Concluded && (!evidence || !end.NoMisconduct || end.Cause == EndProposal.Misconduct))
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
        var (logged, day) = (Project.Log.Select(entry => ZoneDay.Of(entry.At, Zone)).ToList(), ZoneDay.Of(end.At, Zone));
        return end.IsGrounded(logged, LogEntry.FirstBroken(Project.Log) is null, day) ? null
            : Refusals.ExemptionNeedsEvidence.With(("evidence", end.CitesBefore(logged, day)), ("noMisconduct", end.NoMisconduct), ("finding", end.Finding is not null), ("cause", end.Cause));
    }

    public RefusedException? WhyNotConfirmEnd(string officer) =>
        WhyNotProposeEnd() is { } refused ? refused
        : Project.EndProposed is not { } end ? Refusals.NoEndProposed.Now()
        : end.By == officer ? Refusals.SecondMustBeAnother.Now()
        : OpenObjections > 0 ? Refusals.ObjectionsAreOpen.With(("count", OpenObjections))
        : null;

    public void ConfirmEnd(string officer)
    {
        WhyNotConfirmEnd(officer).Enforce();
        DemandsNoObjection = true;
        var end = Project.EndProposed!;
        Change(Record with { Project = Project with { Outcome = end.Outcome, Owed = Owed.Of(end, Project.PaidFen, Project.PaidFiscalFen) } });
        Decide(EndDecision.Of(Project, officer, Zone));
    }

    public RefusedException? WhyNotBook() =>
        Record.Project?.Owed is not { } owed ? Refusals.NothingGoesBack.Now()
        : owed.OutstandingFen == 0 ? Refusals.AllIsBack.Now()
        : null;

    /// <summary>Books what was actually received back; the end of the project is not changed by it.</summary>
    public void Book(string? stream, long amountFen, DateOnly receivedOn, string reference, string officer, DateTimeOffset now)
    {
        WhyNotBook().Enforce();
        var owed = Project.Owed!;
        var booking = new MoneyReceived(owed.Received.Count + 1, stream, amountFen, receivedOn, reference.Trim(), officer, now);
        owed.WhyNotBook(booking, ZoneDay.Of(Record.TaskBook!.SignedAt!.Value, Zone), ZoneDay.Of(now, Zone)).Enforce();
        Change(Record with { Project = Project with { Owed = owed with { Received = [.. owed.Received, booking] } } });
        Decide(MoneyReceivedDecision.Of(Project.Owed!));
    }

    public RefusedException? WhyNotFollowUp() => HasProject || Race is not null ? null : Refusals.NotUnderContract.Now();

    /// <summary>A residual problem is handed back to Publication while the project or the race runs or after it.</summary>
    public void ProposeFollowUp(Guid id, Wording name, IReadOnlyList<string> indicators, string person, DateTimeOffset now)
    {
        WhyNotFollowUp().Enforce();
        var followUp = new FollowUp(id, name, person, now);
        Change(HasProject ? Record with { Project = Project with { FollowUps = [.. Project.FollowUps, followUp] } } : Record with { Race = Record.Race! with { FollowUps = [.. Record.Race.FollowUps, followUp] } });
        Decide(FollowUpDecision.Of(id, [.. Terms.Indicators.Select(indicator => indicator.Key)], indicators));
    }
}
