using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Challenges.Shared.Tests.Files;

/// <summary>PDFs: pages written by a library, and bare objects for what no library writes.</summary>
static class PdfSample
{
    public const string Page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>";

    public static byte[] Written(params string[] pages) => Written(pages, null);

    public static byte[] Written(string[] pages, byte[]? photograph)
    {
        using var builder = new PdfDocumentBuilder();
        builder.DocumentInformation.Author = "Zhang San";
        builder.DocumentInformation.Title = "Bid of Zhang San";
        builder.DocumentInformation.Creator = "Zhang San's Word";
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var text in pages)
        {
            var page = builder.AddPage(595, 842);
            page.AddText(text, 12, new UglyToad.PdfPig.Core.PdfPoint(50, 700), font);
            if (photograph is not null) page.AddJpeg(photograph, new UglyToad.PdfPig.Core.PdfRectangle(50, 50, 150, 150));
        }
        return builder.Build();
    }

    /// <summary>Objects 1 (catalog), 2 (pages), 3 (page) and the given ones from 4 on.</summary>
    public static byte[] Bare(string catalog = "", string page = "", string trailer = "", params string[] more) => Objects(trailer,
    [
        $"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] {page} >>",
        .. more
    ]);

    static byte[] Objects(string trailer, string[] objects)
    {
        var text = new StringBuilder("%PDF-1.7\n");
        List<int> offsets = [];
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) text.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    public static string Stream(string dictionary, byte[] content) =>
        string.Create(CultureInfo.InvariantCulture, $"<< {dictionary} /Length {content.Length} >>\nstream\n{Encoding.Latin1.GetString(content)}\nendstream");
}
