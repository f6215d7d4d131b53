using Challenges.Applications.Attaching;
using Challenges.Contracts.Applications;
using Challenges.Contracts.Publication;
using Challenges.Shared.Files;
using Challenges.Shared.Web;

namespace Challenges.Applications.Drafting;

/// <summary>What a solver reads of the own applications, before and after the close.</summary>
public static class ReadApplications
{
    public static async Task<Answer<ApplicationView>> One(
        Guid id, Caller caller, Moment moment, IntakeStore intakes, ApplicationStore applications, ApplicationPage page, CancellationToken cancel)
    {
        var application = await applications.Find(id, caller.Person, cancel) ?? throw Refusals.NotFound.Now();
        var intake = await intakes.Find(application.ChallengeId, cancel) ?? throw Refusals.NotFound.Now();
        return Answer.Ok(await page.Of(application, intake, application.Version, moment.Now, cancel), application.Version);
    }

    public static async Task<Answer<MyApplications>> Mine(
        Caller caller, Moment moment, IntakeStore intakes, ApplicationStore applications, SealedSetStore sealedSets, CancellationToken cancel)
    {
        var list = new List<MyApplication>();
        foreach (var application in await applications.Mine(caller.Person, cancel))
        {
            var intake = await intakes.Find(application.ChallengeId, cancel) ?? throw Refusals.NotFound.Now();
            var candidate = intake.IsOpened ? await sealedSets.CandidateOf(application.Id, cancel) : null;
            var (state, since) = ApplicationStand.State(application, intake, candidate, moment.Now);
            list.Add(new MyApplication(application.Id, intake.Number, intake.Terms?.Title, state, since, intake.Terms?.Timetable.ClosesAt, application.Filing, application.NeedsReconfirmation(intake),
                candidate is not null && intake.WinnerCodes.Contains(candidate.Code), ApplicationStand.Next(intake, moment.Now)));
        }
        return Answer.Ok(new MyApplications([.. list.OrderBy(a => a.ClosesAt).ThenBy(a => a.Challenge, StringComparer.Ordinal)]));
    }

    /// <summary>Exactly what reviewers would get of the draft, and the places in it that may tell who applies.</summary>
    public static async Task<Answer<BlindPreview>> Preview(
        Guid id, Caller caller, IntakeStore intakes, ApplicationStore applications, AttachmentStore attachments, AttachmentFiles files, CancellationToken cancel)
    {
        var application = await applications.Find(id, caller.Person, cancel) ?? throw Refusals.NotFound.Now();
        var intake = await intakes.Find(application.ChallengeId, cancel) ?? throw Refusals.NotFound.Now();
        var (names, copies) = (Identifying.Names(application.Draft).ToList(), new List<BlindCopy>());
        foreach (var file in application.Attachments)
        {
            var stored = await attachments.Find(file.Id, cancel) ?? throw Refusals.NotFound.Now();
            var sightings = await files.Look(application.ChallengeId, file, stored.CopyKey, names, cancel);
            copies.Add(new BlindCopy(file.NeutralName(intake.Number, "PREVIEW", copies.Count + 1), file.MediaType, file.CopyBytes, file.CopySha256,
                $"/applications/{id}/attachments/{file.Id}/review-copy", sightings));
        }
        return Answer.Ok(new BlindPreview(ApplicationEvents.Blind(application.Draft), [.. Identifying.Places(application.Draft)], copies), application.Version);
    }

    /// <summary>May the caller apply to this challenge, and if not, why and what then?</summary>
    public static async Task<Answer<MayIApply>> StandOfChallenge(
        string number, Caller caller, Moment moment, IntakeStore intakes, ApplicationStore applications, OrganisationStore organisations, ApplicationStand stands, CancellationToken cancel)
    {
        var intake = await intakes.Find(number, cancel) ?? throw Refusals.NotFound.Now();
        var mine = await applications.FindOf(intake.ChallengeId, caller.Person, cancel);
        var related = intake.Terms is { } terms ? await organisations.RelatedTo(terms, cancel) : null;
        var whyNot = Application.WhyNotStart(intake, caller, moment.Now, related) ?? (mine is null ? null : Refusals.OnePerSolver.With(("applicationId", mine.Id)));
        return Answer.Ok(new MayIApply(intake.Number, intake.Terms?.Title, intake.Terms?.Timetable.ClosesAt, mine?.Id, stands.OfChallenge(intake, mine, whyNot, moment.Now)));
    }
}

public sealed record MyApplications(IReadOnlyList<MyApplication> Applications);

/// <param name="Awarded">Its award is confirmed: there is a contract.</param>
public sealed record MyApplication(
    Guid Id, string Challenge, Wording? ChallengeTitle, string State, DateTimeOffset Since, DateTimeOffset? ClosesAt, int Filing, bool NeedsReconfirmation, bool Awarded, StandNext? Next);

public sealed record BlindPreview(BlindContent Content, IReadOnlyList<IdentifyingPlace> Places, IReadOnlyList<BlindCopy> Attachments);

/// <param name="Name">The neutral name; the opening puts the code for the word PREVIEW.</param>
/// <param name="Href">The scrubbed copy itself.</param>
/// <param name="Sightings">Where own names stand in its text.</param>
public sealed record BlindCopy(string Name, string MediaType, long Bytes, string Sha256, string Href, IReadOnlyList<Sighting> Sightings);

/// <param name="ApplicationId">The caller's own application, if there is one.</param>
public sealed record MayIApply(string Challenge, Wording? ChallengeTitle, DateTimeOffset? ClosesAt, Guid? ApplicationId, Stand Stand);
