using Challenges.Contracts.Publication;
using Challenges.Shared.Decisions;

namespace Challenges.Award.Deciding;

/// <param name="SolverNames">Public designations of who is announced.</param>
public sealed record NoticeInput(Guid Notice, IReadOnlyList<string> SolverNames, long PriceFen, NoticeTerms Terms);

public sealed record NoticeResult(IReadOnlyList<DateOnly> CountedDays, DateTimeOffset EndsAt, DateTimeOffset ConfirmableFrom);

/// <summary>The notice that is opened: its days counted again from the calendar that was in force.</summary>
static class NoticeDecision
{
    public static readonly Engine<NoticeInput, NoticeResult> Engine = Shared.Decisions.Engine.Of<NoticeInput, NoticeResult>("award-notice/1", Run);

    public static Decided Of(Award award, NoticeTerms terms)
    {
        var (notice, standing) = (award.Notice!, award.Standing!);
        IReadOnlyList<string> names = standing.Race is null ? [standing.SolverName] : [.. standing.Race.Entrants.Select(entrant => entrant.SolverName)];
        return Decided.Of(Kinds.Notice, ["R19"], Engine, new(notice.Id, names, standing.PriceFen, terms.For(notice.CountedDays)), new(notice.CountedDays, notice.EndsAt, notice.ConfirmableFrom));
    }

    static NoticeResult Run(NoticeInput input, DateTimeOffset at)
    {
        var days = input.Terms.Count(at);
        return new(days, input.Terms.EndOf(days), input.Terms.SettledAfter(days));
    }
}

public sealed record NoticeEndInput(Guid Notice, DateTimeOffset EndsAt, DateTimeOffset ConfirmableFrom, int OpenObjections);

/// <param name="Confirmable">Nothing but the confirmation is left to do.</param>
public sealed record NoticeEndResult(bool Ended, bool Confirmable);

static class NoticeEndDecision
{
    public static readonly Engine<NoticeEndInput, NoticeEndResult> Engine =
        Shared.Decisions.Engine.Of<NoticeEndInput, NoticeEndResult>("award-notice-end/1", (input, at) => new(input.ConfirmableFrom <= at, input.ConfirmableFrom <= at && input.OpenObjections == 0));

    public static Decided Of(Notice notice, int openObjections) => Decided.Of(Kinds.NoticeEnded, ["R19"], Engine, new(notice.Id, notice.EndsAt, notice.ConfirmableFrom, openObjections),
        new(notice.EndReached, notice.EndReached && openObjections == 0));
}

/// <param name="Stands">What it was filed against still stands in its notice.</param>
public sealed record ObjectionInput(
    Guid Objection, string About, string ContentDigest, DateTimeOffset ArrivedAt, DateTimeOffset NoticeEndsAt, bool Stands, string Outcome, bool? Returns, Wording Reasons, Wording? Summary);

/// <param name="LeadsBack">The award goes back to the decision, or the acceptance to its assessment.</param>
public sealed record ObjectionResult(string Outcome, bool InTime, bool LeadsBack);

static class ObjectionSettlement
{
    public static readonly Engine<ObjectionInput, ObjectionResult> Engine = Shared.Decisions.Engine.Of<ObjectionInput, ObjectionResult>("award-objection/1",
        input => new(input.Outcome, input.ArrivedAt < input.NoticeEndsAt, input.Stands && Objection.LeadsBack(input.Outcome, input.Returns)));

    public static Decided Of(Objection objection, DateTimeOffset noticeEndsAt, bool stands, bool ledBack)
    {
        var decided = objection.Decided!;
        return Decided.Of(Kinds.Objection, ["R20"], Engine, new(objection.Id, objection.About, objection.ContentDigest, objection.ArrivedAt, noticeEndsAt, stands, decided.Outcome,
            decided.ReturnsToProposal, decided.Reasons, decided.Summary), new(decided.Outcome, true, ledBack));
    }
}

public sealed record ConfirmationInput(
    string Code, long PriceFen, Guid Notice, DateTimeOffset ConfirmableFrom, int OpenObjections, int OpenReconsiderations, int Ranking, DateTimeOffset PublishedAt, int PromiseDays);

/// <param name="Confirmable">The notice ended, and nothing that could change the award is open.</param>
public sealed record ConfirmationResult(bool Confirmable, int ElapsedDays, bool Overdue);

static class ConfirmationDecision
{
    public static readonly Engine<ConfirmationInput, ConfirmationResult> Engine = Shared.Decisions.Engine.Of<ConfirmationInput, ConfirmationResult>("award-confirmation/1", Run);

    public static Decided Of(Award award, DateTimeOffset now)
    {
        var (standing, notice, days) = (award.Standing!, award.Notice!, award.ElapsedDays(now));
        return Decided.Of(Kinds.Confirmation, ["R19", "R20"], Engine, new(standing.Code, standing.PriceFen, notice.Id, notice.ConfirmableFrom, award.OpenObjections,
            award.Facts.OpenReconsiderations.Count, standing.RankingVersion, award.Terms.Timetable.PublishedAt, award.Terms.Policy.DecisionPromiseDays), new(true, days, days > award.Terms.Policy.DecisionPromiseDays));
    }

    static ConfirmationResult Run(ConfirmationInput input, DateTimeOffset at)
    {
        var days = Award.DaysBetween(input.PublishedAt, at);
        return new(input.ConfirmableFrom <= at && input.OpenObjections == 0 && input.OpenReconsiderations == 0, days, days > input.PromiseDays);
    }
}
