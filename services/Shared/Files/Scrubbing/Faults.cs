using Challenges.Shared.Web;

namespace Challenges.Shared.Files.Scrubbing;

/// <summary>
/// Libraries say in many ways that they don't understand a file; one of them with the bare type Exception. Whatever is neither the machine's fault nor a
/// refusal is the file's.
/// </summary>
static class Faults
{
    public static bool AreOfTheFile(Exception e) => e is not (RefusedException or OutOfMemoryException or OperationCanceledException) && (e is EndOfStreamException || e is not IOException);

    /// <summary>For a reader of what is held open already, where an input error means that the file ended too early.</summary>
    public static bool AreOfTheFileWhenReading(Exception e) => e is IOException || AreOfTheFile(e);
}
