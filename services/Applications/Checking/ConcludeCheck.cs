using Challenges.Applications.Opening;
using Challenges.Shared.Web;

namespace Challenges.Applications.Checking;

public static class ConcludeCheck
{
    /// <summary>Every application is decided before the fix window is over: the officer need not wait for it. What was admitted is opened in the same transaction.</summary>
    public static async Task<Answer<ConclusionAnswer>> Handle(
        string number, Caller caller, Moment moment, Sight sight, IntakeStore intakes, RunCheck check, CancellationToken cancel)
    {
        var visible = await sight.Of(number, caller, cancel);
        var intake = await intakes.Turn(visible.ChallengeId, cancel) ?? throw Refusals.NotFound.Now();
        intake.WhyNotConclude(intake.IsOpened ? await check.Undecided(intake, cancel) : 0).Enforce();
        await check.Conclude(intake, caller.Person, moment.Now, cancel);
        await intakes.Save(intake, cancel);
        await check.Tell(intake, cancel);
        return Answer.Ok(new ConclusionAnswer(intake.Number, intake.Count, intake.AdmittedCount, intake.ConcludedAt!.Value), intake.Version);
    }
}

public sealed record ConclusionAnswer(string Challenge, int Sealed, int Admitted, DateTimeOffset ConcludedAt);
