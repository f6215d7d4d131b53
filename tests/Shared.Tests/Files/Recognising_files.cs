using System.Text;
using Challenges.Shared.Files;
using Challenges.Shared.Files.Recognising;
using Challenges.Shared.Web;
using CsCheck;

namespace Challenges.Shared.Tests.Files;

public sealed class Recognising_files
{
    static IEnumerable<TestCaseData> Taken =>
    [
        new TestCaseData(PdfSample.Written("Plan"), "plan.pdf", MediaKind.Pdf).SetArgDisplayNames("PDF"),
        new TestCaseData(WordSample.Written(), "plan.DOCX", MediaKind.Word).SetArgDisplayNames("DOCX"),
        new TestCaseData(PictureSample.Jpeg(), "rig.jpeg", MediaKind.Jpeg).SetArgDisplayNames("JPEG"),
        new TestCaseData(PictureSample.Png(), "rig.png", MediaKind.Png).SetArgDisplayNames("PNG")
    ];

    [TestCaseSource(nameof(Taken))]
    public void The_kind_is_found_in_the_content(byte[] file, string name, MediaKind kind) => Assert.That(Recognition.Of(new MemoryStream(file), name), Is.EqualTo(kind));

    static IEnumerable<TestCaseData> Refused =>
    [
        Case("a page of HTML that is called PDF", "<html><body>hi</body></html>"u8, "plan.pdf", FileRefusals.KindNotTaken),
        Case("a program", "MZ\0\0"u8, "plan.pdf", FileRefusals.KindNotTaken),
        Case("a PDF that is called a picture", PdfSample.Written("Plan"), "plan.png", FileRefusals.NameDisagrees),
        Case("a PDF without an ending", PdfSample.Written("Plan"), "plan", FileRefusals.NameDisagrees),
        Case("a PDF that is a program by name", PdfSample.Written("Plan"), "plan.exe", FileRefusals.NameDisagrees),
        Case("a PDF with HTML in front", Encoding.ASCII.GetBytes("%PDF-1.4\n<html><script>x</script>\n%%EOF"), "plan.pdf", FileRefusals.SeveralKindsAtOnce),
        Case("a PDF with an archive behind", [.. PdfSample.Written("Plan"), .. WordSample.Written()], "plan.pdf", FileRefusals.SeveralKindsAtOnce),
        Case("a PDF with text behind", [.. PdfSample.Written("Plan"), .. "more"u8], "plan.pdf", FileRefusals.SeveralKindsAtOnce),
        Case("a PDF that is cut", PdfSample.Written("Plan").AsSpan(0, 300), "plan.pdf", FileRefusals.Damaged),
        Case("a picture with an archive behind", [.. PictureSample.Jpeg(), .. WordSample.Written()], "rig.jpg", FileRefusals.SeveralKindsAtOnce),
        Case("a picture that is a PDF, too", PictureSample.Jpeg([PictureSample.Comment("%PDF-1.4")]), "rig.jpg", FileRefusals.SeveralKindsAtOnce),
        Case("a picture that is a page, too", PictureSample.Png([PictureSample.Chunk("tEXt", "x\0<script>"u8.ToArray())]), "rig.png", FileRefusals.SeveralKindsAtOnce),
        Case("an archive that is no document", WordSample.With([], "a.txt", s => s.WriteByte(1)), "plan.docx", FileRefusals.KindNotTaken),
        Case("an old document", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "plan.doc", FileRefusals.KindNotTaken),
        Case("a document behind a password", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")], "plan.docx", FileRefusals.Encrypted),
        Case("an archive with something in front", [.. "PK\u0003\u0004xx"u8, .. WordSample.Written()], "plan.docx", FileRefusals.Damaged)
    ];

    static TestCaseData Case(string what, ReadOnlySpan<byte> file, string name, Refusal refusal) => new TestCaseData(file.ToArray(), name, refusal).SetArgDisplayNames(what);

    [TestCaseSource(nameof(Refused))]
    public void What_is_not_plainly_one_kind_is_refused(byte[] file, string name, Refusal refusal) =>
        Assert.That(Assert.Throws<RefusedException>(() => Recognition.Of(new MemoryStream(file), name))!.Refusal, Is.EqualTo(refusal));

    [TestCase("plan.pdf.exe")]
    [TestCase("plan.exe.pdf")]
    [TestCase("plan.docx.pdf")]
    public void A_name_with_two_endings_is_refused(string name) =>
        Assert.That(Assert.Throws<RefusedException>(() => FileName.Clean(name))!.Refusal, Is.EqualTo(FileRefusals.TwoExtensions));

    [TestCase("C:\\Users\\zhang\\方案终稿.pdf", "方案终稿.pdf")]
    [TestCase("../../etc/方案.pdf", "方案.pdf")]
    [TestCase("方案 v1.2.pdf", "方案 v1.2.pdf")]
    [TestCase("plan\u202Efdp.docx", "planfdp.docx")]
    [TestCase("a\u200B\u0000b\r\n.png", "ab.png")]
    [TestCase("e\u0301.pdf", "\u00e9.pdf")]
    [TestCase(" .plan . .pdf. ", "plan.pdf")]
    public void A_name_keeps_what_can_be_read(string raw, string clean) => Assert.That(FileName.Clean(raw), Is.EqualTo(clean));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("\u200B\u200D.pdf")]
    [TestCase("....pdf")]
    [TestCase("folder/")]
    public void A_name_that_nobody_can_read_is_refused(string? raw) =>
        Assert.That(Assert.Throws<RefusedException>(() => FileName.Clean(raw))!.Refusal, Is.EqualTo(FileRefusals.NoName));

    [Test]
    public void A_long_name_is_cut_between_characters_and_keeps_its_ending()
    {
        var clean = FileName.Clean(string.Concat(Enumerable.Repeat("\U00020BB7", 200)) + ".pdf");
        Assert.That(clean, Does.EndWith("\U00020BB7.pdf").And.Length.LessThanOrEqualTo(200));
    }

    [Test]
    public void Others_receive_a_file_under_a_neutral_name() =>
        Assert.That(FileName.Neutral("QH-2022-01", "K7QX-2M3P", 1, MediaKind.Pdf), Is.EqualTo("QH-2022-01_K7QX-2M3P_01.pdf"));

    [Test]
    public void Whatever_the_bytes_are_the_answer_is_a_kind_or_a_refusal()
    {
        byte[][] starts = [[], "%PDF-"u8.ToArray(), [0xFF, 0xD8, 0xFF], [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], [.. "PK\u0003\u0004"u8], [.. "PK\u0005\u0006"u8]];
        Gen.Select(Gen.OneOf(starts.Select(Gen.Const).ToArray<IGen<byte[]>>()), Gen.Byte.Array[0, 600], Gen.OneOf(MediaKind.All.Select(Gen.Const).ToArray<IGen<MediaKind>>())).Sample((start, rest, kind) =>
        {
            try { Recognition.Of(new MemoryStream([.. start, .. rest]), $"a.{kind.Extension}"); }
            catch (RefusedException) { }
        }, iter: 3_000);
    }

    [Test]
    public void Whatever_the_name_is_the_answer_can_be_read_or_is_a_refusal() => Gen.String.Sample(raw =>
    {
        try
        {
            var name = FileName.Clean(raw + ".pdf");
            return name.Length is > 0 and <= 200 && !name.Any(c => char.IsControl(c) || c is '/' or '\\') && FileName.Clean(name) == name;
        }
        catch (RefusedException) { return true; }
    }, iter: 5_000);
}
