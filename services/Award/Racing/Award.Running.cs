using Challenges.Award.Deciding;
using Challenges.Award.Racing;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Award;

/// <summary>The course of a race, from the first stage to its close.</summary>
public sealed partial class Award
{
    public RefusedException? WhyNotRace() => State == AwardState.Racing ? null : Refusals.NoRaceRuns.Now();

    /// <returns>The teams that leave.</returns>
    public IReadOnlyList<int> AssessStage(int stage, IReadOnlyList<StageResult> results, Assessor assessor, DateTimeOffset now)
    {
        WhyNotRace().Enforce();
        assessor.WhyNot(Facts, RaceProposed!.Entrants).Enforce();
        var before = Race!;
        var after = Take(before.Assess(stage, results, assessor, now, Today(now)));
        Decide(StageDecision.Of(before, after, stage, results, assessor, Zone));
        return [.. before.Running().Select(team => team.Number).Except(after.Running().Select(team => team.Number))];
    }

    public void Revive(int team, Wording reason, string officer, DateTimeOffset now)
    {
        WhyNotRace().Enforce();
        var before = Race!;
        var after = Take(before.Revive(team, reason, officer, now));
        Decide(RevivalDecision.Of(before, after, team, reason));
    }

    public void ExtendStage(int stage, DateOnly dueOn, Wording reason, AwardSettings settings, string officer, DateTimeOffset now)
    {
        WhyNotRace().Enforce();
        var (before, most) = (Race!, settings.Under(Terms.Policy).ExtensionMaxDays);
        var after = Take(before.Extend(stage, dueOn, most, reason, officer, now));
        Decide(RaceExtensionDecision.Of(before, after, stage, dueOn, most, reason));
    }

    public RefusedException? WhyNotPayStage(int team, int stage, DateTimeOffset now) =>
        WhyNotRace() ?? Race!.WhyNotPay(team, stage, now) ?? (OpenObjections > 0 ? Refusals.ObjectionsAreOpen.With(("count", OpenObjections)) : null);

    public void PayStage(int team, int stage, DateTimeOffset now)
    {
        WhyNotPayStage(team, stage, now).Enforce();
        DemandsNoObjection = true;
        var before = Race!;
        var after = Take(before.Pay(team, stage, now));
        Decide(RacePaymentDecision.Of(before, after, team, stage));
    }

    /// <summary>A first miss is granted the profile's days for one rectification; a passed result stands in public before its money where the profile asks for that.</summary>
    /// <param name="notice">Id of the notice of the result.</param>
    public void AcceptTeam(int team, IReadOnlyDictionary<string, decimal> measured, string report, string officer, DateTimeOffset now, AwardSettings settings, Guid notice)
    {
        WhyNotRace().Enforce();
        var before = Race!;
        before.WhyNotAccept(team, now).Enforce();
        var terms = new AcceptanceTerms(Record.Race!.Books[team - 1].Text.Indicators, before.Find(team)!.Missed is not null, Terms.Policy.RectificationDays, Zone,
            before.Plan.CompletionFen > 0 ? ResultNoticeTerms(settings) : null);
        var acceptance = new Acceptance(Acceptance.Compare(terms.Indicators, measured), report, officer, now);
        var judged = Judged(terms, acceptance.Indicators, now);
        var after = Take(before.Accept(team, acceptance, judged.RectifyUntil, now, ResultNotice.Of(judged, notice, now)));
        Decide(RaceAcceptanceDecision.Of(before, after, team, terms, acceptance, judged));
    }

    /// <returns>True when the acceptance of a team went back to be assessed again.</returns>
    bool SettleTeamAcceptance(Objection objection)
    {
        var team = Race!.Teams.First(team => team.ResultNotices.Any(notice => notice.Id == objection.NoticeId));
        var stands = State == AwardState.Racing && team.ResultNotice?.Id == objection.NoticeId;
        var returns = objection.ReturnsToProposal && stands;
        if (returns) Take(Race.SendBack(team.Number));
        else Change(Record);
        Decide(ObjectionSettlement.Of(objection, team.ResultNotices.First(notice => notice.Id == objection.NoticeId).EndsAt, stands, returns));
        return returns;
    }

    /// <summary>No team is left and none is let back; or the only open answers are those of rectifications that ran out.</summary>
    public RefusedException? WhyNotConcludeRace(DateTimeOffset now) => WhyNotRace() ?? (Race!.Lapsed(now).Count > 0 ? null : Race.WhyNotConclude());

    public void ConcludeRace(DateTimeOffset now)
    {
        WhyNotConcludeRace(now).Enforce();
        var (before, lapsed) = (Race!, Race!.Lapsed(now));
        var after = Take(lapsed.Count > 0 ? before.Lapse(now) : before.Conclude());
        Decide(RaceConclusionDecision.Of(before, after, lapsed));
    }

    /// <summary>A stage is late, or a rectification ran out.</summary>
    RaceGroup RaceDue(DateTimeOffset now)
    {
        var (before, lapsed) = (Race!, Race!.Lapsed(now));
        if (lapsed.Count == 0) return before with { Late = true };
        var after = before.Lapse(now);
        Decide(RaceConclusionDecision.Of(before, after, lapsed));
        return after;
    }

    /// <summary>A step without a change of its own, so that each event of an act has its own version.</summary>
    public void Tell() => Change(Record);

    public bool RaceIsSettled => State == AwardState.Racing && Race!.IsSettled;

    public void CloseRace(DateTimeOffset now)
    {
        if (!RaceIsSettled) throw Forbidden();
        Become(AwardState.Closed, now);
    }

    RaceGroup Take(RaceGroup next)
    {
        Change(Record with { Race = Record.Race! with { Group = next } });
        return next;
    }
}
