using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Challenges.Shared.Files.Scrubbing;

/// <summary>
/// Carries the pages of a PDF over into a new one. What belongs to the document and not to a page stays behind: properties, XMP, scripts, bookmarks, layers, named places,
/// tags, old revisions. On the pages, private data of programs, thumbnails and links go, marks of annotators lose their names and times, and photographs lose their EXIF.
/// </summary>
public static class PdfScrubber
{
    /// <summary>Pages of a file, at most.</summary>
    public const int MaxPages = 2_000;

    public static void Scrub(Stream original, Stream copy)
    {
        var bytes = new byte[original.Length];
        original.Position = 0;
        original.ReadExactly(bytes);
        PdfGuard.Demand(bytes);
        try
        {
            using var source = PdfReader.Open(new MemoryStream(bytes, writable: false), PdfDocumentOpenMode.Import);
            if (source.PageCount == 0) throw Damaged();
            if (source.PageCount > MaxPages) throw FileRefusals.Bomb.With(("what", "pages"), ("limit", MaxPages));
            using var target = new PdfDocument();
            for (var i = 0; i < source.PageCount; i++) PdfMarks.Clean(target.AddPage(source.Pages[i]));
            foreach (var part in target.Internals.GetAllObjects()) PdfParts.Clean(part);
            target.Info.Elements.Clear();
            target.Save(copy, closeStream: false);
        }
        catch (Exception e) when (Faults.AreOfTheFile(e))
        {
            throw Damaged();
        }
    }

    static Web.RefusedException Damaged() => FileRefusals.Damaged.With(("kind", MediaKind.Pdf.Name));
}
