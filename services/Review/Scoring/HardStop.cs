using Challenges.Review.Deciding;
using Challenges.Shared.Deadlines;
using Challenges.Shared.Decisions;

namespace Challenges.Review.Scoring;

/// <summary>
/// The hard stop of scoring. The rules compare with the instant itself; the worker only records that it passed, which officers see in the stand, and settles conflicts anew where the register
/// of organisations changed.
/// </summary>
public static class HardStop
{
    public static readonly DeadlineSource Deadline = new("Reviews", async (services, id, now, cancel) =>
    {
        var reviews = services.GetRequiredService<ReviewStore>();
        if (await reviews.FindToChange(id, cancel) is not { } review) return;
        review.RunDue(now);
        review.Settle(now);
        await reviews.Save(review, cancel);
        await services.GetRequiredService<DecisionJournal>().Finds(review, Decision.Clock, now, cancel);
    });
}
