using Challenges.Shared.Web;

namespace Challenges.Review;

/// <summary>Every reason for which Review says no. Texts stand in <c>Texts.resx</c> under the code.</summary>
public static class Refusals
{
    /// <summary>For what does not exist and for what this caller may not know to exist: the same answer.</summary>
    public static readonly Refusal NothingHere = new("REV-404", 404);
    public static readonly Refusal OfficerIsParty = new("REV-A-01", 403, "R14");
    public static readonly Refusal ChallengeIsCancelled = new("REV-C-01");

    /// <summary>Rule of the profile (<c>competitionFloor</c>), not of the register.</summary>
    public static readonly Refusal TooFewCompete = new("REV-C-02");

    public static readonly Refusal ReviewerIsRegistered = new("REV-G-01");
    public static readonly Refusal ReviewerIsUnknown = new("REV-G-02", 422);

    public static readonly Refusal PoolIsCommitted = new("REV-P-01");
    public static readonly Refusal PoolComesTooLate = new("REV-P-02");
    public static readonly Refusal PoolIsMissing = new("REV-P-03");
    public static readonly Refusal SetIsNotComplete = new("REV-P-04");
    public static readonly Refusal PanelStands = new("REV-P-05");
    public static readonly Refusal PanelIsEvenOrSmall = new("REV-P-06", 422, "R13");
    public static readonly Refusal PoolIsTooSmall = new("REV-P-07", 409, "R13");
    public static readonly Refusal ReviewerIsNamedTwice = new("REV-P-08", 422);
    public static readonly Refusal PanelIsMissing = new("REV-P-09", 409, "R13");
    public static readonly Refusal SeatIsNotHeld = new("REV-P-10");
    public static readonly Refusal PanelHasVacancy = new("REV-P-11", 409, "R13");
    public static readonly Refusal NoStandbyIsLeft = new("REV-P-12", 409, "R13");

    public static readonly Refusal ReviewerVetted = new("REV-P-13", 422, "R14");
    public static readonly Refusal MakeUpIsMissed = new("REV-P-14", 409, "R13");

    public static readonly Refusal ReviewIsByPanel = new("REV-L-01");
    public static readonly Refusal AssignmentIsImpossible = new("REV-L-02");
    public static readonly Refusal ReadersMissMakeUp = new("REV-L-06", 409, "R13");
    public static readonly Refusal ProposalIsMissing = new("REV-L-03");
    public static readonly Refusal ProposalIsStale = new("REV-L-04");
    public static readonly Refusal ReviewIsByPool = new("REV-L-05");

    public static readonly Refusal DeclareFirst = new("REV-D-01", 409, "R14");
    public static readonly Refusal DeclarationIsMade = new("REV-D-02", 409, "R14");

    public static readonly Refusal DataIsMissing = new("REV-D-03", 409, "R14");
    public static readonly Refusal NothingIsMissing = new("REV-D-04");
    public static readonly Refusal ClearanceComesTooLate = new("REV-D-05", 409, "R14");

    public static readonly Refusal ScoringHasNotBegun = new("REV-S-01");
    public static readonly Refusal HardStopHasPassed = new("REV-S-02");
    public static readonly Refusal SheetIsLocked = new("REV-S-03", 409, "R16");
    public static readonly Refusal SheetIsIncomplete = new("REV-S-04", 409, "R17");
    public static readonly Refusal CriterionIsUnknown = new("REV-S-05", 422);
    public static readonly Refusal SheetsAreIncomplete = new("REV-S-06", 409, "R16");
    public static readonly Refusal NoSheetIsOpen = new("REV-S-07", 409, "R16");

    public static readonly Refusal NobodyIsBehind = new("REV-M-01");
    public static readonly Refusal RemindedToday = new("REV-M-02");
    public static readonly Refusal ScoringIsOver = new("REV-M-03");

    public static readonly Refusal SheetsAreMissing = new("REV-R-01", 409, "R17");
    public static readonly Refusal QuorumIsMissing = new("REV-R-02", 409, "R17");
    public static readonly Refusal RankingStands = new("REV-R-03");
    public static readonly Refusal RankingIsMissing = new("REV-R-04");
    public static readonly Refusal RankingIsNotPublic = new("REV-R-05", 409, "R15");

    public static readonly Refusal SheetDoesNotStandOut = new("REV-E-01");
    public static readonly Refusal ReasonIsGiven = new("REV-E-02");

    public static readonly Refusal NoDefence = new("REV-V-01");
    public static readonly Refusal QuestionsAreReleased = new("REV-V-02");
    public static readonly Refusal TooManyQuestions = new("REV-V-03", 422);
    public static readonly Refusal QuestionAsksPedigree = new("REV-V-04", 422, "R07");
    public static readonly Refusal DefenceEndIsOutOfRange = new("REV-V-05", 422);
    public static readonly Refusal QuestionsAreNotReleased = new("REV-V-06");
    public static readonly Refusal AnswersAreAwaited = new("REV-V-07");
    public static readonly Refusal DefenceRuns = new("REV-V-08", 409, "R17");
    public static readonly Refusal NothingIsTied = new("REV-V-09");
    public static readonly Refusal CalendarYearMissing = new("REV-N-01");

    public static readonly Refusal NoReconsideration = new("REV-Q-01");
    public static readonly Refusal ReconsiderationIsAsked = new("REV-Q-02");
    public static readonly Refusal ReconsiderationIsLate = new("REV-Q-03");
    public static readonly Refusal ReconsiderationIsDecided = new("REV-Q-04");
    public static readonly Refusal OfficerFinalised = new("REV-Q-05", 403);
    public static readonly Refusal SheetIsUnknown = new("REV-Q-06", 422);
    public static readonly Refusal RankingIsRemade = new("REV-Q-07");

    public static readonly Refusal NotShortlisted = new("REV-F-01");
    public static readonly Refusal IndicatorIsUnknown = new("REV-F-02", 422);
    public static readonly Refusal MustHaveIsNotMeasured = new("REV-F-03", 422, "R11");
    public static readonly Refusal TestsAreMissing = new("REV-F-04");
    public static readonly Refusal RankingIsFinal = new("REV-F-05");

    public static readonly Refusal ExtensionIsNotNeeded = new("REV-X-01", 409, "R25");
    public static readonly Refusal ExtensionIsSpent = new("REV-X-02", 409, "R25");
    public static readonly Refusal ExtensionIsOutOfRange = new("REV-X-03", 422, "R25");
}
