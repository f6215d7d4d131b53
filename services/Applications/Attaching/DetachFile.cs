using Challenges.Shared.Web;

namespace Challenges.Applications.Attaching;

public static class DetachFile
{
    /// <summary>Takes the file out of the draft. What stands filed keeps it until the application is filed again; what no filing ever held is deleted.</summary>
    public static async Task<Answer> Handle(
        Guid id, Guid attachment, HttpContext http, Caller caller, Moment moment, IntakeStore intakes, ApplicationStore applications, AttachmentStore attachments, AttachmentFiles files,
        CancellationToken cancel)
    {
        var application = await applications.Find(id, caller.Person, cancel) ?? throw Refusals.NotFound.Now();
        var intake = await intakes.Find(application.ChallengeId, cancel) ?? throw Refusals.NotFound.Now();
        if (application.Attachments.All(a => a.Id != attachment)) throw Refusals.NotFound.Now();
        var filed = application.Detach(attachment, intake, moment.Now);
        if (!filed && await attachments.Find(attachment, cancel) is { } stored)
        {
            await attachments.Delete(attachment, cancel);
            // Not before the commit: a rollback would leave the draft with a file that is gone.
            http.Response.OnCompleted(() => http.Response.StatusCode < 400 ? files.Drop(stored.OriginalKey, stored.CopyKey) : Task.CompletedTask);
        }
        return Answer.NoContent(await applications.Save(application, cancel));
    }
}
