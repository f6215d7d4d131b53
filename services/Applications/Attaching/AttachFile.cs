using Challenges.Shared.Files;
using Challenges.Shared.Files.Receiving;
using Challenges.Shared.Files.Storing;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Applications.Attaching;

/// <summary>
/// Takes one file into the own draft. It is scanned, scrubbed and stored before the transaction begins, so that no lock is held meanwhile; what no transaction kept is
/// removed after the answer, and what a request that died left there by the sweep.
/// </summary>
public static class AttachFile
{
    public static async ValueTask<object?> Before(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (http, services, cancel) = (context.HttpContext, context.HttpContext.RequestServices, context.HttpContext.RequestAborted);
        var id = Guid.Parse((string)http.GetRouteValue("id")!);
        var application = await services.GetRequiredService<ApplicationStore>().Find(id, Caller.From(http.User).Person, cancel) ?? throw Refusals.NotFound.Now();
        var intake = await services.GetRequiredService<IntakeStore>().Find(application.ChallengeId, cancel) ?? throw Refusals.NotFound.Now();
        var limit = services.GetRequiredService<FileSettings>().MaxFiles;
        var received = await FileBody.Receive(http);
        // What is refused is refused by the handler, after a repeated request has had its first answer again.
        if (application.WhyNotAttach(intake, limit, services.GetRequiredService<Moment>().Now) is not null) return await next(context);
        var files = services.GetRequiredService<AttachmentFiles>();
        using var admitted = await services.GetRequiredService<FileAdmission>().Admit(received, [.. Drafting.Identifying.Names(application.Draft)], cancel);
        var (attachment, pending) = (NewId.NextGuid(), services.GetRequiredService<PendingFiles>());
        var incoming = new IncomingAttachment(attachment, admitted, [
            await files.Put(pending, application.ChallengeId, AttachmentFiles.Original(attachment), admitted.Original, cancel),
            await files.Put(pending, application.ChallengeId, AttachmentFiles.Copy(attachment), admitted.Copy, cancel)]);
        http.Features.Set(incoming);
        http.Response.OnCompleted(() => incoming.Kept && http.Response.StatusCode < 400 ? Task.CompletedTask : files.Drop([.. incoming.Keys]));
        return await next(context);
    }

    public static async Task<Answer<AttachedFile>> Handle(
        Guid id, HttpContext http, Caller caller, Moment moment, FileSettings settings, IntakeStore intakes, ApplicationStore applications, AttachmentStore attachments,
        PendingFiles pending, CancellationToken cancel)
    {
        var application = await applications.Find(id, caller.Person, cancel) ?? throw Refusals.NotFound.Now();
        var intake = await intakes.Find(application.ChallengeId, cancel) ?? throw Refusals.NotFound.Now();
        application.WhyNotAttach(intake, settings.MaxFiles, moment.Now).Enforce();
        var incoming = http.Features.Get<IncomingAttachment>() ?? throw SharedRefusals.SomebodySavedFirst.Now();
        application.Attach(incoming.Describe(application, moment.Now), intake, settings.MaxFiles, moment.Now);
        await attachments.Insert(application, incoming.Id, incoming.Keys[0], incoming.Keys[1], cancel);
        await pending.Keep(incoming.Keys, cancel);
        var version = await applications.Save(application, cancel);
        incoming.Kept = true;
        return Answer.Created($"/applications/{id}/attachments/{incoming.Id}", new AttachedFile(incoming.Id, version), version);
    }
}

/// <summary>Neither name nor digest nor what was found is here but at <c>Location</c>: answers of idempotent requests are kept in the database in the clear.</summary>
public sealed record AttachedFile(Guid Id, int Version);

/// <param name="Keys">Of the stored original and copy.</param>
sealed record IncomingAttachment(Guid Id, AdmittedFile File, IReadOnlyList<string> Keys)
{
    public bool Kept { get; set; }

    public Attachment Describe(Application application, DateTimeOffset now) => new()
    {
        Id = Id,
        Name = File.Name,
        MediaType = File.Kind.MediaType,
        Bytes = File.Original.Length,
        Sha256 = File.Sha256,
        CopyBytes = File.Copy.Length,
        CopySha256 = File.CopySha256,
        AddedAt = now,
        AfterFiling = application.Filing,
        Sightings = File.Sightings
    };
}
