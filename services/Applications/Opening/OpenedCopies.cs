using System.Security.Cryptography;
using Challenges.Applications.Attaching;
using Challenges.Applications.Sealing;
using Challenges.Contracts.Applications;

namespace Challenges.Applications.Opening;

/// <summary>Gives each attachment of an opened application its neutral name, its id as a review copy, and the secret that signs links to it.</summary>
public static class OpenedCopies
{
    /// <returns>Null when the filing has no attachments.</returns>
    public static async Task<IReadOnlyList<OpenedAttachment>?> Open(Intake intake, string code, FiledDocument document, AttachmentStore attachments, CancellationToken cancel)
    {
        if (document.Attachments is null) return null;
        var opened = new List<OpenedAttachment>();
        foreach (var filed in document.Attachments)
        {
            var ordinal = opened.Count + 1;
            var copy = new ReviewCopy
            {
                Id = Codes.Random128(),
                ChallengeId = intake.ChallengeId,
                Code = code,
                Ordinal = ordinal,
                AttachmentId = filed.Id,
                Name = filed.NeutralName(intake.Number, code, ordinal),
                MediaType = filed.MediaType,
                Bytes = filed.CopyBytes
            };
            var key = RandomNumberGenerator.GetHexString(64, lowercase: true);
            await attachments.Open(copy, key, cancel);
            opened.Add(new OpenedAttachment { Name = copy.Name, MediaType = copy.MediaType, Bytes = copy.Bytes, Sha256 = filed.CopySha256, Copy = copy.Id, LinkKey = key });
        }
        return opened;
    }

    /// <summary>What the department and auditors see: neutral names, and where the copies are.</summary>
    public static IReadOnlyList<CopyView> Listed(string number, string code, FiledDocument document) => [.. (document.Attachments ?? []).Select((a, i) =>
        new CopyView(a.NeutralName(number, code, i + 1), a.MediaType, a.CopyBytes, a.CopySha256, $"/challenges/{number}/applications/{code}/attachments/{i + 1}"))];
}

/// <param name="Bytes">Of the scrubbed copy.</param>
/// <param name="Sha256">Of the scrubbed copy.</param>
public sealed record CopyView(string Name, string MediaType, long Bytes, string Sha256, string Href);
