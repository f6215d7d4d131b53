using Challenges.Award.Deciding;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Award;

/// <summary>The standstill before anything is confirmed: the notice, and what objections do to it (R19, R20).</summary>
public sealed partial class Award
{
    /// <summary>The latest notice, running or ended.</summary>
    public Notice? Notice => Record.Notices.Count == 0 ? null : Record.Notices[^1];

    /// <summary>The proposal that a notice announced.</summary>
    public Proposal Announced(Notice notice) => Record.Proposals.First(proposal => proposal.Id == notice.ProposalId);

    public RefusedException? WhyNotOpenNotice(AwardSettings settings, DateTimeOffset now)
    {
        if (State == AwardState.Proposed && Facts.RankingIsOutdated) return Refusals.NewRankingAwaited.Now();
        if (State != AwardState.Proposed) return State is AwardState.InNotice ? Refusals.ProposalStands.Now() : Refusals.NothingToNotice.Now();
        try
        {
            Notice.Count(Terms.Timetable, settings.Under(Terms.Policy), now);
            return null;
        }
        catch (CalendarYearMissingException missing)
        {
            return Refusals.CalendarYearMissing.With(("year", missing.Year));
        }
    }

    public void OpenNotice(Guid id, string officer, StandContact? contact, AwardSettings settings, DateTimeOffset now)
    {
        WhyNotOpenNotice(settings, now).Enforce();
        var terms = NoticeTerms.Of(Terms.Timetable, settings.Under(Terms.Policy));
        var days = terms.Count(now);
        Record = Record with
        {
            Notices = [.. Record.Notices, new Notice
            {
                Id = id, ProposalId = Standing!.Id, OpenedBy = officer, OpenedAt = now, Unit = Terms.Timetable.NoticeUnit, CountedDays = days,
                EndsAt = terms.EndOf(days), ConfirmableFrom = terms.SettledAfter(days), Contact = contact
            }]
        };
        Become(AwardState.InNotice, now);
        Decide(NoticeDecision.Of(this, terms));
    }

    /// <param name="arrived">The ingress stamp of the objection.</param>
    public RefusedException? WhyNotObject(DateTimeOffset arrived) =>
        Notice is not { } notice ? Refusals.NoNoticeRuns.Now()
        : arrived >= notice.EndsAt ? Refusals.NoticeHasEnded.With(("endsAt", Fact.Instant(notice.EndsAt, Zone)))
        : State != AwardState.InNotice ? Refusals.NoNoticeRuns.Now()
        : null;

    /// <summary>An objection was decided; one that returns the award to proposal ends the proposal it was filed against, if that still stands in its notice.</summary>
    /// <returns>True when the award went back to proposal.</returns>
    public bool Settle(Objection objection, DateTimeOffset now)
    {
        if (objection.IsAboutAcceptance) return SettleAcceptance(objection, now);
        OpenObjections--;
        var notice = Record.Notices.First(notice => notice.Id == objection.NoticeId);
        var stands = State == AwardState.InNotice && Notice!.Id == objection.NoticeId;
        var returns = objection.ReturnsToProposal && stands;
        if (returns)
        {
            Record = Record with { Notices = [.. Record.Notices.SkipLast(1), Notice! with { LedBack = true, LedBackBy = Notice.Objection }] };
            Drop(ProposalEnd.Objected);
            Become(AwardState.Deciding, now);
        }
        else Change(Record);
        Decide(ObjectionSettlement.Of(objection, notice.EndsAt, stands, returns));
        return returns;
    }

    public RefusedException? WhyNotConfirm(DateTimeOffset now) =>
        State != AwardState.InNotice ? Refusals.NothingToConfirm.Now()
        : now < Notice!.ConfirmableFrom ? Refusals.NoticeRuns.With(("endsAt", Fact.Instant(Notice.ConfirmableFrom, Zone)))
        : OpenObjections > 0 ? Refusals.ObjectionsAreOpen.With(("count", OpenObjections))
        : WhyReconsidered();

    public void Confirm(DateTimeOffset now)
    {
        WhyNotConfirm(now).Enforce();
        // The clock's worker may come after the officer; the end of the notice is recorded in any case.
        if (!Notice!.EndReached) RunDue(now);
        Record = Record with { DecidedAt = now };
        DemandsNoObjection = true;
        Become(AwardState.Confirmed, now);
        Decide(ConfirmationDecision.Of(this, now));
    }
}
