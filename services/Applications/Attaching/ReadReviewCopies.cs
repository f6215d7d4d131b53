using Challenges.Applications.Opening;
using Challenges.Shared.Files;
using Challenges.Shared.Web;

namespace Challenges.Applications.Attaching;

/// <summary>
/// The scrubbed copies of opened applications. Who is seated is Review's to know, and no service asks another: the opening gives Review a secret for each copy, with
/// which it signs links that hold for minutes and for one person. Whoever was recused gets no new link.
/// </summary>
public static class ReadReviewCopies
{
    /// <summary><c>GET /review-copies/{copy}?until=…&amp;mac=…</c>: for the reviewer to whom Review gave the link; nothing is here for anybody else.</summary>
    public static async Task<FileAnswer> ByLink(
        string copy, long? until, string? mac, Caller caller, Moment moment, AttachmentStore attachments, AttachmentFiles files, CancellationToken cancel)
    {
        if (until is null || mac is null || copy.Length != 32 || await attachments.Copy(copy, cancel) is not { } found) throw Refusals.NotFound.Now();
        if (!CopyLink.Allows(found.Id, attachments.LinkKeyOf(found), caller.Person, until.Value, mac, moment.Now)) throw Refusals.NotFound.Now();
        return Send(found, files);
    }

    /// <summary><c>GET /challenges/{number}/applications/{code}/attachments/{ordinal}</c>: for the own department and auditors, after the opening.</summary>
    public static async Task<FileAnswer> ByCode(
        string number, string code, int ordinal, Caller caller, Sight sight, AttachmentStore attachments, AttachmentFiles files, CancellationToken cancel)
    {
        var intake = await sight.Of(number, caller, cancel);
        intake.WhyNotOpened().Enforce();
        return Send(await attachments.Copy(intake.ChallengeId, code, ordinal, cancel) ?? throw Refusals.NotFound.Now(), files);
    }

    static FileAnswer Send(ReviewCopy copy, AttachmentFiles files) =>
        files.Send(copy.ChallengeId, AttachmentFiles.Copy(copy.AttachmentId), copy.CopyKey, copy.Name, copy.MediaType, copy.Bytes);
}
