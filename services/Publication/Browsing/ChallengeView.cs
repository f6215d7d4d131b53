using Challenges.Contracts.Publication;
using Challenges.Publication.Registering;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Publication.Browsing;

public sealed record SealedView(DateTimeOffset At, int Count, string MerkleRoot);

public sealed record NoticeView(string? SolverName, long? PriceFen, DateOnly? FirstDay, DateOnly? LastDay, DateTimeOffset? EndsAt);

public sealed record AwardView(DateTimeOffset At, string? SolverName, long? PriceFen, int? ElapsedDays);

public sealed record NoAwardView(DateTimeOffset At, Wording? Reason, int? ElapsedDays);

public sealed record ClosureView(DateTimeOffset At, string? Outcome, int? ElapsedDays);

/// <summary>What the competition has brought so far; each part is null until it is known.</summary>
public sealed record OutcomeView(NoticeView? Notice, AwardView? Award, NoAwardView? NoAward, DateTimeOffset? ContractSignedAt, ClosureView? Closure);

/// <param name="Filed">Applications that stand filed: a number, for the officers of the department only, until the set is sealed and public.</param>
/// <param name="Sealed">Public once the set is fixed.</param>
/// <param name="Spans">How long it is between the dates of the timetable.</param>
public sealed record ChallengeView(
    Guid Id, int Version, string Number, string Call, Standing State, string Department, string OwnerOrganisation, string OwnerName, IReadOnlyList<string> OwnerAffiliates,
    Wording Title, Wording Description, string Field, IReadOnlyList<Indicator> Indicators, long BountyFen, Timetable Timetable, IReadOnlyList<Criterion> Criteria, Policy Policy, string? FollowsUp,
    IReadOnlyList<Amendment> Amendments, Cancellation? Cancelled, Elapsed Elapsed, int? Filed, SealedView? Sealed, OutcomeView Outcome, Stand Stand, IReadOnlyList<Span> Spans);

/// <summary>Makes the detail page for the caller of this request.</summary>
public sealed class ChallengeViews(ProgressStore progress, DepartmentStore departments, WorkingCalendar calendar, Texts texts)
{
    public async Task<ChallengeView> Of(Challenge c, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var (text, facts, department) = (c.Text, await progress.Get(c.Id, cancel), await departments.Find(c.Department, cancel));
        return new ChallengeView(c.Id, c.Version, c.Number!, c.Call!, Standings.At(c, facts, now), c.Department, text.OwnerOrganisation, text.OwnerName, text.OwnerAffiliates,
            text.Title, text.Description, text.Field, text.Indicators, text.BountyFen, text.Schedule!.From(c.PublishedAt!.Value), text.Criteria, text.FindProfile()!.For(text.BountyFen), text.FollowsUp,
            c.Amendments, c.Cancelled, Elapsed.Of(c, facts, now)!, caller.IsOfficerOf(c.Department) ? facts.Sealed?.Count ?? facts.Filed?.Count ?? 0 : null,
            facts.Sealed is { } fixedSet ? new SealedView(fixedSet.At, fixedSet.Count, fixedSet.MerkleRoot) : null, Outcome(facts), ChallengeStand.Of(c, facts, caller, now, department, texts),
            Span.Of(text.Schedule!, "publishedAt", c.PublishedAt!.Value, calendar));
    }

    static OutcomeView Outcome(Progress facts)
    {
        var (notice, award, none) = (facts.Notice, facts.Find(Stage.Confirmed), facts.Find(Stage.NoAward));
        var closure = facts.Find(Stage.Accepted) ?? facts.Find(Stage.Ended);
        return new OutcomeView(
            notice is null ? null : new NoticeView(notice.SolverName, notice.PriceFen, notice.NoticeFirstDay, notice.NoticeLastDay, notice.NoticeEndsAt),
            award is null ? null : new AwardView(award.At, award.SolverName, award.PriceFen, award.ElapsedDays),
            none is null ? null : new NoAwardView(none.At, none.Reason, none.ElapsedDays),
            facts.Find(Stage.Contract)?.At,
            closure is null ? null : new ClosureView(closure.At, closure.Outcome, closure.ElapsedDays));
    }
}
