using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;

namespace Challenges.Shared.Files.Scrubbing;

/// <summary>The marks on a page: those that only show something stay, without who made them and when; links go; fields and players are refused.</summary>
static class PdfMarks
{
    static readonly HashSet<string> Shown =
        ["/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Ink", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Stamp", "/Caret", "/Watermark"];

    static readonly HashSet<string> Kept =
    [
        "/Type", "/Subtype", "/Rect", "/Contents", "/P", "/F", "/AP", "/AS", "/Border", "/C", "/CA", "/QuadPoints", "/InkList", "/L", "/LE", "/IC", "/BS", "/BE", "/RD", "/Vertices",
        "/DA", "/DS", "/Q", "/IT", "/Name", "/CL", "/Open", "/FixedPrint", "/LL", "/LLE", "/Cap", "/Sy"
    ];

    public static void Clean(PdfPage page)
    {
        if (page.Elements.GetArray("/Annots") is not { } marks) return;
        for (var i = marks.Elements.Count - 1; i >= 0; i--)
        {
            var mark = Resolve(marks.Elements[i]);
            var kind = mark?.Elements.GetName("/Subtype") ?? "";
            if (kind == "/Widget") throw FileRefusals.FormFields.Now();
            if (kind is "/Screen" or "/Movie" or "/Sound" or "/3D" or "/RichMedia") throw FileRefusals.ActiveContent.With(("part", kind[1..]));
            if (mark is null || !Shown.Contains(kind)) marks.Elements.RemoveAt(i);
            else
                foreach (var key in mark.Elements.Keys.Where(k => !Kept.Contains(k)).ToArray()) mark.Elements.Remove(key);
        }
    }

    static PdfDictionary? Resolve(PdfItem item) => (item is PdfReference reference ? reference.Value : item) as PdfDictionary;
}
