using Challenges.Contracts.Review;
using Challenges.Shared.Decisions;
using Challenges.Shared.Proof;
using Challenges.Shared.Time;

namespace Challenges.Award.Deciding;

/// <param name="ReportDigest">SHA-256 of the canonical report.</param>
public sealed record AcceptanceInput(AcceptanceTerms Terms, IReadOnlyList<MeasuredValue> Measured, string ReportDigest);

/// <summary>Acceptance, compared again indicator by indicator with the frozen targets (R26).</summary>
static class AcceptanceDecision
{
    public static readonly Engine<AcceptanceInput, Judgement> Engine = Shared.Decisions.Engine.Of<AcceptanceInput, Judgement>("award-acceptance/1", Run);

    public static Decided Of(AcceptanceTerms terms, Acceptance acceptance, Judgement judgement) => Decided.Of(Kinds.Acceptance, ["R26"], Engine,
        new(terms.For(judgement), Values(acceptance), Canonical.Digest(acceptance.Report)), judgement);

    internal static IReadOnlyList<MeasuredValue> Values(Acceptance acceptance) => [.. acceptance.Indicators.Select(i => new MeasuredValue { Indicator = i.Key, Value = i.Value })];

    static Judgement Run(AcceptanceInput input, DateTimeOffset at) =>
        Judgement.Of(input.Terms, Acceptance.Compare(input.Terms.Indicators, input.Measured.ToDictionary(value => value.Indicator, value => value.Value)), at);
}

/// <param name="Logged">The day of each entry of the evidence log, in order.</param>
/// <param name="LogIsWhole">No entry was changed afterwards.</param>
public sealed record EndInput(EndProposal Proposed, string SecondBy, string Zone, long PaidFen, long? PaidFiscalFen, bool Assessed, IReadOnlyList<DateOnly> Logged, bool LogIsWhole);

/// <param name="Grounded">An end without blame has its evidence, its finding and a cause without blame (R27).</param>
/// <param name="OwedFiscalFen">Fen of what goes back that was fiscal money; null for one stream.</param>
public sealed record EndResult(string Outcome, bool AnotherPerson, bool Grounded, long? OwedFen, long? OwedFiscalFen);

/// <summary>The end of a project by two officers: what it stands on, and what goes back.</summary>
static class EndDecision
{
    public static readonly Engine<EndInput, EndResult> Engine = Shared.Decisions.Engine.Of<EndInput, EndResult>("award-end/1", Run);

    public static Decided Of(Project project, string officer, string zone)
    {
        var end = project.EndProposed!;
        var input = new EndInput(end, officer, zone, project.PaidFen, project.PaidFiscalFen, project.Milestones.Any(m => m.Assessments.Count > 0),
            [.. project.Log.Select(entry => ZoneDay.Of(entry.At, zone))], LogEntry.FirstBroken(project.Log) is null);
        return Decided.Of(KindOf(end.Outcome), ["R27"], Engine, input, new(end.Outcome, true, true, project.Owed?.OwedFen, project.Owed?.FiscalFen));
    }

    static string KindOf(string outcome) => outcome switch
    {
        EndProposal.ExemptConcluded => Kinds.Exemption,
        EndProposal.FailedWithRecovery => Kinds.Recovery,
        EndProposal.FailedWithSanction => Kinds.Sanction,
        _ => Kinds.End
    };

    static EndResult Run(EndInput input)
    {
        var end = input.Proposed;
        var grounded = end.Outcome switch
        {
            EndProposal.Concluded => input.Assessed && end.NoMisconduct && end.Cause != EndProposal.Misconduct,
            EndProposal.ExemptConcluded => end.IsGrounded(input.Logged, input.LogIsWhole, ZoneDay.Of(end.At, input.Zone)),
            _ => true
        };
        var owed = Owed.Of(end, input.PaidFen, input.PaidFiscalFen);
        return new(end.Outcome, end.By != input.SecondBy, grounded, owed?.OwedFen, owed?.FiscalFen);
    }
}

/// <param name="ReceivedBefore">Fen of the same stream received before.</param>
public sealed record MoneyReceivedInput(string? Stream, long OwedFen, long ReceivedBefore, long AmountFen, DateOnly ReceivedOn, string Reference);

public sealed record MoneyReceivedResult(long ReceivedFen, long OutstandingFen, bool WithinWhatIsOwed);

/// <summary>Money that came back.</summary>
static class MoneyReceivedDecision
{
    public static readonly Engine<MoneyReceivedInput, MoneyReceivedResult> Engine = Shared.Decisions.Engine.Of<MoneyReceivedInput, MoneyReceivedResult>("award-money-received/1", Run);

    public static Decided Of(Owed owed)
    {
        var input = InputOf(owed);
        return Decided.Of(Kinds.MoneyReceived, ["R27"], Engine, input, Run(input));
    }

    internal static MoneyReceivedInput InputOf(Owed owed)
    {
        var last = owed.Received[^1];
        return new(last.Stream, owed.OwedIn(last.Stream), owed.ReceivedIn(last.Stream) - last.AmountFen, last.AmountFen, last.ReceivedOn, last.Reference);
    }

    internal static MoneyReceivedResult Run(MoneyReceivedInput input)
    {
        var received = input.ReceivedBefore + input.AmountFen;
        return new(received, input.OwedFen - received, received <= input.OwedFen);
    }
}
