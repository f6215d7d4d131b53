using System.Security.Cryptography;
using Challenges.Shared.Files.Receiving;
using Challenges.Shared.Files.Recognising;
using Challenges.Shared.Files.Scrubbing;
using Challenges.Shared.Web;

namespace Challenges.Shared.Files;

/// <summary>
/// Decides whether a received file may be kept: its kind by content, its structure, and a review copy from which names and document properties are gone. Files come
/// from strangers and are read by libraries that were not written for that, so few are read at once, each on a thread of its own and not for ever.
/// </summary>
public sealed class FileAdmission(FileSettings settings) : IDisposable
{
    // A parser that recurses with the nesting of its input needs more than the usual 1.5 MB; PdfGuard bounds the nesting to what fits.
    const int StackBytes = 256 * 1024 * 1024;

    readonly SemaphoreSlim _places = new(settings.ScrubAtOnce);

    /// <param name="names">Names of people and organisations that reviewers must not learn.</param>
    /// <exception cref="RefusedException">One of <see cref="FileRefusals"/>, or busy.</exception>
    public async Task<AdmittedFile> Admit(ReceivedFile received, IReadOnlyList<string> names, CancellationToken cancel)
    {
        var name = FileName.Clean(received.Name);
        return await InTurn(() => Scrub(received, name, new NameSearch(names)), cancel);
    }

    /// <summary>Looks again for names in the text of a scrubbed copy, since others may have become known.</summary>
    public Task<IReadOnlyList<Sighting>> Look(MediaKind kind, TemporaryFile copy, IReadOnlyList<string> names, CancellationToken cancel) =>
        InTurn(() => Scrubber.Look(kind, copy, new NameSearch(names)), cancel);

    async Task<T> InTurn<T>(Func<T> read, CancellationToken cancel)
    {
        if (!await _places.WaitAsync(TimeSpan.FromSeconds(settings.ScrubSeconds), cancel)) throw SharedRefusals.Busy.Now();
        var work = OnItsOwnThread(read);
        _ = work.ContinueWith(_ => _places.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            return await work.WaitAsync(TimeSpan.FromSeconds(settings.ScrubSeconds), cancel);
        }
        catch (TimeoutException)
        {
            throw FileRefusals.CannotBeScrubbed.With(("part", "…"));
        }
    }

    static AdmittedFile Scrub(ReceivedFile received, string name, NameSearch search)
    {
        var kind = Recognition.Of(received.File.Rewound(), name);
        var copy = new TemporaryFile();
        try
        {
            var sightings = Scrubber.Scrub(kind, received.File.Rewound(), copy, search);
            var digest = Convert.ToHexStringLower(SHA256.HashData(copy.Rewound()));
            return new AdmittedFile { Name = name, Kind = kind, Original = received.File, Copy = copy, Sha256 = received.Sha256, CopySha256 = digest, Sightings = sightings };
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    static Task<T> OnItsOwnThread<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try { done.SetResult(work()); }
            catch (Exception e) { done.SetException(e); }
        }, StackBytes)
        { IsBackground = true, Name = "file admission" };
        thread.Start();
        return done.Task;
    }

    public void Dispose() => _places.Dispose();
}
