using Challenges.Portal.Speaking;

namespace Challenges.Portal.Showing;

/// <summary>A fixed step of a challenge's life.</summary>
/// <param name="Kind"><c>done</c>, <c>now</c> or <c>planned</c>.</param>
/// <param name="At">When it was reached or is planned; null when the services name no instant.</param>
public sealed record RailStep(string Key, string Kind, DateTimeOffset? At)
{
    static readonly string[] Order = ["open", "closed", "inReview", "ranked", "notice", "confirmed", "contract", "accepted"];

    /// <summary>The steps of a challenge as far as its services tell them. Where a competition ends before the last step, the end is the last one.</summary>
    public static IReadOnlyList<RailStep> Of(ChallengeView c)
    {
        var times = c.Timetable;
        var state = char.ToLowerInvariant(c.State[0]) + c.State[1..];
        var dates = new Dictionary<string, DateTimeOffset?>
        {
            ["open"] = times.PublishedAt,
            ["closed"] = times.ClosesAt,
            ["inReview"] = c.Sealed?.At,
            ["ranked"] = null,
            ["notice"] = null,
            ["confirmed"] = c.Outcome.Award?.At,
            ["contract"] = c.Outcome.ContractSignedAt,
            ["accepted"] = c.Outcome.Closure?.At
        };
        var planned = new Dictionary<string, DateTimeOffset?> { ["closed"] = times.ClosesAt, ["ranked"] = times.ReviewEndsAt };
        var ended = state switch { "noAward" => c.Outcome.NoAward?.At, "cancelled" => c.Cancelled?.At, "ended" => c.Outcome.Closure?.At, _ => null };
        var here = Array.IndexOf(Order, state);
        if (here >= 0)
            return [.. Order.Select((step, n) => new RailStep("step." + step, n < here ? "done" : n == here ? "now" : "planned", n == here ? dates[step] ?? c.Stand.Stands.Since : n > here ? planned.GetValueOrDefault(step) : dates[step]))];
        var reached = state == "cancelled" ? 1 : state == "noAward" ? 4 : 7;
        return [.. Order.Take(reached).Select(step => new RailStep("step." + step, "done", dates[step])), new RailStep("step." + state, "now", ended ?? c.Stand.Stands.Since)];
    }
}
