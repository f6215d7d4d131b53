using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Award.Browsing;

/// <param name="Person">Opaque id; only for officers and auditors.</param>
public sealed record SignatureView(string Party, DateTimeOffset At, string? Person);

/// <summary>The task book for its parties: <c>text</c> and <c>digest</c> are null until the department drafted it.</summary>
public sealed record TaskBookView
{
    public required string Number { get; init; }
    public required string State { get; init; }
    /// <summary>What the profile divides the price into, per cent; one milestone is named for each.</summary>
    public required IReadOnlyList<int> PaymentShares { get; init; }
    public TaskBookText? Text { get; init; }
    public string? Digest { get; init; }
    public required IReadOnlyList<SignatureView> Signatures { get; init; }
    public DateTimeOffset? SignedAt { get; init; }
    public required Elapsed Elapsed { get; init; }
    public required Stand Stand { get; init; }

    public static Answer<TaskBookView> Answer(Award award, Caller caller, Stands stands, DateTimeOffset now)
    {
        var full = award.SightOf(caller) == Sight.Full;
        var book = award.Record.TaskBook;
        return Shared.Web.Answer.Ok(new TaskBookView
        {
            Number = award.Number,
            State = award.State.ToString(),
            PaymentShares = award.Terms.Policy.PaymentShares,
            Text = book?.Text,
            Digest = book?.Digest,
            Signatures = [.. (book?.Signatures ?? []).Select(s => new SignatureView(s.Party, s.At, full || s.Person == caller.Person ? s.Person : null))],
            SignedAt = book?.SignedAt,
            Elapsed = Elapsed.Of(award, now),
            Stand = stands.OfTaskBook(award, caller, now)
        }, award.Version);
    }
}

/// <summary>The project under the signed task book, for its parties and the auditor.</summary>
public sealed record ProjectView
{
    public required string Number { get; init; }
    public required string State { get; init; }
    public required string SolverName { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public required long PriceFen { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public required long PaidFen { get; init; }
    public required IReadOnlyList<Milestone> Milestones { get; init; }
    public required IReadOnlyList<Acceptance> Acceptances { get; init; }
    public DateTimeOffset? RectifyUntil { get; init; }
    public Extension? Extension { get; init; }
    public EndProposal? EndProposed { get; init; }
    public string? Outcome { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public required IReadOnlyList<FollowUp> FollowUps { get; init; }
    /// <summary>Evidence log, oldest first.</summary>
    public required IReadOnlyList<LogEntry> Log { get; init; }
    /// <summary>The last payment of a passed acceptance stays closed until then.</summary>
    public DateTimeOffset? ResultStandsUntil { get; init; }
    /// <summary>Objections to the acceptance that are open: nothing is paid before each is decided.</summary>
    public int OpenObjections { get; init; }
    /// <summary>Money that goes back, and what of it came; null when none does.</summary>
    public RecoveryView? Recovery { get; init; }
    public required Elapsed Elapsed { get; init; }
    public required Stand Stand { get; init; }

    public static Answer<ProjectView> Answer(Award award, Caller caller, Stands stands, DateTimeOffset now)
    {
        var project = award.Record.Project ?? throw Refusals.NotFound.Now();
        return Shared.Web.Answer.Ok(new ProjectView
        {
            Number = award.Number,
            State = award.State.ToString(),
            SolverName = award.Standing!.SolverName,
            PriceFen = award.Standing.PriceFen,
            PaidFen = project.PaidFen,
            Milestones = project.Milestones,
            Acceptances = project.Acceptances,
            RectifyUntil = project.RectifyUntil,
            Extension = project.Extension,
            EndProposed = project.EndProposed,
            Outcome = project.Outcome,
            ClosedAt = project.ClosedAt,
            FollowUps = project.FollowUps,
            Log = project.Log,
            ResultStandsUntil = project.ResultStandsUntil,
            OpenObjections = award.OpenObjections,
            Recovery = RecoveryView.Of(project.Owed),
            Elapsed = Elapsed.Of(award, now),
            Stand = stands.OfProject(award, caller, now)
        }, award.Version);
    }
}

/// <param name="Committed">What the application committed to.</param>
/// <param name="Accepted">Measured at acceptance.</param>
public sealed record ResultIndicator(string Key, Wording Name, string Unit, string Comparator, decimal Target, bool MustHave, decimal? Committed, decimal? Tested, decimal? Accepted, bool? Met);

/// <summary>The public outcome of a challenge: the decision, the totals of the contract, the accepted values.</summary>
public sealed record ResultView
{
    public required string Number { get; init; }
    public required Wording Title { get; init; }
    public required string State { get; init; }
    public Wording? NoAwardReason { get; init; }
    public string? SolverName { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public long? PriceFen { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public long? PaidFen { get; init; }
    /// <summary>Fen (0.01 yuan) that go back; null when none does.</summary>
    public long? OwedBackFen { get; init; }
    /// <summary>Fen of it that came.</summary>
    public long? ReceivedBackFen { get; init; }
    /// <summary>The notice of the acceptance; null when the profile asks for none, or nothing was accepted yet.</summary>
    public ResultNoticeView? Notice { get; init; }
    /// <summary>The same for each team of a horse race whose result was accepted; null for a single winner. An objection names the team: <c>?team=1</c>.</summary>
    public IReadOnlyList<TeamNotice>? TeamNotices { get; init; }
    public string? TaskBookDigest { get; init; }
    public int? MilestonesMet { get; init; }
    public int? Milestones { get; init; }
    public string? Outcome { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    /// <summary>Public designations of the teams of a horse race, whose values stand in <c>/races/{number}</c>; null for a single winner.</summary>
    public IReadOnlyList<string>? RaceTeams { get; init; }
    /// <summary>Empty for a horse race.</summary>
    public required IReadOnlyList<ResultIndicator> Indicators { get; init; }
    public required Elapsed Elapsed { get; init; }
    public required Stand Stand { get; init; }

    /// <param name="objections">To the acceptance.</param>
    public static ResultView Of(Award award, IReadOnlyList<Objection> objections, Caller caller, Stands stands, DateTimeOffset now)
    {
        var winner = award.Standing;
        var project = award.Record.Project;
        return new()
        {
            Number = award.Number,
            Title = award.Terms.Title,
            State = award.State.ToString(),
            NoAwardReason = award.Record.NoAwardReason,
            SolverName = winner?.SolverName,
            PriceFen = winner?.PriceFen,
            PaidFen = project?.PaidFen ?? award.Race?.PaidFen,
            OwedBackFen = project?.Owed?.OwedFen,
            ReceivedBackFen = project?.Owed is { } owed ? owed.OwedFen - owed.OutstandingFen : null,
            Notice = project is null ? null : ResultNoticeView.Of(award, project.ResultNotices, objections, stands, now),
            TeamNotices = award.Race is not { } race ? null
                : [.. race.Teams.Select(team => (team.Number, Notice: ResultNoticeView.Of(award, team.ResultNotices, objections, stands, now))).Where(team => team.Notice is not null).Select(team => new TeamNotice(team.Number, team.Notice!))],
            TaskBookDigest = project is null ? null : award.Record.TaskBook!.Digest,
            MilestonesMet = project?.Milestones.Count(m => m.MetAt is not null),
            Milestones = project?.Milestones.Count,
            Outcome = project?.Outcome ?? award.Race?.Outcome,
            DecidedAt = award.Record.DecidedAt,
            ClosedAt = project?.ClosedAt ?? (award.Race is not null && award.State == AwardState.Closed ? award.Record.Since : null),
            RaceTeams = winner?.Race?.Entrants.Select(entrant => entrant.SolverName).ToList(),
            Indicators = winner is null || winner.Race is not null ? [] : IndicatorsOf(award, winner),
            Elapsed = Elapsed.Of(award, now),
            Stand = stands.OfResult(award, caller, now)
        };
    }

    /// <summary>One thread per indicator: target, committed, tested, accepted. Values of the winner are public from the confirmation on.</summary>
    static IReadOnlyList<ResultIndicator> IndicatorsOf(Award award, Proposal winner)
    {
        var committed = award.Facts.Opened[winner.Code].Content.Committed;
        var tested = award.Facts.Ranked(winner.Code)!.Measured;
        var accepted = award.Record.Project?.Acceptances is [.., var last] ? last.Indicators : [];
        return [.. award.Terms.Indicators.Select(i =>
        {
            var measured = accepted.FirstOrDefault(a => a.Key == i.Key);
            return new ResultIndicator(i.Key, i.Name, i.Unit, i.Comparator, i.Target, i.MustHave, committed.FirstOrDefault(c => c.Indicator == i.Key)?.Value,
                tested.FirstOrDefault(t => t.Indicator == i.Key)?.Value, measured?.Value, measured?.Met);
        })];
    }
}
