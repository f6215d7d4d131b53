using Challenges.Review.Empanelling;
using Challenges.Review.Finalising;
using Challenges.Review.Ranking;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;

namespace Challenges.Review.Deciding;

/// <summary>The decisions of a review: how they are made again, and who may see them.</summary>
public static class ReviewDecisions
{
    const string Drawn = "draw", Appointed = "appointment", Ranked = "ranking", Final = "finalisation";

    public static readonly Engine<DrawInput, DrawProof> Drawing = Engine.Of<DrawInput, DrawProof>(Draw.Algorithm, Draw.Run);
    public static readonly Engine<DrawInput, DrawProof> DrawingMadeUp = Engine.Of<DrawInput, DrawProof>(Draw.MadeUp, Draw.Run);
    public static readonly Engine<AppointmentInput, DrawProof> Appointing = Engine.Of<AppointmentInput, DrawProof>(Draw.Appointment, Draw.Appoint);
    public static readonly Engine<RankingInput, RankingSnapshot> Rank = Engine.Of<RankingInput, RankingSnapshot>(RankingEngine.Version, RankingEngine.Compute);
    public static readonly Engine<FinalInput, FinalResult> Finalising = Engine.Of<FinalInput, FinalResult>(Bars.Version, Bars.Compute);

    public static DecisionRules Rules { get; } = new()
    {
        Engines = [Drawing, DrawingMadeUp, Appointing, Rank, Finalising],
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
        var input = Bars.InputOf(review.Ranking!, review.Tests);
        return journal.Append(Of(review, Final, ["R18"], caller, now), Finalising, input, Bars.Compute(input), cancel);
    }

    static Decision Of(ChallengeReview review, string kind, IReadOnlyList<string> rules, Caller caller, DateTimeOffset now) => new()
    {
        ChallengeId = review.Id,
        Number = review.Terms.Number,
        Kind = kind,
        Rules = rules,
        Profile = review.Policy.Profile,
        ProfileVersion = review.Policy.ProfileVersion,
        Actor = caller.Person,
        At = now
    };

    /// <summary>As the pages show it: the proof of the draw from the ranking on, the ranking from the public notice on; single sheets never to the public.</summary>
    static async Task<DecisionSight> SightOf(IServiceProvider services, string number, Caller caller, CancellationToken cancel)
    {
        var review = await services.GetRequiredService<ReviewStore>().OfChallenge(number, cancel);
        if (review.IsOfficer(caller) || review.IsAuditor(caller)) return DecisionSight.Everything;
        var panel = review.IsOnPanel(caller);
        var drawIsPublic = panel || review.Ranking is not null;
        var rankingIsPublic = panel || (review.Reached.NoticeAt is not null && review.IsFinal);
        return DecisionSight.HeadOnly.WithInputs(Drawn, drawIsPublic).WithInputs(Appointed, drawIsPublic).WithResult(Ranked, rankingIsPublic).WithResult(Final, rankingIsPublic);
    }
}
