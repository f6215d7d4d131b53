using System.Reflection;
using static Challenges.Telling.Audience;
using static Challenges.Telling.Shape;

namespace Challenges.Telling;

/// <summary>Everything that people are told. The texts lie in Identity under the same names.</summary>
public static class Kinds
{
    public static readonly Kind ApplicationFiled = new("application-filed", Solver, ("filing", Number), ("until", Instant));
    public static readonly Kind ApplicationReplaced = new("application-replaced", Solver, ("filing", Number), ("until", Instant));
    public static readonly Kind ApplicationWithdrawn = new("application-withdrawn", Solver, ("until", Instant));
    public static readonly Kind ReconfirmationNeeded = new("reconfirmation-needed", Solver, ("until", Instant)) { IsDemand = true };
    public static readonly Kind FixNeeded = new("fix-needed", Solver, ("rule", Rule), ("until", Instant));
    public static readonly Kind CheckPassed = new("check-passed", Solver);
    public static readonly Kind CheckFailed = new("check-failed", Solver, ("rule", Rule));
    public static readonly Kind DefenceQuestions = new("defence-questions", Solver, ("until", Instant));
    public static readonly Kind OutcomeKnown = new("outcome-known", Solver);
    public static readonly Kind AwardNoticed = new("award-noticed", Solver, ("until", Instant));
    public static readonly Kind AwardConfirmed = new("award-confirmed", Solver);
    public static readonly Kind TaskBookToSign = new("task-book-to-sign", Solver);
    public static readonly Kind MilestoneDue = new("milestone-due", Solver, ("milestone", Number), ("on", Day));
    public static readonly Kind MilestoneLate = new("milestone-late", Solver, ("milestone", Number), ("on", Day));
    public static readonly Kind MilestoneAssessed = new("milestone-assessed", Solver, ("milestone", Number));
    public static readonly Kind PaymentReleased = new("payment-released", Solver, ("milestone", Number));
    public static readonly Kind ReconsiderationDecided = new("reconsideration-decided", Solver);
    public static readonly Kind AnswerToYourQuestion = new("answer-to-your-question", Solver, ("question", Number));

    public static readonly Kind SeatOffered = new("seat-offered", Reviewer, ("until", Instant));
    /// <summary>The same whatever ended the seat: a reason would tell who applied.</summary>
    public static readonly Kind SeatEnded = new("seat-ended", Reviewer);
    public static readonly Kind ScoringBegins = new("scoring-begins", Reviewer, ("until", Instant));
    public static readonly Kind SheetsDue = new("sheets-due", Reviewer, ("until", Instant));
    public static readonly Kind ReasonAsked = new("reason-asked", Reviewer);
    public static readonly Kind DefenceBegins = new("defence-begins", Reviewer, ("until", Instant));
    public static readonly Kind VettingSeat = new("vetting-seat", Reviewer);

    public static readonly Kind ProblemSubmitted = new("problem-submitted", Officer);
    public static readonly Kind VettingComplete = new("vetting-complete", Officer);
    public static readonly Kind ListSigned = new("list-signed", Officer);
    public static readonly Kind QuestionAsked = new("question-asked", Officer, ("question", Number), ("until", Instant));
    public static readonly Kind QuestionOverdue = new("question-overdue", Officer, ("questions", Number), ("until", Instant));
    public static readonly Kind CheckWaits = new("check-waits", Officer);
    public static readonly Kind PlacePassed = new("place-passed", Officer);
    public static readonly Kind PlaceVacant = new("place-vacant", Officer);
    public static readonly Kind SheetsComplete = new("sheets-complete", Officer);
    public static readonly Kind HardStopPassed = new("hard-stop-passed", Officer);
    public static readonly Kind ReconsiderationAsked = new("reconsideration-asked", Officer);
    public static readonly Kind DecisionDue = new("decision-due", Officer, ("until", Instant));
    public static readonly Kind SecondNeeded = new("second-needed", Officer);
    public static readonly Kind NoticeEnded = new("notice-ended", Officer);
    public static readonly Kind ObjectionFiled = new("objection-filed", Officer);
    public static readonly Kind ObjectionOverdue = new("objection-overdue", Officer);
    public static readonly Kind MilestoneToAssess = new("milestone-to-assess", Officer, ("milestone", Number), ("on", Day));

    public static readonly Kind ProblemAccepted = new("problem-accepted", Owner);
    public static readonly Kind ProblemReturned = new("problem-returned", Owner);
    public static readonly Kind ProblemRefused = new("problem-refused", Owner);
    public static readonly Kind ListToSign = new("list-to-sign", Owner);
    public static readonly Kind QuestionForOwner = new("question-for-owner", Owner, ("question", Number), ("until", Instant));
    public static readonly Kind ProposalMade = new("proposal-made", Owner);
    public static readonly Kind TaskBookForOwner = new("task-book-for-owner", Owner);
    public static readonly Kind MilestoneForOwner = new("milestone-for-owner", Owner, ("milestone", Number));
    public static readonly Kind FollowUpProposed = new("follow-up-proposed", Owner);

    public static readonly Kind ObjectionReceived = new("objection-received", Objector);
    public static readonly Kind ObjectionDecided = new("objection-decided", Objector);

    /// <summary>Of lobbying. It names no challenge, no step and nobody.</summary>
    public static readonly Kind ReportFiled = new("report-filed", Auditor);
    public static readonly Kind ChainBroken = new("chain-broken", Auditor);

    /// <summary>To those who asked to be told of such as this one.</summary>
    public static readonly Kind ChallengePublished = new("challenge-published", Follower, ("until", Instant));
    public static readonly Kind ChallengeAmended = new("challenge-amended", Follower, ("until", Instant));
    public static readonly Kind ChallengeCancelled = new("challenge-cancelled", Follower);
    public static readonly Kind AnswerPublished = new("answer-published", Follower, ("question", Number));
    public static readonly Kind NoticeOpened = new("notice-opened", Follower, ("until", Instant));
    public static readonly Kind ResultKnown = new("result-known", Follower);
    public static readonly Kind NoAward = new("no-award", Follower);

    public static IReadOnlyList<Kind> All { get; } = [.. typeof(Kinds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<Kind>()];

    public static Kind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
