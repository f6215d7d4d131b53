using System.IO.Compression;
using PdfSharp.Pdf;

namespace Challenges.Shared.Files.Scrubbing;

/// <summary>One object of the copy with everything inside it: private data and properties are taken out of it, photographs are scrubbed.</summary>
static class PdfParts
{
    // Properties, private data of programs (file names, layers, histories), actions, small pictures of pages, other renditions, and what the copy no longer has.
    static readonly string[] Dropped =
        ["/Metadata", "/PieceInfo", "/LastModified", "/AA", "/Thumb", "/Alternates", "/OPI", "/SeparationInfo", "/B", "/Tabs", "/AF", "/ID", "/DPart", "/VP", "/Measure", "/PtData"];

    static readonly string[] Photographs = ["/DCTDecode", "/DCT"];

    public static void Clean(PdfObject part)
    {
        var left = new Stack<PdfItem>([part]);
        while (left.TryPop(out var item))
        {
            if (item is PdfDictionary dictionary)
            {
                CleanDictionary(dictionary);
                foreach (var inner in dictionary.Elements.Values.OfType<PdfItem>()) left.Push(inner);
            }
            else if (item is PdfArray array)
                foreach (var inner in array.Elements) left.Push(inner);
        }
    }

    static void CleanDictionary(PdfDictionary dictionary)
    {
        // A font's resources may carry the name of one of these keys as a name of their own; only structures with a type or a stream have them as keys.
        var structure = dictionary.Stream is not null || dictionary.Elements.ContainsKey("/Type") || dictionary.Elements.ContainsKey("/Subtype");
        if (structure)
            foreach (var key in Dropped) dictionary.Elements.Remove(key);
        if (dictionary.Stream is null) return;
        if (dictionary.Elements.ContainsKey("/F") || dictionary.Elements.ContainsKey("/Ref")) throw FileRefusals.PointsOutside.With(("part", "/F"));
        if (dictionary.Elements.GetName("/Subtype") == "/PS") throw FileRefusals.ActiveContent.With(("part", "PostScript"));
        var filters = Filters(dictionary);
        if (filters.Contains("/JPXDecode")) DemandPlain(dictionary.Stream.Value);
        if (filters.Any(Photographs.Contains)) CleanPhotograph(dictionary, filters);
    }

    static string[] Filters(PdfDictionary stream) =>
        stream.Elements.GetObject("/Filter") is PdfArray several ? [.. several.Elements.OfType<PdfName>().Select(n => n.Value)]
        : stream.Elements.GetName("/Filter") is { Length: > 0 } one ? [one] : [];

    static void CleanPhotograph(PdfDictionary picture, string[] filters)
    {
        var packed = picture.Stream.Value;
        if (filters is ["/FlateDecode" or "/Fl", _]) packed = Inflate(packed);
        else if (filters.Length != 1) throw FileRefusals.CannotBeScrubbed.With(("part", string.Join(' ', filters)));
        using var cleaned = new MemoryStream(packed.Length);
        // Orientation is the page's affair here: readers of PDF ignore the one of the photograph.
        JpegScrubber.Scrub(new MemoryStream(packed, writable: false), cleaned, orientation: 1);
        picture.Stream.Value = cleaned.ToArray();
        if (filters.Length == 1) return;
        picture.Elements["/Filter"] = new PdfName("/DCTDecode");
        picture.Elements.Remove("/DecodeParms");
    }

    static byte[] Inflate(byte[] packed)
    {
        // Its unpacked size was measured by PdfGuard.
        using var inflater = new ZLibStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        inflater.CopyTo(plain);
        return plain.ToArray();
    }

    // JPEG 2000 keeps properties in boxes "xml " and "uuid"; a bare code stream has none.
    static void DemandPlain(byte[] picture)
    {
        if (picture.AsSpan().IndexOf("xml "u8) >= 0 || picture.AsSpan().IndexOf("uuid"u8) >= 0) throw FileRefusals.CannotBeScrubbed.With(("part", "JPEG 2000"));
    }
}
