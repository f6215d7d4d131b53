using Challenges.Review.Assigning;
using Challenges.Review.Defending;
using Challenges.Review.Empanelling;
using Challenges.Review.Finalising;
using Challenges.Review.Ranking;
using Challenges.Review.Reconsidering;
using Challenges.Review.Recusing;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;

namespace Challenges.Review.Deciding;

/// <summary>The decisions of a review: how they are made again, and who may see them.</summary>
public static class ReviewDecisions
{
    const string Drawn = "draw", Appointed = "appointment", Ranked = "ranking", Final = "finalisation", Conflicted = "conflict", Cleared = "clearance", Ordered = "speaking-order", Defended = "defence", Asked = "reconsideration", Assigned = "assignment";

    public static readonly Engine<DrawInput, DrawProof> Drawing = Engine.Of<DrawInput, DrawProof>(Draw.Algorithm, Draw.Run);
    public static readonly Engine<DrawInput, DrawProof> DrawingMadeUp = Engine.Of<DrawInput, DrawProof>(Draw.MadeUp, Draw.Run);
    public static readonly Engine<AppointmentInput, DrawProof> Appointing = Engine.Of<AppointmentInput, DrawProof>(Draw.Appointment, Draw.Appoint);
    public static readonly Engine<RankingInput, RankingSnapshot> Rank = Engine.Of<RankingInput, RankingSnapshot>(RankingEngine.Version, RankingEngine.Compute);
    public static readonly Engine<RankingInput, RankingSnapshot> RankFirst = Engine.Of<RankingInput, RankingSnapshot>(RankingEngine.FirstVersion, RankingEngine.ComputeFirst);
    public static readonly Engine<FinalInput, FinalResult> Finalising = Engine.Of<FinalInput, FinalResult>(Bars.Version, Bars.Compute);

    public static readonly Engine<FindingInput, FindingResult> FindingFirst = Engine.Of<FindingInput, FindingResult>(Conflicts.FirstVersion, input => FindingInput.Compute(input with { Scope = input.Scope with { Call = null } }));
    public static readonly Engine<FindingInput, FindingResult> Finding = Engine.Of<FindingInput, FindingResult>(Conflicts.Version, FindingInput.Compute);
    public static readonly Engine<ClearanceInput, ClearanceResult> Clearing = Engine.Of<ClearanceInput, ClearanceResult>(MissingData.Version, MissingData.Compute);

    public static readonly Engine<SpeakingInput, SpeakingOrder> Ordering = Engine.Of<SpeakingInput, SpeakingOrder>(SpeakingDraw.Version, SpeakingDraw.Run);
    public static readonly Engine<CombiningInput, RankingSnapshot> Combine = Engine.Of<CombiningInput, RankingSnapshot>(Combining.Version, Combining.Compute);

    public static readonly Engine<ReconsiderationInput, ReconsiderationResult> Reconsider = Engine.Of<ReconsiderationInput, ReconsiderationResult>(ReconsiderationRule.Version, ReconsiderationRule.Compute);
    public static readonly Engine<AssignmentInput, AssignmentResult> Assign = Engine.Of<AssignmentInput, AssignmentResult>("review-assignment/1", AssignmentEngine.Assign);
    public static readonly Engine<AssignmentInput, AssignmentResult> AssignMadeUp = Engine.Of<AssignmentInput, AssignmentResult>("review-assignment/2", AssignmentEngine.Assign);

    public static DecisionRules Rules { get; } = new()
    {
        Engines = [Drawing, DrawingMadeUp, Appointing, Rank, RankFirst, Finalising, FindingFirst, Finding, Clearing, Ordering, Combine, Reconsider, Assign, AssignMadeUp],
        SightOf = SightOf,
        Announce = ReviewEvents.Chained
    };

    public static Task Draws(this DecisionJournal journal, ChallengeReview review, DrawInput input, Caller caller, DateTimeOffset now, CancellationToken cancel) =>
        journal.Append(Of(review, Drawn, ["R13", "R14"], caller, now), input.MakeUp is null ? Drawing : DrawingMadeUp, input, review.Panel!.Proof!, cancel);

    public static Task Appoints(this DecisionJournal journal, ChallengeReview review, AppointmentInput input, Caller caller, DateTimeOffset now, CancellationToken cancel) =>
        journal.Append(Of(review, Appointed, ["R13", "R14"], caller, now), Appointing, input, review.Panel!.Proof!, cancel);

    public static Task Ranks(this DecisionJournal journal, ChallengeReview review, Caller caller, DateTimeOffset now, CancellationToken cancel) =>
        journal.Append(Of(review, Ranked, ["R16", "R17", "R18"], caller, now), Rank, review.Input!, review.Ranking!, cancel);

    public static Task Finalises(this DecisionJournal journal, ChallengeReview review, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var input = Bars.InputOf(review.Outcome!, review.Tests);
        return journal.Append(Of(review, Final, ["R18"], caller, now), Finalising, input, Bars.Compute(input), cancel);
    }

    public static Task Orders(this DecisionJournal journal, ChallengeReview review, SpeakingInput input, Caller caller, DateTimeOffset now, CancellationToken cancel) =>
        journal.Append(Of(review, Ordered, [], caller, now), Ordering, input, review.Round!.Release!.Order, cancel);

    public static Task Combines(this DecisionJournal journal, ChallengeReview review, Caller caller, DateTimeOffset now, CancellationToken cancel) =>
        journal.Append(Of(review, Defended, ["R16", "R17", "R18"], caller, now), Combine, review.Defence!.Input!, review.Defence.Result!, cancel);

    public static Task Reconsiders(this DecisionJournal journal, ChallengeReview review, ReconsiderationInput input, Caller caller, DateTimeOffset now, CancellationToken cancel) =>
        journal.Append(Of(review, Asked, [], caller, now), Reconsider, input, ReconsiderationRule.Compute(input), cancel);

    /// <summary>An approved assignment, with the input of the run that proposed it.</summary>
    public static Task Assigns(this DecisionJournal journal, ChallengeReview review, AssignmentInput input, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var run = review.Assignments.Standing!;
        var result = new AssignmentResult { EngineVersion = run.EngineVersion, InputDigest = run.InputDigest, Pairs = run.Pairs, Diff = run.Diff };
        return journal.Append(Of(review, Assigned, input.MakeUp is null ? ["R14"] : ["R13", "R14"], caller, now), input.MakeUp is null ? Assign : AssignMadeUp, input, result, cancel);
    }

    /// <summary>Chains what the last act or message found of conflicts.</summary>
    public static async Task Finds(this DecisionJournal journal, ChallengeReview review, string actor, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var (input, _) in review.Unrecorded) await journal.Append(Of(review, Conflicted, ["R14"], actor, now), input.Scope.Call is null ? FindingFirst : Finding, input, FindingInput.Compute(input), cancel);
        review.Recorded();
    }

    public static Task Clears(this DecisionJournal journal, ChallengeReview review, ClearanceInput input, Caller caller, DateTimeOffset now, CancellationToken cancel) =>
        journal.Append(Of(review, Cleared, ["R14"], caller, now), Clearing, input, MissingData.Compute(input), cancel);

    static Decision Of(ChallengeReview review, string kind, IReadOnlyList<string> rules, Caller caller, DateTimeOffset now) => Of(review, kind, rules, caller.Person, now);

    static Decision Of(ChallengeReview review, string kind, IReadOnlyList<string> rules, string actor, DateTimeOffset now) => new()
    {
        ChallengeId = review.Id,
        Number = review.Terms.Number,
        Kind = kind,
        Rules = rules,
        Profile = review.Policy.Profile,
        ProfileVersion = review.Policy.ProfileVersion,
        Actor = actor,
        At = now
    };

    /// <summary>As the pages show it: the proof of the draw from the ranking on, the ranking from the public notice on; single sheets never to the public.</summary>
    static async Task<DecisionSight> SightOf(IServiceProvider services, string number, Caller caller, CancellationToken cancel)
    {
        var review = await services.GetRequiredService<ReviewStore>().OfChallenge(number, cancel);
        if (review.IsAuditor(caller)) return DecisionSight.Everything;
        // What conflicts were found from, and which pairs they keep apart, tells who applied; officers learn that with the final ranking.
        if (review.IsOfficer(caller)) return review.IsFinal ? DecisionSight.Everything : DecisionSight.Everything.WithoutInputs(Conflicted).WithoutInputs(Assigned);
        var drawIsPublic = review.IsOnPanel(caller) || review.Ranking is not null;
        var rankingIsPublic = review.SeesWhole(caller) || (review.Reached.NoticeAt is not null && review.IsFinal);
        return DecisionSight.HeadOnly.WithInputs(Drawn, drawIsPublic).WithInputs(Appointed, drawIsPublic).WithResult(Ranked, rankingIsPublic).WithResult(Final, rankingIsPublic).WithInputs(Ordered, rankingIsPublic).WithResult(Defended, rankingIsPublic);
    }
}
