using Challenges.Shared.Database;
using Challenges.Shared.Web;

namespace Challenges.Shared.Files.Storing;

/// <summary>
/// Puts files into the storage before the transaction that refers to them. Each is noted first, in the database; the transaction takes the note away with <see cref="Keep"/>. A note that stays is
/// of a request that died: <see cref="FileSweep"/> removes its file. Nothing that was not noted here is ever removed, whoever else uses the same storage.
/// </summary>
public sealed class PendingFiles(SqlSession sql, FileStorage storage)
{
    /// <returns>The key.</returns>
    public async Task<string> Put(Func<Stream, CancellationToken, Task> write, CancellationToken cancel)
    {
        if (sql.InTransaction) throw new InvalidOperationException("Files are stored before the transaction begins.");
        var key = FileStorage.NewKey();
        // By the machine's clock, since it is about how long a request takes.
        await sql.Execute("INSERT INTO [PendingFiles] ([StorageKey], [At]) VALUES (@key, @at)", new { key, at = TimeProvider.System.GetUtcNow() }, cancel);
        await storage.Put(key, write, cancel);
        return key;
    }

    /// <summary>In the transaction that writes the rows of these files.</summary>
    /// <exception cref="RefusedException">The sweep was faster: the request took longer than any may.</exception>
    public async Task Keep(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        if (await sql.Execute("DELETE FROM [PendingFiles] WHERE [StorageKey] IN @keys", new { keys }, cancel) != keys.Count) throw SharedRefusals.SomebodySavedFirst.Now();
    }
}
