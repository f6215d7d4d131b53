using Challenges.Contracts.Publication;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;

namespace Challenges.Award.Browsing;

/// <param name="ElapsedDays">Whole days since publication.</param>
/// <param name="DecidedAfterDays">Whole days from publication to the decision; null while it is open.</param>
public sealed record AwardItem(string Number, Wording Title, string Department, string State, int ElapsedDays, int PromiseDays, int? DecidedAfterDays);

/// <param name="Next">Pass it as <c>after</c> to get the next page; null on the last one.</param>
public sealed record AwardPage(IReadOnlyList<AwardItem> Items, string? Next);

/// <summary>One decision, who made it, under which rules and on which input (R28); with inputs and result it stands at <c>/decisions/{number}</c>.</summary>
/// <param name="Rules">Of the register.</param>
/// <param name="Hash">Of its record in the chain.</param>
public sealed record RecordedAct(
    long Sequence, DateTimeOffset At, string Actor, string Act, IReadOnlyList<string> Rules, string Profile, int ProfileVersion, string Engine, string InputDigest, string Hash);

public static class ReadAwards
{
    const int Size = 50;

    /// <summary>The awards of the officer's department; all of them for an auditor.</summary>
    public static async Task<Answer<AwardPage>> List(AwardState? state, string? after, Caller caller, Moment moment, AwardStore awards, CancellationToken cancel)
    {
        var department = caller.Is(Roles.Auditor) ? null : caller.Department ?? "";
        var rows = await awards.List(department, state?.ToString(), after, Size + 1, cancel);
        var items = rows.Take(Size).Select(row =>
        {
            var summary = Document.Read<AwardSummary>(row.Summary);
            return new AwardItem(row.Number, summary.Title, row.Department, row.State, Award.DaysBetween(summary.PublishedAt, moment.Now), summary.PromiseDays,
                summary.DecidedAt is { } decided ? Award.DaysBetween(summary.PublishedAt, decided) : null);
        }).ToList();
        return Answer.Ok(new AwardPage(items, rows.Count > Size ? items[^1].Number : null));
    }

    public static async Task<Answer<AwardView>> Read(string number, Caller caller, Moment moment, AwardStore awards, Stands stands, CancellationToken cancel)
    {
        var award = await awards.Load(number, cancel);
        award.DemandSight(caller);
        return AwardView.Answer(award!, caller, stands, moment.Now);
    }

    public static async Task<Answer<IReadOnlyList<RecordedAct>>> Decisions(string number, Caller caller, AwardStore awards, DecisionJournal journal, CancellationToken cancel)
    {
        var award = await awards.Load(number, cancel);
        if (award is null || award.SightOf(caller) != Sight.Full) throw Refusals.NotFound.Now();
        IReadOnlyList<RecordedAct> views = [.. from decision in await journal.Recorded(number, cancel)
            let record = decision.Record
            where record is not null
            select new RecordedAct(decision.Sequence, record.At, decision.Actor, record.Kind, record.Rules, record.Profile, record.ProfileVersion, record.Engine, record.InputDigest, decision.Hash)];
        return Answer.Ok(views);
    }

    /// <summary>The public outcome, from the confirmation or the no-award on.</summary>
    public static async Task<Answer<ResultView>> Result(string number, Caller caller, Moment moment, AwardStore awards, ObjectionStore objections, Stands stands, CancellationToken cancel)
    {
        var award = await awards.Load(number, cancel);
        if (award is null || !(award.IsContracted || award.State == AwardState.NoAward)) throw Refusals.NotFound.Now();
        var filed = award.Record.Project is { ResultNotices.Count: > 0 } || award.Race?.Teams.Any(team => team.ResultNotices.Count > 0) == true ? await objections.Of(award.ChallengeId, cancel) : [];
        return Answer.Ok(ResultView.Of(award, [.. filed.Where(objection => objection.IsAboutAcceptance)], caller, stands, moment.Now));
    }
}
