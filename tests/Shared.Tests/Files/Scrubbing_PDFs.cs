using System.IO.Compression;
using System.Text;
using Challenges.Shared.Files;

namespace Challenges.Shared.Tests.Files;

public sealed class Scrubbing_PDFs
{
    [Test]
    public async Task A_PDF_loses_its_properties_and_keeps_its_pages()
    {
        var original = PdfSample.Written("The route", "The risks");
        Assert.That(Text(original), Does.Contain("Zhang San"));
        var (copy, _) = await Admitting.Admit(original, "张三的方案.pdf");
        Assert.That(Text(copy), Does.Not.Contain("Zhang"));
        using var read = UglyToad.PdfPig.PdfDocument.Open(copy);
        Assert.That(read.GetPages().Select(p => p.Text), Is.EqualTo(new[] { "The route", "The risks" }));
    }

    [Test]
    public async Task Photographs_on_the_pages_lose_their_EXIF()
    {
        var original = PdfSample.Written(["The rig"], PictureSample.Jpeg([PictureSample.Exif("Wang Wu", 1)]));
        Assert.That(Text(original), Does.Contain("Wang Wu"));
        var (copy, _) = await Admitting.Admit(original, "a.pdf");
        Assert.That(Text(copy), Does.Not.Contain("Wang Wu"));
        using var read = UglyToad.PdfPig.PdfDocument.Open(copy);
        Assert.That(read.GetPage(1).GetImages().Single().RawBytes.ToArray(), Is.EqualTo(PictureSample.Jpeg()));
    }

    [Test]
    public async Task Marks_stay_without_their_makers()
    {
        var original = PdfSample.Bare(page: "/Annots [4 0 R 5 0 R] /PieceInfo << /Private (Zhang San) >>", more:
        [
            "<< /Type /Annot /Subtype /FreeText /T (Zhang San) /NM (Zhang San) /M (D:2026) /Contents (see table 2) /DA (/Helv 9 Tf) /Rect [0 0 50 50] >>",
            "<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://zhang.example) >> /Rect [0 0 50 50] >>"
        ]);
        var (copy, _) = await Admitting.Admit(original, "a.pdf");
        Assert.That(Text(copy), Does.Not.Contain("Zhang").And.Not.Contain("zhang.example").And.Contain("see table 2"));
    }

    [Test]
    public async Task Earlier_revisions_stay_behind()
    {
        var first = PdfSample.Bare(trailer: "/Info 4 0 R", more: ["<< /Author (Zhang San) >>"]);
        var (copy, _) = await Admitting.Admit([.. first, .. "\n4 0 obj\n<< /Author (-) >>\nendobj\n%%EOF\n"u8], "a.pdf");
        Assert.That(Text(copy), Does.Not.Contain("Zhang"));
    }

    [Test]
    public async Task Names_in_the_text_are_reported_with_their_page()
    {
        var (_, sightings) = await Admitting.Admit(PdfSample.Written("The route", "Our lead is ZHANG San of the lab"), "a.pdf", "Zhang San", "Li Si");
        Assert.That(sightings, Is.EqualTo(new[] { new Sighting("Zhang San", "page", 2) }));
    }

    static IEnumerable<TestCaseData> Refused =>
    [
        new TestCaseData(PdfSample.Bare(trailer: "/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P -4 >>"), FileRefusals.Encrypted).SetArgDisplayNames("encrypted"),
        new TestCaseData(PdfSample.Bare(trailer: "/En#63rypt << /Filter /Standard >>"), FileRefusals.Encrypted).SetArgDisplayNames("encrypted, written otherwise"),
        new TestCaseData(PdfSample.Bare("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"), FileRefusals.ActiveContent).SetArgDisplayNames("a script"),
        new TestCaseData(PdfSample.Bare("/OpenAction << /S /Launch /F (cmd.exe) >>"), FileRefusals.ActiveContent).SetArgDisplayNames("starts a program"),
        new TestCaseData(PdfSample.Bare("/Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>", more: ["<< /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>"]), FileRefusals.FilesInside).SetArgDisplayNames("a file inside"),
        new TestCaseData(PdfSample.Bare(page: "/Annots [<< /Type /Annot /Subtype /Widget /FT /Tx /V (Zhang San) /Rect [0 0 9 9] >>]"), FileRefusals.FormFields).SetArgDisplayNames("a field"),
        new TestCaseData(PdfSample.Bare(page: $"/X {new string('[', 20_000)}{new string(']', 20_000)}"), FileRefusals.Bomb).SetArgDisplayNames("nested deeply"),
        new TestCaseData(PdfSample.Bare(page: string.Concat(Enumerable.Repeat("/X << ", 5_000))), FileRefusals.Bomb).SetArgDisplayNames("dictionaries nested deeply"),
        new TestCaseData(PdfSample.Bare(more: [PdfSample.Stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", Packed(64))]), FileRefusals.Bomb).SetArgDisplayNames("a bomb of objects"),
        new TestCaseData(PdfSample.Bare(page: "/Contents 4 0 R", more: [PdfSample.Stream("/Filter /FlateDecode", Packed(100))]), FileRefusals.Bomb).SetArgDisplayNames("a bomb of text"),
        new TestCaseData(PdfSample.Bare(page: "/Contents 4 0 R", more: [PdfSample.Stream("/Filter /LZWDecode", [1, 2, 3])]), FileRefusals.CannotBeScrubbed).SetArgDisplayNames("LZW"),
        new TestCaseData(Encoding.ASCII.GetBytes("%PDF-1.4\nnothing here\n%%EOF"), FileRefusals.Damaged).SetArgDisplayNames("no objects"),
        new TestCaseData(PdfSample.Bare(page: "/Resources << /XObject << /X 4 0 R >> >>", more: [PdfSample.Stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /F (http://spy.example/a.jpg)", [1])]), FileRefusals.Damaged).SetArgDisplayNames("a picture from elsewhere"),
        new TestCaseData(PdfSample.Bare(page: "/Resources << /XObject << /X 4 0 R >> >>", more: [PdfSample.Stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /Filter /JPXDecode", [.. "...xml Zhang San"u8])]), FileRefusals.CannotBeScrubbed).SetArgDisplayNames("JPEG 2000 with properties")
    ];

    [TestCaseSource(nameof(Refused))]
    public Task What_cannot_be_scrubbed_or_read_safely_is_refused(byte[] file, Challenges.Shared.Web.Refusal refusal) => Admitting.IsRefused(file, "a.pdf", refusal);

    [Test]
    public async Task Nesting_that_hides_in_a_stream_cannot_end_the_process()
    {
        // The table of objects may point into a stream, where no walk over the file would look for arrays.
        var deep = new byte[1024 * 1024];
        deep.AsSpan().Fill((byte)'[');
        await Admitting.IsRefused(PdfSample.Bare(more: [PdfSample.Stream("", deep)]), "a.pdf", FileRefusals.Bomb);
    }

    static byte[] Packed(int mebibytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            for (var i = 0; i < mebibytes; i++) zlib.Write(new byte[1024 * 1024]);
        return packed.ToArray();
    }

    static string Text(byte[] file) => Encoding.Latin1.GetString(file);
}
