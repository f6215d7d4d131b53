using Challenges.Award.Deciding;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Award;

/// <summary>Acceptance, indicator by indicator against the frozen target, with one rectification (R26) and the notice of a passed result.</summary>
public sealed partial class Award
{
    public RefusedException? WhyNotAccept(DateTimeOffset now) =>
        State is not (AwardState.UnderContract or AwardState.Rectifying) ? Refusals.NotUnderContract.Now()
        : State == AwardState.Rectifying && !Project.Reassess && now >= Project.RectifyUntil ? Refusals.RectificationHasEnded.With(("until", Fact.Instant(Project.RectifyUntil!.Value, Zone)))
        : EarlierUnmet(Project.Milestones.Count) is { } earlier ? Refusals.MilestonesAreOpen.With(("milestone", earlier))
        : null;

    /// <summary>
    /// All targets met: accepted, and the last gate opens. Something missed for the first time: one rectification runs. Missed again: concluded (结题) when every must-have
    /// indicator is met, otherwise failed.
    /// </summary>
    /// <param name="notice">Id of the notice of the result, where the profile asks for one.</param>
    public void Accept(IReadOnlyDictionary<string, decimal> measured, string report, string officer, DateTimeOffset now, AwardSettings settings, Guid notice)
    {
        WhyNotAccept(now).Enforce();
        var second = State == AwardState.Rectifying;
        var terms = new AcceptanceTerms(Record.TaskBook!.Text.Indicators, second, Terms.Policy.RectificationDays, Zone, ResultNoticeTerms(settings));
        var acceptance = new Acceptance(Acceptance.Compare(terms.Indicators, measured), report, officer, now);
        var judged = Judged(terms, acceptance.Indicators, now);
        var gate = judged.Passed ? Assessment.Met : judged.MustHavesMet ? Assessment.PartlyMet : Assessment.NotMet;
        var project = Project.With(Assessed(Project.Milestones[^1], new(gate, report, null, officer, now))) with { Acceptances = [.. Project.Acceptances, acceptance], Reassess = false };
        if (judged.Passed)
        {
            if (ResultNotice.Of(judged, notice, now) is { } opened) project = project with { ResultNotices = [.. project.ResultNotices, opened] };
            Record = Record with { Project = project with { Outcome = second ? "accepted-after-rectification" : "accepted", EndProposed = null } };
            Become(AwardState.Accepted, now);
        }
        else if (judged.RectifyUntil is { } until)
        {
            Record = Record with { Project = project with { RectifyUntil = until } };
            Become(AwardState.Rectifying, now);
        }
        else Change(Record with { Project = project with { Outcome = judged.MustHavesMet ? EndProposal.Concluded : EndProposal.Failed } });
        Decide(AcceptanceDecision.Of(terms, acceptance, judged));
    }

    static Judgement Judged(AcceptanceTerms terms, IReadOnlyList<MeasuredIndicator> compared, DateTimeOffset now)
    {
        try
        {
            return Judgement.Of(terms, compared, now);
        }
        catch (CalendarYearMissingException missing)
        {
            throw Refusals.CalendarYearMissing.With(("year", missing.Year));
        }
    }

    /// <summary>The notice of a passed acceptance, counted like that of an award; null when the profile asks for none.</summary>
    NoticeTerms? ResultNoticeTerms(AwardSettings settings) => Terms.Policy.Contract is { AcceptanceNoticeWorkingDays: > 0 and var days }
        ? NoticeTerms.Of(Terms.Timetable with { NoticeUnit = "WorkingDay", NoticeLength = days }, settings.Under(Terms.Policy))
        : null;

    /// <summary>The notice of an accepted result that stands now; in a race that of one team.</summary>
    public ResultNotice? StandingResult(int? team) => State switch
    {
        AwardState.Accepted when team is null => Project.ResultNotice,
        AwardState.Racing when team is { } number => Race!.Find(number)?.ResultNotice,
        _ => null
    };

    /// <param name="arrived">The ingress stamp of the objection.</param>
    /// <param name="team">Of a race; null for a single winner.</param>
    public RefusedException? WhyNotObjectToAcceptance(DateTimeOffset arrived, int? team = null) =>
        StandingResult(team) is not { } notice ? Refusals.NoResultNoticeRuns.Now()
        : arrived >= notice.EndsAt ? Refusals.NoticeHasEnded.With(("endsAt", Fact.Instant(notice.EndsAt, Zone)))
        : null;

    /// <summary>An upheld objection to a passed acceptance sends it back: the last gate closes, and the result is assessed again in the state that it was accepted from.</summary>
    /// <returns>True when the acceptance went back.</returns>
    bool SettleAcceptance(Objection objection, DateTimeOffset now)
    {
        OpenObjections--;
        if (Race is not null) return SettleTeamAcceptance(objection);
        var filedIn = Project.ResultNotices.First(notice => notice.Id == objection.NoticeId);
        var stands = State == AwardState.Accepted && Project.ResultNotice?.Id == objection.NoticeId;
        var returns = objection.ReturnsToProposal && stands;
        if (returns)
        {
            var rectifying = Project.Outcome == "accepted-after-rectification";
            Record = Record with
            {
                Project = Project.With(Project.Milestones[^1] with { MetAt = null }) with
                {
                    Outcome = null,
                    Reassess = true,
                    ResultNotices = [.. Project.ResultNotices.SkipLast(1), filedIn with { LedBack = true }]
                }
            };
            Become(rectifying ? AwardState.Rectifying : AwardState.UnderContract, now);
        }
        else Change(Record);
        Decide(ObjectionSettlement.Of(objection, filedIn.EndsAt, stands, returns));
        return returns;
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
}
