using Challenges.Applications.Attaching;
using Challenges.Applications.Opening;
using Challenges.Applications.Telling;
using Challenges.Contracts.Applications;
using Challenges.Shared.Decisions;
using MassTransit;

namespace Challenges.Applications.Checking;

/// <summary>
/// The formal check of a sealed set (R12), in the transaction of the sealing: where everything passes, or the profile asks for no check, it is concluded at once; otherwise
/// the fix window runs, and what is unknown waits for an officer.
/// </summary>
public sealed class RunCheck(
    CheckFacts facts, CheckingSettings settings, SealedSetStore sealedSets, FilingStore filings, LoadStore loads, AttachmentStore attachments, DecisionJournal journal, IPublishEndpoint publish, TellSolvers tell)
{
    /// <summary>Applications in one decision record, and those whose contents are in memory at once when they are opened.</summary>
    const int Batch = 200;

    /// <summary>Checks what was just sealed. The caller saves the intake.</summary>
    public async Task Begin(Intake intake, SealedSet set, IReadOnlyList<Filed> standing, DateTimeOffset now, CancellationToken cancel)
    {
        var documents = standing.ToDictionary(f => f.ApplicationId);
        IReadOnlyList<Filed> applications = [.. set.Entries.Select(e => documents[e.ApplicationId] with { Code = e.Code })];
        if (intake.Terms!.Policy.FixWindowWorkingDays is not null) intake.CountFixWindow(settings.Calendar, now);
        var input = await facts.Gather(intake, applications, now, cancel);
        var checkedOnes = new List<CheckedApplication>();
        var records = input.Full || input.Applications.Any(a => a.Unconfirmed);
        foreach (var some in input.Applications.Chunk(Batch))
        {
            var part = input with { Applications = some };
            var result = FormalCheck.Run(part);
            checkedOnes.AddRange(result.Applications);
            if (records) await journal.Decides(intake, CheckDecisions.Checked, RulesOf(input), Decision.Clock, CheckDecisions.Check, part, result, now, cancel);
        }
        await sealedSets.Insert(intake.ChallengeId, set, set.Entries.Zip(checkedOnes, (entry, one) => Candidate.Of(entry, one, now)), cancel);
        await loads.Insert(intake.ChallengeId, [.. applications.Select(a => (a.Code!, a.Document))], cancel);
        if (!input.Full || checkedOnes.All(a => a.Admission == Admission.Admitted)) await Conclude(intake, Decision.Clock, now, cancel);
        await tell.Checked(intake, now, cancel);
    }

    /// <summary>The fix window is over: what was not mended is refused; what is unknown still waits for an officer.</summary>
    public async Task EndFixWindow(Intake intake, DateTimeOffset now, CancellationToken cancel)
    {
        if (intake.FixUntil is null)
        {
            intake.CountFixWindow(settings.Calendar, now);
            await tell.Checked(intake, now, cancel);
        }
        if (intake.NextDueAt is { } later && now < later) return;
        var unmended = (await sealedSets.Admissions(intake.ChallengeId, cancel)).Where(a => a.Admission == Admission.ToMend).Select(a => new RefusedEntry(a.Code, a.FailedRule!)).ToList();
        intake.EndFixWindow(now);
        if (unmended.Count > 0)
        {
            await sealedSets.RefuseUnmended(intake.ChallengeId, now, cancel);
            await journal.Decides(intake, CheckDecisions.Ended, ["R12"], Decision.Clock, CheckDecisions.End, new FixWindowInput(intake.Number, intake.FixUntil, unmended), new FixWindowResult(unmended), now, cancel);
        }
        await ConcludeWhenDecided(intake, Decision.Clock, now, cancel);
    }

    /// <summary>Without an officer only once nobody can mend any more.</summary>
    public async Task ConcludeWhenDecided(Intake intake, string actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (intake.FixEndedAt is null || intake.WhyNotConclude(await Undecided(intake, cancel)) is not null) return;
        await Conclude(intake, actor, now, cancel);
    }

    public async Task<int> Undecided(Intake intake, CancellationToken cancel) =>
        (await sealedSets.Admissions(intake.ChallengeId, cancel)).Count(a => a.Admission is Admission.Open or Admission.ToMend);

    /// <summary>Opens what was admitted, all at once. The caller saves the intake and then calls <see cref="Tell"/>.</summary>
    public async Task Conclude(Intake intake, string actor, DateTimeOffset now, CancellationToken cancel)
    {
        var input = new ConclusionInput(intake.Number, [.. (await sealedSets.Admissions(intake.ChallengeId, cancel)).Select(a => new AdmissionEntry(a.Code, a.Admission, a.FailedRule))]);
        var result = CheckDecisions.Concluded(input);
        intake.Conclude(result.AdmittedCount, now);
        if (intake.Terms!.Policy.FixWindowWorkingDays is not null || result.AdmittedCount < result.SealedCount)
            await journal.Decides(intake, CheckDecisions.ConcludedKind, ["R12"], actor, CheckDecisions.Conclude, input, result, now, cancel);
    }

    /// <summary>Publishes the conclusion and one opening for each admitted application, and marks which of them share a unit; nothing when it is not concluded.</summary>
    public async Task Tell(Intake intake, CancellationToken cancel)
    {
        if (!intake.IsConcluded) return;
        var admissions = (await sealedSets.Admissions(intake.ChallengeId, cancel)).ToLookup(a => a.Admission);
        await publish.Publish(ApplicationEvents.Concluded(intake, admissions[Admission.Refused].CountBy(a => a.FailedRule!).ToDictionary()), cancel);
        List<(string Unit, string Code)> units = [];
        foreach (var codes in admissions[Admission.Admitted].Select(a => a.Code).Chunk(Batch))
        {
            var opened = new List<ApplicationOpened>();
            foreach (var filed in await filings.Opened(intake.ChallengeId, codes, cancel))
            {
                units.Add((filed.Document.Content.ContractingOrganisation!.Trim(), filed.Code!));
                opened.Add(ApplicationEvents.Opened(intake, filed.Code!, filed.Document, await OpenedCopies.Open(intake, filed.Code!, filed.Document, attachments, cancel)));
            }
            await publish.PublishBatch<ApplicationOpened>(opened, cancel);
        }
        await sealedSets.MarkShared(intake.ChallengeId, [.. units.GroupBy(u => u.Unit, u => u.Code).Where(unit => unit.Count() > 1).SelectMany(unit => unit)], cancel);
        await tell.Concluded(intake, intake.ConcludedAt!.Value, cancel);
    }

    public static IReadOnlyList<string> RulesOf(FormalCheckInput input) => !input.Full ? ["R05"] : input.Limits is null ? ["R05", "R08", "R11", "R12"] : ["R05", "R08", "R09", "R10", "R11", "R12"];
}
