using Challenges.Shared.Web;

namespace Challenges.Applications.Checking;

/// <summary>Where a formal check stands for the officer: from the same rules that the acts enforce.</summary>
public sealed class FormalCheckStand(Texts texts)
{
    /// <param name="unknown">Something waits for an officer, and not only for a solver.</param>
    public Stand OfOfficer(Intake intake, int undecided, bool unknown, DateTimeOffset now)
    {
        var state = intake.IsConcluded ? "Concluded" : intake.State == IntakeState.Cancelled ? "Cancelled" : undecided > 0 ? "Undecided" : "Decided";
        var clear = intake.IsConcluded ? Refusals.CheckIsConcluded.Now() : !unknown ? Refusals.NothingToClear.Now() : null;
        return new Stand
        {
            Version = intake.Version,
            ServerNow = now,
            Zone = intake.Terms!.Timetable.Zone,
            Stands = new StandState(state, intake.ConcludedAt ?? intake.CancelledAt ?? intake.SealedAt!.Value),
            Next = !intake.IsConcluded && intake.FixUntil is { } until && now < until ? new StandNext("FixWindowEnds", until) : null,
            Actions = [Act("ClearFinding", clear, unknown), Act("ConcludeFormalCheck", intake.WhyNotConclude(undecided), undecided == 0)],
            After = texts.Bilingual($"stand.check.{state}.after"),
            Contact = ApplicationStand.Contact(intake)
        };
    }

    StandAction Act(string name, RefusedException? refused, bool primary) =>
        new() { Name = name, Allowed = refused is null, Primary = primary && refused is null, Refusal = refused is null ? null : texts.Refusal(refused) };
}
