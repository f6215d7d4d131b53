using Challenges.Contracts.Publication;
using Challenges.Contracts.Review;

namespace Challenges.Award.Browsing;

/// <param name="Days">Whole days since publication.</param>
/// <param name="PromiseDays">Days in which the decision was promised.</param>
/// <param name="DecidedAfterDays">Whole days from publication to the decision; null while it is open.</param>
/// <param name="Overdue">The decision took or takes longer than promised.</param>
public sealed record Elapsed(int Days, int PromiseDays, int? DecidedAfterDays, bool Overdue)
{
    public static Elapsed Of(Award award, DateTimeOffset now)
    {
        var decided = award.Record.DecidedAt is { } at ? award.ElapsedDays(at) : (int?)null;
        var promise = award.Terms.Policy.DecisionPromiseDays;
        return new(award.ElapsedDays(now), promise, decided, (decided ?? award.ElapsedDays(now)) > promise);
    }
}

/// <param name="Ground">A procedural ground; <c>null</c> while only the decision arrived.</param>
/// <param name="Upheld">Null while it is open.</param>
public sealed record Reconsidered(Guid Id, string? Ground, DateTimeOffset? RequestedAt, DateTimeOffset? AnswerDueAt, bool? Upheld, DateTimeOffset? DecidedAt)
{
    public static IReadOnlyList<Reconsidered> Of(ChallengeFacts facts) =>
        [.. facts.ReconsiderationsRequested.Select(fact => fact.Reconsideration).Union(facts.ReconsiderationsDecided.Select(fact => fact.Reconsideration)).Select(id =>
        {
            var requested = facts.ReconsiderationsRequested.FirstOrDefault(fact => fact.Reconsideration == id);
            var decided = facts.ReconsiderationsDecided.FirstOrDefault(fact => fact.Reconsideration == id);
            return new Reconsidered(id, requested?.Ground, requested?.At, requested?.AnswerDueAt, decided?.Upheld, decided?.At);
        })];
}

public sealed record Proposed
{
    /// <summary>Only for officers and auditors.</summary>
    public string? Code { get; init; }
    public required string SolverName { get; init; }
    public required string ContractingName { get; init; }
    public required string Region { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public required long PriceFen { get; init; }
    public required bool FollowsRanking { get; init; }
    public required Wording Reasons { get; init; }
    public Wording? Departure { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
    public DateTimeOffset? SecondedAt { get; init; }
    /// <summary><c>Withdrawn</c>, <c>Objected</c>, <c>Reranked</c> or <c>Cancelled</c>; null while it stands.</summary>
    public string? Ended { get; init; }
    /// <summary>Public designations of the teams of a horse race, see <c>/races/{number}</c>; null for a single winner.</summary>
    public IReadOnlyList<string>? RaceTeams { get; init; }

    public static Proposed Of(Proposal proposal, Sight sight) => new()
    {
        Code = sight == Sight.Full ? proposal.Code : null,
        SolverName = proposal.SolverName,
        ContractingName = proposal.ContractingName,
        Region = proposal.Region,
        PriceFen = proposal.PriceFen,
        FollowsRanking = proposal.FollowsRanking,
        Reasons = proposal.Reasons,
        Departure = proposal.Departure,
        ProposedAt = proposal.ProposedAt,
        SecondedAt = proposal.SecondedAt,
        Ended = proposal.Ended?.ToString(),
        RaceTeams = proposal.Race?.Entrants.Select(entrant => entrant.SolverName).ToList()
    };
}

/// <summary>One place of the ranking. To the public awardable ones appear by name, others by code; measured values stay with officers, the owner and the solver itself.</summary>
public sealed record RankedView
{
    public required int Rank { get; init; }
    public string? Code { get; init; }
    public string? SolverName { get; init; }
    /// <summary>Four decimals, for show.</summary>
    public required string Score { get; init; }
    public required bool Awardable { get; init; }
    /// <summary><c>below-passing-score</c>, <c>not-shortlisted</c>, <c>must-have-missed</c>; null when it can be awarded.</summary>
    public string? Bar { get; init; }
    /// <summary>Fen (0.01 yuan); only for officers and auditors.</summary>
    public long? PriceFen { get; init; }
    public IReadOnlyList<string>? Missed { get; init; }
    public IReadOnlyList<MeasuredValue>? Measured { get; init; }
    /// <summary>True at the caller's own application.</summary>
    public bool Own { get; init; }

    public static IReadOnlyList<RankedView> Of(Award award, Sight sight, Shared.Web.Caller caller) =>
        [.. (award.Facts.Ranking?.Ranking ?? []).Select(ranked => Of(award, ranked, sight, award.Facts.Represents(caller, ranked.Code)))];

    static RankedView Of(Award award, RankedApplication ranked, Sight sight, bool own)
    {
        var full = sight == Sight.Full;
        var tested = full || own || sight == Sight.Owner;
        return new()
        {
            Rank = ranked.Rank,
            Code = full || own || !ranked.Awardable ? ranked.Code : null,
            SolverName = (full || own || ranked.Awardable) && award.Facts.Applicants.TryGetValue(ranked.Code, out var applicant) ? applicant.SolverName : null,
            Score = ranked.ScoreShown,
            Awardable = ranked.Awardable,
            Bar = ranked.Bar,
            PriceFen = full && award.Facts.Opened.TryGetValue(ranked.Code, out var opened) ? opened.Content.PriceFen : null,
            Missed = tested ? ranked.Missed : null,
            Measured = tested ? ranked.Measured : null,
            Own = own
        };
    }
}
