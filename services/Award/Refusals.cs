using Challenges.Shared.Web;

namespace Challenges.Award;

/// <summary>Every reason for which this service says no. Texts stand in <c>Texts.resx</c> and <c>Texts.zh-Hans.resx</c> under the code.</summary>
public static class Refusals
{
    public static readonly Refusal NotFound = new("AWD-404", 404);
    public static readonly Refusal ObjectionNotFound = new("AWD-O-404", 404);
    public static readonly Refusal MilestoneNotFound = new("AWD-M-404", 404);
    public static readonly Refusal OfficersOnly = new("AWD-01", 403);
    public static readonly Refusal OfficerIsParty = new("AWD-02", 403);
    public static readonly Refusal StateForbids = new("AWD-03");
    public static readonly Refusal PartiesOnly = new("AWD-04", 403);

    public static readonly Refusal FactsAwaited = new("AWD-P-01");
    public static readonly Refusal ProposalStands = new("AWD-P-02");
    public static readonly Refusal NotAwardable = new("AWD-P-03", 409, "R18");
    public static readonly Refusal DepartureNeedsReasons = new("AWD-P-04", 422);
    public static readonly Refusal SecondMustBeAnother = new("AWD-P-05", 403);
    public static readonly Refusal NothingToSecond = new("AWD-P-06");
    public static readonly Refusal UnknownApplication = new("AWD-P-07", 422);
    public static readonly Refusal NothingAwardable = new("AWD-P-08", 409, "R18");

    public static readonly Refusal NoReviewComes = new("AWD-P-09", 409, "R12");
    public static readonly Refusal NewRankingAwaited = new("AWD-P-10");

    public static readonly Refusal NothingToNotice = new("AWD-N-01");
    public static readonly Refusal CalendarYearMissing = new("AWD-N-02", 409, "R19");

    public static readonly Refusal NoNoticeRuns = new("AWD-O-01");
    public static readonly Refusal NoticeHasEnded = new("AWD-O-02", 409, "R19");
    public static readonly Refusal ObjectionIsAnonymous = new("AWD-O-03", 422);
    public static readonly Refusal ObjectionHasNoFacts = new("AWD-O-04", 422);
    public static readonly Refusal ObjectionIsDecided = new("AWD-O-05");
    public static readonly Refusal DeciderIsParty = new("AWD-O-06", 403);
    public static readonly Refusal OutcomeContradicts = new("AWD-O-07", 422);
    public static readonly Refusal NotTheFileThatWasNamed = new("AWD-O-08", 422);

    public static readonly Refusal NothingToConfirm = new("AWD-C-01");
    public static readonly Refusal NoticeRuns = new("AWD-C-02", 409, "R19");
    public static readonly Refusal ObjectionsAreOpen = new("AWD-C-03", 409, "R20");
    public static readonly Refusal ReconsiderationIsOpen = new("AWD-C-04", 409, "R20");

    public static readonly Refusal NotConfirmed = new("AWD-T-01", 409, "R19");
    public static readonly Refusal MilestonesDiffer = new("AWD-T-02", 422, "R22");
    public static readonly Refusal DatesOutOfOrder = new("AWD-T-03", 422);
    public static readonly Refusal TaskBookIsSigned = new("AWD-T-04");
    public static readonly Refusal OtherTaskBook = new("AWD-T-05", 409, "R21");
    public static readonly Refusal SignedAlready = new("AWD-T-06");
    public static readonly Refusal NoTaskBook = new("AWD-T-07");
    public static readonly Refusal SignsForAnother = new("AWD-T-08", 403);

    public static readonly Refusal NotUnderContract = new("AWD-M-01");
    public static readonly Refusal EarlierMilestoneIsOpen = new("AWD-M-02", 409, "R23");
    public static readonly Refusal MilestoneIsMet = new("AWD-M-03");
    public static readonly Refusal AcceptanceIsTheGate = new("AWD-M-04", 409, "R23");
    public static readonly Refusal GateIsClosed = new("AWD-M-05", 409, "R23");
    public static readonly Refusal PaidAlready = new("AWD-M-06", 409, "R23");
    public static readonly Refusal ExtendedAlready = new("AWD-M-07", 409, "R25");
    public static readonly Refusal ExtensionTooLong = new("AWD-M-08", 409, "R25");

    public static readonly Refusal RaceNotFound = new("AWD-H-404", 404);
    public static readonly Refusal TeamNotFound = new("AWD-H-405", 404);
    public static readonly Refusal RaceTeamsOutOfRange = new("AWD-H-01", 422, "R24");
    public static readonly Refusal RaceStagesIncomplete = new("AWD-H-02", 422, "R24");
    public static readonly Refusal RaceStagesDiffer = new("AWD-H-03", 422, "R24");
    public static readonly Refusal FirstPaymentTooHigh = new("AWD-H-04", 409, "R24");
    public static readonly Refusal RaceBeyondBudget = new("AWD-H-05", 409, "R24");
    public static readonly Refusal StageDoesNotRun = new("AWD-H-06", 409, "R24");
    public static readonly Refusal NoTeamRuns = new("AWD-H-07");
    public static readonly Refusal StageIsNotDue = new("AWD-H-08", 409, "R24");
    public static readonly Refusal ResultsDiffer = new("AWD-H-09", 422, "R24");
    public static readonly Refusal UnknownGoal = new("AWD-H-10", 422, "R24");
    public static readonly Refusal StageIsTied = new("AWD-H-11", 422);
    public static readonly Refusal TeamRuns = new("AWD-H-12");
    public static readonly Refusal RevivalNotAllowed = new("AWD-H-13", 409, "R24");
    public static readonly Refusal NothingOwed = new("AWD-H-14", 409, "R23");
    public static readonly Refusal NotAtFinish = new("AWD-H-15");
    public static readonly Refusal TeamHasItsAnswer = new("AWD-H-16");
    public static readonly Refusal TeamsStillRun = new("AWD-H-17");
    public static readonly Refusal RaceHasEnded = new("AWD-H-18");
    public static readonly Refusal RaceNotAllowed = new("AWD-H-19", 409, "R24");
    public static readonly Refusal ScoresNotClose = new("AWD-H-20", 409, "R24");
    public static readonly Refusal IsARace = new("AWD-H-21");
    public static readonly Refusal NoRaceRuns = new("AWD-H-22");
    public static readonly Refusal EntrantTwice = new("AWD-H-23", 422);
    public static readonly Refusal AssessorIsParty = new("AWD-H-24", 422);

    public static readonly Refusal AssessorIsUnknown = new("AWD-H-25", 422, "R24");

    public static readonly Refusal MilestonesAreOpen = new("AWD-X-01", 409, "R23");
    public static readonly Refusal MeasuredValuesDiffer = new("AWD-X-02", 422);
    public static readonly Refusal RectificationHasEnded = new("AWD-X-03", 409, "R26");
    public static readonly Refusal ExemptionNeedsEvidence = new("AWD-X-04", 409, "R27");
    public static readonly Refusal RecoveryOutOfRange = new("AWD-X-06", 422, "R27");
    public static readonly Refusal SanctionIsMissing = new("AWD-X-07", 422, "R27");
    public static readonly Refusal ResultNoticeRuns = new("AWD-X-08", 409, "R19");
    public static readonly Refusal StreamsDontFit = new("AWD-T-09", 409, "R22");
    public static readonly Refusal NoEndProposed = new("AWD-X-05");
    public static readonly Refusal NoResultNoticeRuns = new("AWD-X-09");
    public static readonly Refusal NothingGoesBack = new("AWD-X-10");
    public static readonly Refusal AllIsBack = new("AWD-X-11");
    public static readonly Refusal StreamIsUnknown = new("AWD-X-12", 422);
    public static readonly Refusal MoreThanIsOwed = new("AWD-X-13", 422, "R27");
    public static readonly Refusal ReceivedOnAnotherDay = new("AWD-X-14", 422);
    public static readonly Refusal BookedAlready = new("AWD-X-15");
    public static readonly Refusal RaceIsNotOver = new("AWD-X-16", 409, "R27");
    public static readonly Refusal TeamWasAccepted = new("AWD-X-17", 409, "R27");
    public static readonly Refusal RecoveryIsDecided = new("AWD-X-18", 409, "R27");
    public static readonly Refusal NoRecoveryProposed = new("AWD-X-19");

    public static readonly Refusal UnknownIndicator = new("AWD-F-01", 422);
}
