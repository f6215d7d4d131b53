using Challenges.Shared.Web;

namespace Challenges.Applications.Opening;

/// <summary>
/// Who sees a challenge from inside: the own department and auditors. Whoever takes part in it, as the one who applies, as a member of a team or by the organisation, has lost that right on it (R14).
/// Members and organisations count from the sealing on: before it the answer would tell who has filed (R06).
/// </summary>
public sealed class Sight(IntakeStore intakes, ApplicationStore applications, LoadStore loads)
{
    /// <summary>Anybody else finds nothing.</summary>
    public async Task<Intake> Of(string number, Caller caller, CancellationToken cancel) =>
        await intakes.Find(number, cancel) is { } intake && await Has(intake, caller, cancel) ? intake : throw Refusals.NotFound.Now();

    public async Task<bool> Has(Intake intake, Caller caller, CancellationToken cancel) =>
        (caller.IsOfficerOf(intake.Department) || caller.Is(Roles.Auditor))
        && await applications.FindOf(intake.ChallengeId, caller.Person, cancel) is null
        && (await loads.TakesPartIn(intake.ChallengeId, caller.Person, caller.Organisation, cancel)).Count == 0;

    /// <summary>The formal checks of the own department, but those of challenges in which the officer takes part.</summary>
    public async Task<IReadOnlyList<FormalCheckLine>> Checks(Caller caller, CancellationToken cancel)
    {
        var department = caller.Department ?? throw Refusals.NotFound.Now();
        List<Guid> closed = [.. await loads.TakesPartIn(null, caller.Person, caller.Organisation, cancel), .. (await applications.Mine(caller.Person, cancel)).Select(a => a.ChallengeId)];
        return await intakes.Checks(department, closed, cancel);
    }
}
