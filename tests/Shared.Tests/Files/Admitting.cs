using Challenges.Shared.Files;
using Challenges.Shared.Files.Receiving;
using Challenges.Shared.Web;

namespace Challenges.Shared.Tests.Files;

/// <summary>Short forms for tests that admit files.</summary>
static class Admitting
{
    static readonly string[] Names = [WordSample.Author, "Zhang San"];

    public static async Task<(byte[] Copy, IReadOnlyList<Sighting> Sightings)> Admit(byte[] file, string name, params string[] names)
    {
        using var admission = new FileAdmission(new FileSettings());
        using var received = await ReceivedFile.Receive(new MemoryStream(file), name, long.MaxValue, CancellationToken.None);
        using var admitted = await admission.Admit(received, names.Length == 0 ? Names : names, CancellationToken.None);
        using var copy = new MemoryStream();
        admitted.Copy.Rewound().CopyTo(copy);
        return (copy.ToArray(), admitted.Sightings);
    }

    public static async Task IsRefused(byte[] file, string name, Refusal expected)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Admit(file, name));
        Assert.That(refused!.Refusal, Is.EqualTo(expected), string.Join(' ', refused.Facts));
    }
}
