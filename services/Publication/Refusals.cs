using Challenges.Shared.Web;

namespace Challenges.Publication;

/// <summary>Every reason for which Publication says no. P problem, D draft, S signing, L call, B list, C challenge, M amendment, Q question, R report, A act.</summary>
public static class Refusals
{
    public static readonly Refusal ProblemNotFound = new("PUB-P-404", 404);
    public static readonly Refusal OnlyItsOwner = new("PUB-P-01", 403);
    public static readonly Refusal ProblemIsElsewhere = new("PUB-P-02");
    public static readonly Refusal NoMeasurableIndicator = new("PUB-P-03", 422, "R01");
    public static readonly Refusal NotStatedThatItCannotSolveAlone = new("PUB-P-04", 422, "R02");
    public static readonly Refusal OrganisationIsUnknown = new("PUB-P-05", 403);
    public static readonly Refusal DepartmentIsUnknown = new("PUB-P-06", 422);
    public static readonly Refusal OnlyItsDepartment = new("PUB-A-01", 403);
    public static readonly Refusal ReasonIsMissing = new("PUB-A-02", 422);
    public static readonly Refusal NamesPedigree = new("PUB-R07-01", 422, "R07");
    public static readonly Refusal ChallengeNotFound = new("PUB-C-404", 404);
    public static readonly Refusal DraftNotFound = new("PUB-D-404", 404);
    public static readonly Refusal CallNotFound = new("PUB-L-404", 404);
    public static readonly Refusal ProfileNotFound = new("PUB-F-404", 404);
    public static readonly Refusal QuestionNotFound = new("PUB-Q-404", 404);
    public static readonly Refusal ListIsNotWhole = new("PUB-D-01", 422);
    public static readonly Refusal TooManyIndicators = new("PUB-D-02", 422, "R01");
    public static readonly Refusal IndicatorStandsTwice = new("PUB-D-03", 422, "R01");
    public static readonly Refusal IndicatorKeyIsNotReadable = new("PUB-D-04", 422, "R01");
    public static readonly Refusal IndicatorHasNoDirection = new("PUB-D-05", 422, "R01");
    public static readonly Refusal IndicatorIsNotWhole = new("PUB-D-06", 422, "R01");
    public static readonly Refusal CriteriaAreNotReadable = new("PUB-D-07", 422);
    public static readonly Refusal WeightsDoNotTotal100 = new("PUB-D-08", 422);
    public static readonly Refusal ProfileIsUnknown = new("PUB-D-09", 422);
    public static readonly Refusal ScheduleIsMissing = new("PUB-D-10", 422);
    public static readonly Refusal ZoneIsUnknown = new("PUB-D-11", 422);
    public static readonly Refusal DatesAreOutOfOrder = new("PUB-D-12", 422);
    public static readonly Refusal GraceIsOutOfRange = new("PUB-D-13", 422);
    public static readonly Refusal NoticeIsNotDefined = new("PUB-D-14", 422);
    public static readonly Refusal WindowIsTooShort = new("PUB-D-15", 422, "R04");
    public static readonly Refusal TimeIsNotReadable = new("PUB-D-16", 422);
    public static readonly Refusal TimeDoesNotExist = new("PUB-D-17", 422);
    public static readonly Refusal TimeExistsTwice = new("PUB-D-18", 422);
    public static readonly Refusal TextNamesAnotherClosingDate = new("PUB-D-19", 422);
    public static readonly Refusal IsPublished = new("PUB-D-20");
    public static readonly Refusal IsStillDraft = new("PUB-D-21");
    public static readonly Refusal FollowsItself = new("PUB-D-22", 422);
    public static readonly Refusal ParentIsNotReadable = new("PUB-D-23", 422);
    public static readonly Refusal OnlyThePartiesSign = new("PUB-S-01", 403, "R03");
    public static readonly Refusal SignedAlready = new("PUB-S-02", 409, "R03");
    public static readonly Refusal OnePersonSignsOnce = new("PUB-S-03", 409, "R03");
    public static readonly Refusal SignsAnotherText = new("PUB-S-04", 409, "R03");
    public static readonly Refusal NotSignedByBoth = new("PUB-S-05", 409, "R03");
    public static readonly Refusal CallNumberIsNotReadable = new("PUB-L-01", 422);
    public static readonly Refusal NumberIsOutsideTheCall = new("PUB-L-02", 422);
    public static readonly Refusal NumberIsTaken = new("PUB-L-03");
    public static readonly Refusal CursorIsNotReadable = new("PUB-B-01", 400);
    public static readonly Refusal FilterIsNotReadable = new("PUB-B-02", 400);
    public static readonly Refusal HasClosed = new("PUB-C-01");
    public static readonly Refusal IsCancelled = new("PUB-C-02");
    public static readonly Refusal DecidedAlready = new("PUB-C-03");
    public static readonly Refusal NothingChanges = new("PUB-M-01", 422, "R05");
    public static readonly Refusal AmendmentShortens = new("PUB-M-02", 422, "R05");
    public static readonly Refusal LateAmendmentMustExtend = new("PUB-M-03", 422, "R05");
    public static readonly Refusal SignInToAsk = new("PUB-Q-01", 401);
    public static readonly Refusal QuestionsHaveEnded = new("PUB-Q-02");
    public static readonly Refusal AnswerIsPublished = new("PUB-Q-03");
    public static readonly Refusal AnswerIsMissing = new("PUB-Q-04");
    public static readonly Refusal ReceiptIsUnknown = new("PUB-R-404", 404, "R29");
    public static readonly Refusal ReportIsClosed = new("PUB-R-01", 409, "R29");
}
