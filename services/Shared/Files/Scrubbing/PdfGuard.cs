using System.IO.Compression;

namespace Challenges.Shared.Files.Scrubbing;

/// <summary>
/// Reads a PDF before any library does: what would make a parser run out of memory or stack is refused, and so is what a scrubbed copy could not hold or should not:
/// encryption, programs, files inside. It looks at everything in the file, at old revisions and unused objects too.
/// </summary>
static class PdfGuard
{
    /// <summary>Unpacked bytes of one stream that a parser unpacks whole; pictures are unpacked by nobody here.</summary>
    const long MaxStreamBytes = 64L * 1024 * 1024;
    /// <summary>Unpacked bytes of all streams.</summary>
    const long MaxTotalBytes = 512L * 1024 * 1024;
    /// <summary>Objects of a stream of objects are parsed in memory.</summary>
    const long MaxObjectStreamBytes = 16L * 1024 * 1024;
    const int MaxObjects = 200_000;
    // Whatever a reader takes for an array or a dictionary begins with one of these; their number bounds its recursion whatever the file says about where objects begin.
    const int MaxOpeners = 250_000;

    static readonly HashSet<string> Programs = ["JavaScript", "JS", "Launch", "RichMedia", "Movie", "Sound", "Rendition", "3D", "XFA", "SubmitForm", "ImportData"];
    static readonly HashSet<string> Inside = ["EmbeddedFile", "EF", "FileAttachment", "GoToE"];

    public static void Demand(byte[] bytes)
    {
        var budget = new Budget();
        budget.Count(bytes);
        Walk(bytes, budget, isFile: true);
        if (budget.Objects == 0) throw Damaged();
    }

    static void Walk(byte[] bytes, Budget budget, bool isFile)
    {
        var tokens = new PdfTokens(bytes, 0);
        var names = new HashSet<string>();
        while (true)
        {
            switch (tokens.Next())
            {
                case PdfToken.End:
                    return;
                case PdfToken.ObjectBegins:
                    names.Clear();
                    if (++budget.Objects > MaxObjects) throw Bomb("objects", MaxObjects);
                    break;
                case PdfToken.Name:
                    Judge(tokens.Name);
                    names.Add(tokens.Name);
                    break;
                case PdfToken.StreamBegins when isFile:
                    tokens.At = PassStream(bytes, tokens.At, names, budget);
                    break;
                default:
                    break;
            }
        }
    }

    static void Judge(string name)
    {
        if (name == "Encrypt") throw FileRefusals.Encrypted.Now();
        if (Programs.Contains(name)) throw FileRefusals.ActiveContent.With(("part", name));
        if (Inside.Contains(name)) throw FileRefusals.FilesInside.With(("part", name));
    }

    static int PassStream(byte[] bytes, int at, HashSet<string> names, Budget budget)
    {
        while (at < bytes.Length && bytes[at] is 10 or 13 or 32) at++;
        var objects = names.Contains("ObjStm");
        var length = bytes.AsSpan(at).IndexOf("endstream"u8);
        if (length < 0) throw Damaged();
        if (names.Contains("LZWDecode") || names.Contains("RunLengthDecode") || names.Contains("LZW") || names.Contains("RL"))
            throw FileRefusals.CannotBeScrubbed.With(("part", "LZW / RunLength"));
        var picture = names.Contains("Image") && !objects && !names.Contains("XRef");
        var unpacked = Unpack(bytes, at, objects ? MaxObjectStreamBytes : picture ? MaxTotalBytes : MaxStreamBytes, objects, budget);
        if (unpacked is not null)
        {
            budget.Count(unpacked);
            Walk(unpacked, budget, isFile: false);
        }
        return at + length + "endstream".Length;
    }

    /// <summary>Measures what comes out of the stream whatever its dictionary says about it; keeps it when it holds objects.</summary>
    static byte[]? Unpack(byte[] bytes, int at, long limit, bool keep, Budget budget)
    {
        if (bytes.Length - at < 3) return null;
        using var packed = new MemoryStream(bytes, at + 2, bytes.Length - at - 2, writable: false);
        using var inflater = new DeflateStream(packed, CompressionMode.Decompress);
        using var kept = keep ? new MemoryStream() : null;
        var (buffer, total) = (budget.Buffer, 0L);
        try
        {
            for (int read; (read = inflater.Read(buffer)) > 0;)
            {
                if ((total += read) > limit || (budget.Unpacked += read) > MaxTotalBytes) throw Bomb("bytes", limit);
                kept?.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            // Not packed this way, or damaged from here on: what came out so far is what a reader would see.
        }
        return kept?.ToArray();
    }

    static Web.RefusedException Bomb(string what, long limit) => FileRefusals.Bomb.With(("what", what), ("limit", limit));

    static Web.RefusedException Damaged() => FileRefusals.Damaged.With(("kind", MediaKind.Pdf.Name));

    sealed class Budget
    {
        public readonly byte[] Buffer = new byte[64 * 1024];
        public int Objects;
        public long Unpacked;
        long _openers;

        public void Count(ReadOnlySpan<byte> bytes)
        {
            _openers += bytes.Count((byte)'[') + bytes.Count("<<"u8);
            if (_openers > MaxOpeners) throw Bomb("depth", MaxOpeners);
        }
    }
}
