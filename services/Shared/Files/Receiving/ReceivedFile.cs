using System.Security.Cryptography;
using Challenges.Shared.Web;

namespace Challenges.Shared.Files.Receiving;

/// <summary>A file as it arrived: in a temporary file that goes with the request.</summary>
/// <param name="Name">As the client sent it; for nobody but <see cref="FileName.Clean"/>.</param>
/// <param name="Sha256">Lower-case hexadecimal, computed while it arrived.</param>
public sealed record ReceivedFile(string? Name, TemporaryFile File, string Sha256) : IDisposable
{
    const int Buffer = 64 * 1024;

    public long Bytes => File.Length;

    /// <summary>Reads until the end or the limit; memory stays at one buffer.</summary>
    /// <exception cref="RefusedException"><see cref="FileRefusals.TooLarge"/> or <see cref="FileRefusals.Empty"/>.</exception>
    public static async Task<ReceivedFile> Receive(Stream body, string? name, long limit, CancellationToken cancel)
    {
        var file = new TemporaryFile();
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var (target, buffer) = (file.Emptied(), new byte[Buffer]);
            long bytes = 0;
            for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0;)
            {
                if ((bytes += read) > limit) throw TooLarge(limit);
                hash.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), cancel);
            }
            if (bytes == 0) throw FileRefusals.Empty.Now();
            await target.FlushAsync(cancel);
            return new ReceivedFile(name, file, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    internal static RefusedException TooLarge(long limit) => FileRefusals.TooLarge.With(("limit", Shown(limit)), ("limitBytes", limit));

    static string Shown(long bytes) => bytes < 1024 * 1024 ? $"{bytes / 1024} KiB" : $"{bytes / (1024 * 1024)} MiB";

    public void Dispose() => File.Dispose();
}
