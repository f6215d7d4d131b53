using Challenges.Shared.Files;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Challenges.Shared.Tests.Files;

public sealed class Scrubbing_Word_documents
{
    [Test]
    public async Task A_document_loses_who_wrote_it_and_keeps_what_is_written()
    {
        var original = WordSample.Telltale();
        Assert.That(WordSample.Unpacked(original), Does.Contain(WordSample.Author).And.Contain("zhang-san").And.Contain("rsidR").And.Contain("Zhang San"));

        var (copy, sightings) = await Admitting.Admit(original, "张三.docx");

        var all = WordSample.Unpacked(copy);
        Assert.That(all, Does.Not.Contain(WordSample.Author).And.Not.Contain("zhang").And.Not.Contain("Zhang").And.Not.Contain("rsid").And.Not.Contain("2026-01-02"));
        Assert.That(all, Does.Contain("Plan").And.Contain(" inserted").And.Contain(" deleted").And.Contain("Check this").And.Contain("our page"));
        Assert.That(sightings, Is.Empty);
    }

    [Test]
    public async Task A_scrubbed_document_has_as_few_faults_as_the_original()
    {
        var original = WordSample.Telltale();
        var (copy, _) = await Admitting.Admit(original, "a.docx");
        Assert.That(Faults(copy), Is.SubsetOf(Faults(original)));
        using var document = WordprocessingDocument.Open(new MemoryStream(copy), false);
        Assert.That(document.MainDocumentPart!.ImageParts.Count(), Is.EqualTo(1));
        Assert.That(document.MainDocumentPart.WordprocessingCommentsPart, Is.Not.Null);
    }

    static string[] Faults(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), false);
        return [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document).Select(e => $"{e.Id} {e.Node?.LocalName}").Distinct()];
    }

    [Test]
    public async Task The_copy_is_the_same_whenever_it_is_made()
    {
        var original = WordSample.Telltale();
        Assert.That((await Admitting.Admit(original, "a.docx")).Copy, Is.EqualTo((await Admitting.Admit(original, "b.docx")).Copy));
    }

    [Test]
    public async Task Names_in_the_text_are_reported_with_their_paragraph()
    {
        var (_, sightings) = await Admitting.Admit(WordSample.Written("<w:p><w:r><w:t>Plan</w:t></w:r></w:p><w:p><w:r><w:t>负责人张</w:t></w:r><w:r><w:t> 三</w:t></w:r></w:p>"), "a.docx", "张三", "李四");
        Assert.That(sightings, Is.EqualTo(new[] { new Sighting("张三", "paragraph", 2) }));
    }

    static string Field(params string[] code) =>
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>" + string.Concat(code.Select(c => $"<w:r><w:instrText xml:space='preserve'>{c}</w:instrText></w:r>"))
        + "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>shown</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>";

    [Test]
    public async Task A_field_that_fetches_or_runs_something_does_nothing_any_more()
    {
        var beacon = Field("INCLU", "DEPICTURE \"http://spy.example/a.png\" \\d") + Field("DDEAUTO c:\\\\windows\\\\cmd.exe") + Field("AUTHOR")
            + "<w:p><w:fldSimple w:instr='INCLUDETEXT \"http://spy.example/t\"'><w:r><w:t>simple</w:t></w:r></w:fldSimple></w:p>";
        var (copy, _) = await Admitting.Admit(WordSample.Written(beacon), "a.docx");
        Assert.That(WordSample.Unpacked(copy), Does.Not.Contain("spy.example").And.Not.Contain("DDE").And.Not.Contain("AUTHOR").And.Contain("shown").And.Contain("simple"));
    }

    [Test]
    public async Task A_field_cannot_be_put_together_from_others()
    {
        const string Nested = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>QUOTE 68 68 69</w:instrText></w:r>"
            + "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>DDEAUTO</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>cmd</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>";
        var (copy, _) = await Admitting.Admit(WordSample.Written(Nested), "a.docx");
        Assert.That(WordSample.Unpacked(copy), Does.Not.Contain("DDEAUTO").And.Not.Contain("QUOTE").And.Not.Contain("cmd"));
    }

    [Test]
    public async Task Page_numbers_and_the_table_of_contents_still_work()
    {
        var (copy, _) = await Admitting.Admit(WordSample.Written(Field("PAGE") + Field(" TOC \\o \"1-3\"") + Field("HYPERLINK \\l \"_Toc1\"")), "a.docx");
        Assert.That(WordSample.Unpacked(copy), Does.Contain(">PAGE<").And.Contain("TOC \\o").And.Contain("HYPERLINK \\l"));
    }

    [Test, Property("Case", "B46")]
    public Task A_picture_from_elsewhere_is_refused() => Admitting.IsRefused(WordSample.Written(also: d =>
        d.MainDocumentPart!.AddExternalRelationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/image", new Uri("http://spy.example/a.png"))), "a.docx", FileRefusals.PointsOutside);

    [Test]
    public Task An_object_of_another_program_is_refused() => Admitting.IsRefused(WordSample.Written(also: d =>
    {
        using var content = new MemoryStream([0xD0, 0xCF]);
        d.MainDocumentPart!.AddEmbeddedObjectPart("application/vnd.openxmlformats-officedocument.oleObject").FeedData(content);
    }), "a.docx", FileRefusals.FilesInside);

    [Test]
    public Task A_picture_of_a_kind_that_is_not_scrubbed_is_refused() => Admitting.IsRefused(WordSample.Written(
        "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri='x'><pic:pic><pic:blipFill><a:blip r:embed='rEmf'/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>", d =>
        {
            using var content = new MemoryStream([1, 2, 3]);
            d.MainDocumentPart!.AddImagePart(ImagePartType.Emf, "rEmf").FeedData(content);
        }), "a.docx", FileRefusals.CannotBeScrubbed);

    [Test]
    public Task A_name_that_is_left_in_a_structure_is_refused() =>
        Admitting.IsRefused(WordSample.Written("<w:p><w:bookmarkStart w:id='1' w:name='张三'/><w:bookmarkEnd w:id='1'/></w:p>"), "a.docx", FileRefusals.StillTells);
}
