using Challenges.Shared.Database;
using Challenges.Shared.Files.Receiving;
using MassTransit;
using Microsoft.AspNetCore.Http;

namespace Challenges.Shared.Files.Storing;

/// <summary>
/// The files of a service's own things, with their rows in its table <c>Files</c>. Taking one is two steps: <see cref="Take"/> scans and stores it before the transaction,
/// <see cref="Add"/> writes its row in the transaction. What has no row when the answer was sent is removed from the storage, and what a request that died left there by <see cref="FileSweep"/>.
/// </summary>
public sealed class FileShelf(SqlSession sql, FileStorage storage, PendingFiles pending, FileAdmission admission, FileSettings settings)
{
    const string Columns = "[Id], [Owner], [Name], [MediaType], [Bytes], [Sha256], [CopyBytes], [CopySha256], [OriginalKey], [CopyKey], [AddedAt]";

    public Task<IReadOnlyList<ShelvedFile>> Of(Guid owner, CancellationToken cancel) =>
        sql.Query<ShelvedFile>($"SELECT {Columns} FROM [Files] WHERE [Owner] = @owner ORDER BY [AddedAt], [Id]", new { owner }, cancel);

    /// <summary>Receives, admits and stores the file of the request.</summary>
    /// <param name="names">Names that the copy must not tell.</param>
    public async Task Take(HttpContext http, Guid owner, IReadOnlyList<string> names, DateTimeOffset now)
    {
        var cancel = http.RequestAborted;
        using var admitted = await admission.Admit(await FileBody.Receive(http), names, cancel);
        List<string> keys = [];
        var taken = new Taken();
        http.Response.OnCompleted(() => taken.IsAdded && http.Response.StatusCode < 400 ? Task.CompletedTask : Drop(keys));
        keys.Add(await pending.Put((to, c) => admitted.Original.Rewound().CopyToAsync(to, c), cancel));
        keys.Add(await pending.Put((to, c) => admitted.Copy.Rewound().CopyToAsync(to, c), cancel));
        taken.File = new ShelvedFile
        {
            Id = NewId.NextGuid(),
            Owner = owner,
            Name = admitted.Name,
            MediaType = admitted.Kind.MediaType,
            Bytes = admitted.Original.Length,
            Sha256 = admitted.Sha256,
            CopyBytes = admitted.Copy.Length,
            CopySha256 = admitted.CopySha256,
            OriginalKey = keys[0],
            CopyKey = keys[1],
            AddedAt = now
        };
        http.Features.Set(taken);
    }

    /// <summary>The file that <see cref="Take"/> stored for this request; null when it was not called.</summary>
    public static ShelvedFile? Of(HttpContext http) => http.Features.Get<Taken>()?.File;

    /// <summary>Writes the row. A file whose content the owner has already is not added again: the answer is the one that is there.</summary>
    /// <exception cref="Web.RefusedException"><see cref="FileRefusals.TooMany"/>.</exception>
    public async Task<ShelvedFile> Add(HttpContext http, CancellationToken cancel)
    {
        var taken = http.Features.Get<Taken>() ?? throw new InvalidOperationException("Take the file first.");
        var all = await Of(taken.File.Owner, cancel);
        if (all.FirstOrDefault(f => f.Sha256 == taken.File.Sha256) is { } same) return same;
        if (all.Count >= settings.MaxFiles) throw FileRefusals.TooMany.With(("limit", settings.MaxFiles));
        await sql.Execute($"""
            INSERT INTO [Files] ({Columns}) VALUES (@Id, @Owner, @Name, @MediaType, @Bytes, @Sha256, @CopyBytes, @CopySha256, @OriginalKey, @CopyKey, @AddedAt)
            """, taken.File, cancel);
        await pending.Keep([taken.File.OriginalKey, taken.File.CopyKey], cancel);
        taken.IsAdded = true;
        return taken.File;
    }

    /// <summary>Removes the row, and the file after the commit.</summary>
    public async Task Remove(HttpContext http, ShelvedFile file, CancellationToken cancel)
    {
        await sql.Execute("DELETE FROM [Files] WHERE [Id] = @Id", new { file.Id }, cancel);
        http.Response.OnCompleted(() => http.Response.StatusCode < 400 ? Drop([file.OriginalKey, file.CopyKey]) : Task.CompletedTask);
    }

    public FileAnswer SendOriginal(ShelvedFile file) => Send(file.OriginalKey, file.Name, file.MediaType, file.Bytes);

    /// <param name="name">The neutral name.</param>
    public FileAnswer SendCopy(ShelvedFile file, string name) => Send(file.CopyKey, name, file.MediaType, file.CopyBytes);

    public ShelvedFileList List(IEnumerable<ShelvedFileView> files) => new([.. files], settings.MaxFiles, settings.MaxBytes, [.. MediaKind.All.Select(k => k.Name)]);

    FileAnswer Send(string key, string name, string mediaType, long bytes) => new(name, mediaType, bytes, async (to, cancel) =>
    {
        await using var from = await storage.Open(key, cancel);
        await from.CopyToAsync(to, cancel);
    });

    async Task Drop(IReadOnlyList<string> keys)
    {
        foreach (var key in keys) await storage.Delete(key, CancellationToken.None);
    }

    sealed class Taken
    {
        public ShelvedFile File { get; set; } = null!;
        public bool IsAdded { get; set; }
    }
}
