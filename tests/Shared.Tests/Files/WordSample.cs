using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Challenges.Shared.Tests.Files;

/// <summary>Word documents, written by Microsoft's library.</summary>
static class WordSample
{
    public const string Author = "张三";

    /// <param name="body">XML of the body; by default one paragraph.</param>
    public static byte[] Written(string body = "<w:p><w:r><w:t>Plan</w:t></w:r></w:p>", Action<WordprocessingDocument>? also = null)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(
                "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' "
                + "xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml' xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing' "
                + "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' xmlns:pic='http://schemas.openxmlformats.org/drawingml/2006/picture'>"
                + $"<w:body>{body}</w:body></w:document>");
            also?.Invoke(document);
        }
        return stream.ToArray();
    }

    /// <summary>Everything that tells who wrote it, in one document.</summary>
    public static byte[] Telltale() => Written(
        "<w:p w:rsidR='00A1B2C3' w14:paraId='11111111'><w:commentRangeStart w:id='0'/><w:r w:rsidRPr='00A1B2C4'><w:t>Plan</w:t></w:r><w:commentRangeEnd w:id='0'/>"
        + $"<w:r><w:commentReference w:id='0'/></w:r><w:ins w:id='1' w:author='{Author}' w:date='2026-01-02T03:04:05Z'><w:r><w:t> inserted</w:t></w:r></w:ins>"
        + $"<w:del w:id='2' w:author='{Author}' w:date='2026-01-02T03:04:05Z'><w:r><w:delText> deleted</w:delText></w:r></w:del>"
        + $"<w:hyperlink r:id='rLink'><w:r><w:t>our page</w:t></w:r></w:hyperlink></w:p>{Picture(Author)}", document =>
        {
            document.PackageProperties.Creator = Author;
            document.PackageProperties.LastModifiedBy = Author;
            document.PackageProperties.Title = $"Bid of {Author}";
            document.AddExtendedFilePropertiesPart().Properties = new DocumentFormat.OpenXml.ExtendedProperties.Properties(new DocumentFormat.OpenXml.ExtendedProperties.Company(Author));
            var main = document.MainDocumentPart!;
            main.AddHyperlinkRelationship(new Uri("https://lab-of-zhang-san.example/"), true, "rLink");
            main.AddNewPart<WordprocessingCommentsPart>().Comments =
                new Comments(new Comment(new Paragraph(new Run(new Text("Check this")))) { Id = "0", Author = Author, Initials = "ZS", Date = new DateTime(2026, 1, 2) });
            var settings = main.AddNewPart<DocumentSettingsPart>();
            settings.Settings = new Settings(new AttachedTemplate { Id = "rTemplate" }, new Rsids(new RsidRoot { Val = "00A1B2C3" }));
            settings.AddExternalRelationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate", new Uri("file:///C:/Users/zhangsan/Normal.dotm"), "rTemplate");
            main.AddNewPart<WordprocessingPeoplePart>().People =
                new DocumentFormat.OpenXml.Office2013.Word.People(new DocumentFormat.OpenXml.Office2013.Word.Person { Author = Author });
            using var photograph = new MemoryStream(PictureSample.Jpeg([PictureSample.Exif("Zhang San", 6), PictureSample.Comment(Author)]));
            main.AddImagePart(ImagePartType.Jpeg, "rPicture").FeedData(photograph);
        });

    static string Picture(string name) =>
        "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='100' cy='100'/><wp:docPr id='1' name='photo' descr='C:\\Users\\" + name + "\\a.jpg'/><a:graphic>"
        + $"<a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/picture'><pic:pic><pic:nvPicPr><pic:cNvPr id='1' name='{name}.jpg'/><pic:cNvPicPr/></pic:nvPicPr>"
        + "<pic:blipFill><a:blip r:embed='rPicture'/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";

    /// <summary>The document with one more entry in its archive.</summary>
    public static byte[] With(byte[] document, string entry, Action<Stream> write, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var stream = new MemoryStream();
        stream.Write(document);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        using (var content = archive.CreateEntry(entry, level).Open()) write(content);
        return stream.ToArray();
    }

    /// <summary>All entries, unpacked, as one text.</summary>
    public static string Unpacked(byte[] document)
    {
        using var archive = new ZipArchive(new MemoryStream(document));
        var text = new StringBuilder();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            text.Append(entry.FullName).Append('\n').Append(reader.ReadToEnd()).Append('\n');
        }
        return text.ToString();
    }
}
