using Challenges.Shared.Files;
using Challenges.Shared.Web;

namespace Challenges.Applications.Attaching;

/// <summary>What a solver reads of the own attachments.</summary>
public static class ReadAttachments
{
    public static async Task<Answer<AttachmentList>> List(
        Guid id, Caller caller, FileSettings settings, IntakeStore intakes, ApplicationStore applications, CancellationToken cancel)
    {
        var application = await applications.Find(id, caller.Person, cancel) ?? throw Refusals.NotFound.Now();
        var intake = await intakes.Find(application.ChallengeId, cancel) ?? throw Refusals.NotFound.Now();
        return Answer.Ok(new AttachmentList(Of(application, intake.Number), settings.MaxFiles, settings.MaxBytes, [.. MediaKind.All.Select(k => k.Name)]), application.Version);
    }

    public static IReadOnlyList<AttachmentView> Of(Application application, string number) => [.. application.Attachments.Select((a, i) => new AttachmentView
    {
        Id = a.Id,
        Name = a.Name,
        NeutralName = a.NeutralName(number, "PREVIEW", i + 1),
        MediaType = a.MediaType,
        Bytes = a.Bytes,
        Sha256 = a.Sha256,
        CopyBytes = a.CopyBytes,
        CopySha256 = a.CopySha256,
        AddedAt = a.AddedAt,
        Sightings = a.Sightings
    })];

    /// <summary>The file as it was sent.</summary>
    public static async Task<FileAnswer> Original(
        Guid id, Guid attachment, Caller caller, ApplicationStore applications, AttachmentStore attachments, AttachmentFiles files, CancellationToken cancel)
    {
        var (application, found, stored) = await Own(id, attachment, caller, applications, attachments, cancel);
        return files.Send(application.ChallengeId, AttachmentFiles.Original(attachment), stored.OriginalKey, found.Name, found.MediaType, found.Bytes);
    }

    /// <summary>Exactly what reviewers would get.</summary>
    public static async Task<FileAnswer> Copy(
        Guid id, Guid attachment, Caller caller, IntakeStore intakes, ApplicationStore applications, AttachmentStore attachments, AttachmentFiles files, CancellationToken cancel)
    {
        var (application, found, stored) = await Own(id, attachment, caller, applications, attachments, cancel);
        var intake = await intakes.Find(application.ChallengeId, cancel) ?? throw Refusals.NotFound.Now();
        var ordinal = application.Attachments.TakeWhile(a => a.Id != attachment).Count() + 1;
        return files.Send(application.ChallengeId, AttachmentFiles.Copy(attachment), stored.CopyKey, found.NeutralName(intake.Number, "PREVIEW", ordinal), found.MediaType, found.CopyBytes);
    }

    static async Task<(Application, Attachment, StoredAttachment)> Own(
        Guid id, Guid attachment, Caller caller, ApplicationStore applications, AttachmentStore attachments, CancellationToken cancel)
    {
        var application = await applications.Find(id, caller.Person, cancel) ?? throw Refusals.NotFound.Now();
        var found = application.Attachments.FirstOrDefault(a => a.Id == attachment) ?? throw Refusals.NotFound.Now();
        return (application, found, await attachments.Find(attachment, cancel) ?? throw Refusals.NotFound.Now());
    }
}

/// <param name="MaxFiles">Files of one application, at most.</param>
/// <param name="MaxBytes">Bytes of one file, at most.</param>
/// <param name="Kinds">Kinds that are taken.</param>
public sealed record AttachmentList(IReadOnlyList<AttachmentView> Attachments, int MaxFiles, long MaxBytes, IReadOnlyList<string> Kinds);

public sealed record AttachmentView
{
    public required Guid Id { get; init; }
    /// <summary>For the solver only.</summary>
    public required string Name { get; init; }
    /// <summary>How reviewers get it, with the word PREVIEW for the code that the opening draws.</summary>
    public required string NeutralName { get; init; }
    public required string MediaType { get; init; }
    public required long Bytes { get; init; }
    /// <summary>Lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }
    public required long CopyBytes { get; init; }
    public required string CopySha256 { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
    /// <summary>Where own names stand in its text: reviewers would read them. Found when the file was added, with the names that the draft held then.</summary>
    public required IReadOnlyList<Sighting> Sightings { get; init; }
}
