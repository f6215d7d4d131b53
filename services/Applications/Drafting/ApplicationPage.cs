using Challenges.Applications.Attaching;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Applications.Drafting;

/// <summary>A solver's own application, whole: what was saved, what stands filed, what is missing, what may be done.</summary>
public sealed record ApplicationView
{
    public required Guid Id { get; init; }
    /// <summary>Number of the challenge.</summary>
    public required string Challenge { get; init; }
    public required Wording? ChallengeTitle { get; init; }
    public required DateTimeOffset? ClosesAt { get; init; }
    public required int Version { get; init; }
    /// <summary><c>Draft</c>, <c>Filed</c>, <c>ToReconfirm</c>, <c>Closed</c>, <c>Checking</c>, <c>ToMend</c>, <c>Refused</c>, <c>Sealed</c>, <c>Ranked</c>, <c>Lapsed</c>, <c>Withdrawn</c> or <c>Cancelled</c>.</summary>
    public required string State { get; init; }
    public required DateTimeOffset SavedAt { get; init; }
    /// <summary>The solver's own organisation by the verified token.</summary>
    public required string? Organisation { get; init; }
    public required ApplicationContent Content { get; init; }
    public required IReadOnlyList<AttachmentView> Attachments { get; init; }
    /// <summary>The text that <c>promise: true</c> agrees to.</summary>
    public required Wording PromiseText { get; init; }
    /// <summary>Null until the first filing.</summary>
    public required FiledView? Filed { get; init; }
    /// <summary>True when indicators or the bounty changed after the filing: file again to confirm it (R05).</summary>
    public required bool NeedsReconfirmation { get; init; }
    /// <summary>The random code of this application once the set was sealed.</summary>
    public required string? Code { get; init; }
    /// <summary>Partners that have not confirmed their part as the draft has it; they do it at <c>/participations/ID</c> with the id of this application.</summary>
    public required IReadOnlyList<string> UnconfirmedPartners { get; init; }
    /// <summary>The rule by which the formal check refused it (R12), or null.</summary>
    public required string? RefusedBy { get; init; }
    /// <summary>Set when the panel asks for a defence: answers are in time before this instant.</summary>
    public required DateTimeOffset? AnswersUntil { get; init; }
    /// <summary>Why it can't be filed as it is saved now; empty when it can.</summary>
    public required IReadOnlyList<FilingProblem> Problems { get; init; }
    public required Stand Stand { get; init; }
}

/// <param name="DraftDiffers">True when the draft was saved after this filing: what stands filed is the filing.</param>
public sealed record FiledView(int Filing, DateTimeOffset ArrivedAt, string Digest, string ReceiptId, bool DraftDiffers);

/// <summary>Makes an <see cref="ApplicationView"/>, and knows the one reason against filing that only the database knows: the organisation that filed already.</summary>
public sealed class ApplicationPage(ApplicationStore applications, SealedSetStore sealedSets, DefenceStore defences, OrganisationStore organisations, ApplicationStand stands)
{
    public async Task<ApplicationView> Of(Application application, Intake intake, int version, DateTimeOffset now, CancellationToken cancel)
    {
        var related = intake.WhyNotAccept(now) is null ? await organisations.RelatedTo(intake.Terms!, cancel) : null;
        var whyNot = await WhyNotSubmit(application, intake, related, now, cancel);
        var candidate = intake.IsOpened ? await sealedSets.CandidateOf(application.Id, cancel) : null;
        var defence = candidate is null ? null : await defences.Find(application.Id, cancel);
        return new ApplicationView
        {
            Id = application.Id,
            Challenge = intake.Number,
            ChallengeTitle = intake.Terms?.Title,
            ClosesAt = intake.Terms?.Timetable.ClosesAt,
            Version = version,
            State = ApplicationStand.State(application, intake, candidate, now).State,
            SavedAt = application.SavedAt,
            Organisation = application.Representative.Organisation,
            Content = application.Draft,
            Attachments = ReadAttachments.Of(application, intake.Number),
            PromiseText = stands.Promise(),
            Filed = application.Filing == 0
                ? null
                : new FiledView(application.Filing, application.FiledAt!.Value, application.Digest!, application.ReceiptId!, application.DraftDiffers),
            NeedsReconfirmation = application.NeedsReconfirmation(intake),
            Code = candidate?.Code,
            UnconfirmedPartners = ConsortiumRules.Unconfirmed(application.Draft, application.Confirmations),
            RefusedBy = candidate is { Admission: Admission.Refused } ? candidate.FailedRule : null,
            AnswersUntil = defence?.AnswersUntil,
            Problems = stands.Problems(whyNot),
            Stand = stands.Of(application, intake, candidate, defence, whyNot, now) with { Version = version }
        };
    }

    public async Task<IReadOnlyList<RefusedException>> WhyNotSubmit(Application application, Intake intake, RelatedOrganisations? related, DateTimeOffset now, CancellationToken cancel)
    {
        var whyNot = application.WhyNotSubmit(intake, now, related);
        var organisation = FilingRules.ClaimedOrganisation(application.Draft, application.Representative);
        return organisation is not null && intake.WhyNotAccept(now) is null && await applications.IsClaimedByAnother(application, organisation, cancel)
            ? [.. whyNot, Refusals.OnePerSolver.Now()]
            : whyNot;
    }
}
