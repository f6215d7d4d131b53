using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Portal.Speaking;

public sealed record NoticeItem(string Number, Wording Title, string SolverName, long PriceFen, DateOnly FirstDay, DateOnly LastDay, DateTimeOffset OpenedAt, DateTimeOffset EndsAt, bool LedBack, int ElapsedDays);

public sealed record NoticePage(IReadOnlyList<NoticeItem> Items, string? Next);

public sealed record NoticeDay(DateOnly Day, int? Counts, string Kind);

public sealed record NoticeDays(string Zone, string Unit, DateTimeOffset OpenedAt, DateOnly FirstDay, DateOnly LastDay, DateTimeOffset EndsAt, DateTimeOffset ConfirmableFrom, IReadOnlyList<DateOnly> CountedDays, IReadOnlyList<NoticeDay> Days);

public sealed record Proposed(
    string? Code, string SolverName, string ContractingName, string Region, long PriceFen, bool FollowsRanking, Wording Reasons, Wording? Departure, DateTimeOffset ProposedAt, IReadOnlyList<string>? RaceTeams);

public sealed record RankedView(int Rank, string? Code, string? SolverName, string Score, bool Awardable, string? Bar);

public sealed record DecidedObjection(string Outcome, bool ReturnsToProposal, DateOnly ArrivedOn, DateTimeOffset DecidedAt, Wording Reasons, Wording? Summary);

public sealed record ObjectionRules(DateTimeOffset Until, int AnswerWorkingDays, Bilingual Text);

public sealed record NoticeView(
    string Number, Wording Title, string OwnerName, Guid NoticeId, string State, Proposed Proposal, long BountyFen, NoticeDays Count, IReadOnlyList<RankedView> Ranking, ObjectionRules Objecting,
    int ObjectionsReceived, IReadOnlyList<DecidedObjection> ObjectionsDecided, IReadOnlyList<Guid> Earlier, Stand Stand);

public sealed record ObjectionFiled(string Signer, string? Unit, string Contact, string Statement, string Evidence, string? Remedy, IReadOnlyList<EvidenceFile> Files);

/// <param name="Sha256">Lower-case hexadecimal digest of the file as it will be handed in.</param>
public sealed record EvidenceFile(string Name, string Sha256);

public sealed record ObjectionReceipt(Guid Id, string Number, Guid NoticeId, DateTimeOffset ArrivedAt, string ContentDigest, DateTimeOffset? AnswerDueAt, string Key);

public sealed record ObjectionAnswer(string Outcome, bool ReturnsToProposal, Wording Reasons, Wording? Summary, DateTimeOffset At);

public sealed record ObjectionView(
    Guid Id, string Number, Guid NoticeId, DateTimeOffset ArrivedAt, DateTimeOffset? AnswerDueAt, bool Overdue, string Signer, string? Unit, string Contact, string Statement, string Evidence, string? Remedy,
    IReadOnlyList<EvidenceFile> Files, string ContentDigest, ObjectionAnswer? Decided, Stand Stand);

/// <param name="Outcome">Null while it is open.</param>
public sealed record OwnObjection(Guid Id, string Number, Wording Title, string About, DateTimeOffset ArrivedAt, DateTimeOffset? AnswerDueAt, bool Overdue, string? Outcome, DateTimeOffset? DecidedAt);

public sealed record OwnObjectionList(IReadOnlyList<OwnObjection> Objections);

public sealed record ResultIndicator(string Key, Wording Name, string Unit, string Comparator, decimal Target, bool MustHave, decimal? Committed, decimal? Tested, decimal? Accepted, bool? Met);

public sealed record ResultView(
    string Number, Wording Title, string State, Wording? NoAwardReason, string? SolverName, long? PriceFen, long? PaidFen, string? TaskBookDigest, int? MilestonesMet, int? Milestones, string? Outcome,
    DateTimeOffset? DecidedAt, DateTimeOffset? ClosedAt, long? OwedBackFen, long? ReceivedBackFen, ResultNoticeView? Notice, IReadOnlyList<TeamNotice>? TeamNotices, IReadOnlyList<string>? RaceTeams,
    IReadOnlyList<ResultIndicator> Indicators, Stand Stand)
{
    /// <summary>The public designation of a team of a race, 1 for the first.</summary>
    public string? TeamName(int team) => RaceTeams?.ElementAtOrDefault(team - 1);
}

/// <summary>The notice of one team's accepted result in a race.</summary>
public sealed record TeamNotice(int Team, ResultNoticeView Notice);

/// <param name="State"><c>Running</c>, <c>Ended</c> or <c>LedBack</c>.</param>
public sealed record ResultNoticeView(
    string State, DateTimeOffset OpenedAt, IReadOnlyList<DateOnly> CountedDays, DateTimeOffset EndsAt, ObjectionRules Objecting, int ObjectionsReceived, IReadOnlyList<DecidedObjection> ObjectionsDecided)
{
    public bool Runs => State == "Running";
}

public sealed record AwardItem(string Number, Wording Title, string Department, string State, int ElapsedDays, int PromiseDays, int? DecidedAfterDays);

public sealed record AwardPage(IReadOnlyList<AwardItem> Items, string? Next);

public sealed record AwardView(string Number, string State, IReadOnlyList<string>? Awaited, IReadOnlyList<RankedView>? Ranking, string? RankingLeadsTo, Proposed? Proposal, int? OpenObjections, Stand Stand);

/// <summary>Task book, project and race of a challenge for one of its parties; what the service refuses is empty.</summary>
public sealed record ContractView(string Number)
{
    public Reply<TaskBookView> Book { get; init; } = new();
    public Reply<ProjectView> Project { get; init; } = new();
    public Reply<RaceDesk> Race { get; init; } = new();
    public IReadOnlyList<Reply<TeamBook>> TeamBooks { get; init; } = [];

    /// <summary>Pages of the desk that show it; the books of a race stand on the page of the race.</summary>
    public IEnumerable<string> Pages
    {
        get
        {
            if (Race.HasValue) yield return "race";
            else if (Book.HasValue) yield return "task-book";
            if (Project.HasValue) yield return "project";
        }
    }
}

public sealed record TaskBookView(string Number, string State, string? Digest, DateTimeOffset? SignedAt, Stand Stand);

public sealed record ProjectView(string Number, string State, string SolverName, long PriceFen, long PaidFen, IReadOnlyList<MilestoneView> Milestones, Stand Stand);

public sealed record MilestoneView(int Number, DateOnly DueOn, DateTimeOffset? MetAt, DateTimeOffset? PaidAt);
