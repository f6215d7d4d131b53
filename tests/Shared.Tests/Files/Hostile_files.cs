using Challenges.Shared.Web;
using CsCheck;

namespace Challenges.Shared.Tests.Files;

public sealed class Hostile_files
{
    static IEnumerable<TestCaseData> Files =>
    [
        new TestCaseData(PdfSample.Written(["The rig"], PictureSample.Jpeg([PictureSample.Exif("Z", 3)])), "a.pdf", 150).SetArgDisplayNames("PDF"),
        new TestCaseData(WordSample.Telltale(), "a.docx", 150).SetArgDisplayNames("DOCX"),
        new TestCaseData(PictureSample.Jpeg([PictureSample.Exif("Zhang San", 6), PictureSample.Xmp("Z")]), "a.jpg", 600).SetArgDisplayNames("JPEG"),
        new TestCaseData(PictureSample.Png([PictureSample.Chunk("tEXt", [1, 2])]), "a.png", 600).SetArgDisplayNames("PNG")
    ];

    [TestCaseSource(nameof(Files))]
    public void Whatever_is_changed_in_a_file_it_is_scrubbed_or_refused(byte[] file, string name, int times) =>
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Byte, Gen.Int[0, 24]).Array[1, 6].Sample(changes =>
        {
            var broken = file.ToArray();
            foreach (var (at, value, run) in changes) broken.AsSpan(at, Math.Min(run + 1, broken.Length - at)).Fill(value);
            try { Admitting.Admit(broken, name).GetAwaiter().GetResult(); }
            catch (RefusedException) { }
        }, iter: times, threads: 1);
}
