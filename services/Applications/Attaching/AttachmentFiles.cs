using System.Text;
using Challenges.Shared.Files;
using Challenges.Shared.Files.Storing;
using Challenges.Shared.Proof;

namespace Challenges.Applications.Attaching;

/// <summary>The bytes of attachments, encrypted like everything else that solvers send: whoever reads the storage learns their number and size.</summary>
public sealed class AttachmentFiles(FileStorage storage, FileAdmission admission, Vault vault, ILogger<AttachmentFiles> log)
{
    public static string Original(Guid attachment) => $"original {attachment:N}";

    public static string Copy(Guid attachment) => $"copy {attachment:N}";

    /// <returns>The key of the stored file.</returns>
    public Task<string> Put(PendingFiles pending, Guid challenge, string place, TemporaryFile file, CancellationToken cancel) =>
        pending.Put((to, c) => FileCipher.Encrypt(vault.FileKey(challenge), Encoding.UTF8.GetBytes(place), file.Rewound(), to, c), cancel);

    /// <summary>Sends the file as a download under the given name.</summary>
    public FileAnswer Send(Guid challenge, string place, string key, string name, string mediaType, long bytes) => new(name, mediaType, bytes, async (to, cancel) =>
    {
        await using var from = await storage.Open(key, cancel);
        await FileCipher.Decrypt(vault.FileKey(challenge), Encoding.UTF8.GetBytes(place), from, to, cancel);
    });

    /// <summary>Where names stand in the text of a stored copy.</summary>
    public async Task<IReadOnlyList<Sighting>> Look(Guid challenge, Attachment attachment, string copyKey, IReadOnlyList<string> names, CancellationToken cancel)
    {
        using var copy = new TemporaryFile();
        await using (var from = await storage.Open(copyKey, cancel))
            await FileCipher.Decrypt(vault.FileKey(challenge), Encoding.UTF8.GetBytes(Copy(attachment.Id)), from, copy.Emptied(), cancel);
        return await admission.Look(MediaKind.OfMediaType(attachment.MediaType)!, copy, names, cancel);
    }

    /// <summary>Removes what nothing refers to any more, after the answer was sent. A failure leaves an encrypted file that nobody can reach.</summary>
    public async Task Drop(params string[] keys)
    {
        foreach (var key in keys)
        {
            try
            {
                await storage.Delete(key, CancellationToken.None);
            }
            catch (Exception e) when (e is IOException or Amazon.Runtime.AmazonClientException or Amazon.Runtime.AmazonServiceException or UnauthorizedAccessException)
            {
                log.LogWarning(e, "The stored file {Key} could not be removed", key);
            }
        }
    }
}
