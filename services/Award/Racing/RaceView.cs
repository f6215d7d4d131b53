using Challenges.Award.Browsing;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Award.Racing;

/// <summary>A race as far as the caller may see it: who runs and who left is public from the notice on, findings and money of a team go to its parties.</summary>
public sealed record RaceView
{
    public required string Number { get; init; }
    public required Wording Title { get; init; }
    public required string State { get; init; }
    /// <summary>Points between the first and the last entrant, four decimals.</summary>
    public required string PointsApart { get; init; }
    /// <summary>With the days as they are now, after an extension.</summary>
    public required RacePlan Plan { get; init; }
    /// <summary>The one extension, equal for all teams; null while none was granted.</summary>
    public RaceExtended? Extension { get; init; }
    /// <summary>The stage that runs; one behind the last one at the finish; null before the start.</summary>
    public int? Stage { get; init; }
    public bool Late { get; init; }
    public required IReadOnlyList<TeamView> Teams { get; init; }
    /// <summary>Fen (0.01 yuan) paid to all teams.</summary>
    public long PaidFen { get; init; }
    /// <summary>Fen that can be owed in the end at worst, never above the plan's budget.</summary>
    public required long WorstFen { get; init; }
    /// <summary><c>one-accepted</c>, <c>several-accepted</c>, <c>none-accepted</c> or <c>none-survives</c>; null while it is open.</summary>
    public string? Outcome { get; init; }
    public required Elapsed Elapsed { get; init; }
    public required Stand Stand { get; init; }

    public static Answer<RaceView> Answer(Award award, Caller caller, Stands stands, DateTimeOffset now)
    {
        var sight = award.SightOf(caller);
        if (award.ShownTo(sight) is not { Race: { } race } proposal) throw Refusals.RaceNotFound.Now();
        var group = proposal == award.Standing ? award.Race : null;
        return Shared.Web.Answer.Ok(new RaceView
        {
            Number = award.Number,
            Title = award.Terms.Title,
            State = Stands.StateFor(award, sight).ToString(),
            PointsApart = race.PointsApart,
            Plan = group?.Plan ?? race.Plan,
            Extension = group?.Extension is { } extension ? new(extension.Stage, extension.Days, extension.Reason, extension.At) : null,
            Stage = group?.Stage,
            Late = group?.Late ?? false,
            Teams = [.. race.Entrants.Select((entrant, index) => TeamView.Of(award, entrant, index + 1, group?.Find(index + 1), sight, caller))],
            PaidFen = group?.PaidFen ?? 0,
            WorstFen = (long)(group?.ExposureFen() ?? race.Plan.Worst(race.Entrants.Count)),
            Outcome = group?.Outcome,
            Elapsed = Elapsed.Of(award, now),
            Stand = stands.OfRace(award, caller, now)
        }, sight == Sight.Full ? award.Version : null);
    }

    public static async Task<Answer<RaceView>> Read(string number, Caller caller, Moment moment, AwardStore awards, Stands stands, CancellationToken cancel)
    {
        var award = await awards.Load(number, cancel);
        award.DemandSight(caller);
        return Answer(award!, caller, stands, moment.Now);
    }
}

public sealed record RaceExtended(int Stage, int Days, Wording Reason, DateTimeOffset At);

public sealed record TeamView
{
    /// <summary>1 for the first.</summary>
    public required int Team { get; init; }
    /// <summary>Only for officers and auditors.</summary>
    public string? Code { get; init; }
    public required string SolverName { get; init; }
    public required string ContractingName { get; init; }
    public required string Region { get; init; }
    public required Wording Route { get; init; }
    /// <summary><c>Entered</c> (before the start), <c>Runs</c>, <c>Rectifies</c>, <c>Left</c>, <c>Accepted</c> or <c>NotAccepted</c>.</summary>
    public required string State { get; init; }
    public int? LeftAfter { get; init; }
    public IReadOnlyList<int>? RevivedIn { get; init; }
    /// <summary>Only for officers, auditors, the problem owner and the team itself.</summary>
    public IReadOnlyList<StageFinding>? Findings { get; init; }
    /// <summary>Stages whose money is owed or paid; as <see cref="Findings"/>.</summary>
    public IReadOnlyList<int>? EnteredStages { get; init; }
    public IReadOnlyList<StagePayment>? Payments { get; init; }
    public IReadOnlyList<MeasuredIndicator>? Accepted { get; init; }
    /// <summary>The first acceptance, which missed targets, and the end of the rectification; as <see cref="Findings"/>.</summary>
    public IReadOnlyList<MeasuredIndicator>? Missed { get; init; }
    public DateTimeOffset? RectifyUntil { get; init; }
    /// <summary>Parties that signed the team's task book; as <see cref="Findings"/>.</summary>
    public IReadOnlyList<string>? SignedBy { get; init; }
    /// <summary>What the team is to give back, proposed or confirmed; as <see cref="Findings"/>, without the officers.</summary>
    public TeamRecoveryView? Recovery { get; init; }
    /// <summary>True at the caller's own team.</summary>
    public bool Own { get; init; }

    public static TeamView Of(Award award, Entrant entrant, int number, RaceTeam? team, Sight sight, Caller caller)
    {
        var own = award.Facts.Represents(caller, entrant.Code);
        var party = own || sight is Sight.Full or Sight.Owner;
        return new()
        {
            Team = number,
            Code = sight == Sight.Full || own ? entrant.Code : null,
            SolverName = entrant.SolverName,
            ContractingName = entrant.ContractingName,
            Region = entrant.Region,
            Route = entrant.Route,
            State = team is null ? "Entered" : !team.Runs ? "Left" : team.Acceptance is not { } acceptance ? team.Missed is null ? "Runs" : "Rectifies" : acceptance.Passed ? "Accepted" : "NotAccepted",
            LeftAfter = team?.LeftAfter,
            RevivedIn = team?.Revivals.Select(revival => revival.Stage).ToList(),
            Findings = party ? team?.Findings : null,
            EnteredStages = party ? team?.Entered : null,
            Payments = party ? team?.Payments : null,
            Accepted = party || team?.Acceptance?.Passed == true ? team?.Acceptance?.Indicators : null,
            Missed = party ? team?.Missed?.Indicators : null,
            RectifyUntil = party ? team?.RectifyUntil : null,
            SignedBy = party ? award.Record.Race?.Books.ElementAtOrDefault(number - 1)?.Signatures.Select(signature => signature.Party).ToList() : null,
            Recovery = party && team?.Recovery is { } recovery && (recovery.SecondBy is not null || sight == Sight.Full)
                ? new(recovery.RecoverFen, recovery.Cause, recovery.Reasons, recovery.SecondBy is not null, RecoveryView.Of(team.Owed)) : null,
            Own = own
        };
    }
}

/// <param name="Confirmed">False: it waits for the second officer, and only officers and auditors see it.</param>
/// <param name="Money">Owed, received and outstanding; null before the confirmation.</param>
public sealed record TeamRecoveryView(long RecoverFen, string Cause, Wording Reasons, bool Confirmed, RecoveryView? Money);
