using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Challenges.Shared.Files.Scrubbing;

/// <summary>Reads a scrubbed PDF with a library other than the one that wrote it: no properties may be left, and no name in anything that is not the pages' text.</summary>
static class PdfProof
{
    static readonly string[] Forbidden = ["AcroForm", "Names", "OpenAction", "AA", "JavaScript", "Outlines", "StructTreeRoot", "PieceInfo", "AF", "Perms", "Legal"];
    static readonly string[] Annotator = ["T", "NM", "M", "CreationDate", "Subj", "RC", "A", "AA", "FS"];

    public static IReadOnlyList<Sighting> Demand(Stream copy, NameSearch search)
    {
        try
        {
            using var document = PdfDocument.Open(copy, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            DemandProperties(document, search);
            List<Sighting> found = [];
            foreach (var page in document.GetPages())
            {
                var text = new StringBuilder(string.Join(' ', page.GetWords().Select(w => w.Text)));
                foreach (var mark in page.GetAnnotations())
                {
                    if (Annotator.FirstOrDefault(k => mark.AnnotationDictionary.ContainsKey(NameToken.Create(k))) is { } key) throw StillTells($"/{key}");
                    text.Append('\n').Append(mark.Content);
                }
                found.AddRange(search.In(text.ToString()).Select(name => new Sighting(name, "page", page.Number)));
            }
            return found;
        }
        catch (Exception e) when (Faults.AreOfTheFileWhenReading(e))
        {
            throw FileRefusals.Damaged.With(("kind", MediaKind.Pdf.Name));
        }
    }

    static void DemandProperties(PdfDocument document, NameSearch search)
    {
        var about = document.Information;
        if (new[] { about.Author, about.Title, about.Subject, about.Keywords }.Any(v => !string.IsNullOrWhiteSpace(v))) throw StillTells("/Info");
        var catalog = document.Structure.Catalog.CatalogDictionary;
        if (Forbidden.FirstOrDefault(k => catalog.ContainsKey(NameToken.Create(k))) is { } key) throw StillTells($"/{key}");
        // The writer adds a frame of properties without values.
        if (document.TryGetXmpMetadata(out var xmp) && search.In(xmp.GetXDocument().ToString()).Count > 0) throw StillTells("XMP");
        if (document.Advanced.TryGetEmbeddedFiles(out var inside) && inside.Count > 0) throw StillTells("/EmbeddedFiles");
    }

    static Web.RefusedException StillTells(string part) => FileRefusals.StillTells.With(("part", part));
}
