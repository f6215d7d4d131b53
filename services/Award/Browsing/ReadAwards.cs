using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Award.Browsing;

public sealed record AwardItem(string Number, Wording Title, string Department, string State, int ElapsedDays, int PromiseDays);

/// <param name="Next">Pass it as <c>after</c> to get the next page; null on the last one.</param>
public sealed record AwardPage(IReadOnlyList<AwardItem> Items, string? Next);

/// <summary>One act, who did it, under which rules and on which input (R28).</summary>
public sealed record DecisionView(long Sequence, int Version, DateTimeOffset At, string Actor, string Act, string Profile, int ProfileVersion, string InputDigest);

public static class ReadAwards
{
    const int Size = 50;

    /// <summary>The awards of the officer's department; all of them for an auditor.</summary>
    public static async Task<Answer<AwardPage>> List(AwardState? state, string? after, Caller caller, Moment moment, AwardStore awards, CancellationToken cancel)
    {
        var department = caller.Is(Roles.Auditor) ? null : caller.Department ?? "";
        var rows = await awards.List(department, state?.ToString(), after ?? "", Size + 1, cancel);
        var items = rows.Take(Size).Select(row =>
        {
            var summary = Document.Read<AwardSummary>(row.Summary);
            return new AwardItem(row.Number, summary.Title, row.Department, row.State, Math.Max(0, (moment.Now - summary.PublishedAt).Days), summary.PromiseDays);
        }).ToList();
        return Answer.Ok(new AwardPage(items, rows.Count > Size ? items[^1].Number : null));
    }

    public static async Task<Answer<AwardView>> Read(string number, Caller caller, Moment moment, AwardStore awards, Stands stands, CancellationToken cancel)
    {
        var award = await awards.Load(number, cancel);
        award.DemandSight(caller);
        return AwardView.Answer(award!, caller, stands, moment.Now);
    }

    public static async Task<Answer<IReadOnlyList<DecisionView>>> Decisions(string number, Caller caller, AwardStore awards, CancellationToken cancel)
    {
        var award = await awards.Load(number, cancel);
        if (award is null || award.SightOf(caller) != Sight.Full) throw Refusals.NotFound.Now();
        IReadOnlyList<DecisionView> views = [.. (await awards.Decisions(award.ChallengeId, cancel))
            .Select(row => new DecisionView(row.Sequence, row.Version, row.At, row.Actor, row.Act, row.Profile, row.ProfileVersion, row.InputDigest))];
        return Answer.Ok(views);
    }

    /// <summary>The public outcome, from the confirmation or the no-award on.</summary>
    public static async Task<Answer<ResultView>> Result(string number, Caller caller, Moment moment, AwardStore awards, Stands stands, CancellationToken cancel)
    {
        var award = await awards.Load(number, cancel);
        return award is not null && (award.IsContracted || award.State == AwardState.NoAward)
            ? Answer.Ok(ResultView.Of(award, caller, stands, moment.Now))
            : throw Refusals.NotFound.Now();
    }
}
