using System.Security.Cryptography;

namespace Challenges.Shared.Files.Storing;

/// <summary>
/// Where files lie. Keys are random and made here, never from anything that a client sent. A file is complete or absent, and never changes; it is removed by
/// <see cref="Delete"/> only.
/// </summary>
public abstract class FileStorage
{
    const int KeyLength = 32;

    public static string NewKey() => RandomNumberGenerator.GetHexString(KeyLength, lowercase: true);

    /// <summary>Stores what <paramref name="write"/> writes under a key of <see cref="NewKey"/>. Requests use <see cref="PendingFiles"/>.</summary>
    public Task Put(string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancel) => Write(Checked(key), write, cancel);

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public Task<Stream> Open(string key, CancellationToken cancel) => Read(Checked(key), cancel);

    /// <summary>Removes the file; nothing happens when there is none.</summary>
    public Task Delete(string key, CancellationToken cancel) => Remove(Checked(key), cancel);

    protected abstract Task Write(string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancel);

    protected abstract Task<Stream> Read(string key, CancellationToken cancel);

    protected abstract Task Remove(string key, CancellationToken cancel);

    static string Checked(string key) =>
        key.Length == KeyLength && key.All(char.IsAsciiHexDigitLower) ? key : throw new ArgumentException("Not a key of this storage.", nameof(key));
}
