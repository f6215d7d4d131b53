using System.Text;
using Challenges.Applications.Attaching;
using Challenges.TestKit;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Challenges.Applications.Tests;

/// <summary>Files as solvers send them.</summary>
static class Upload
{
    /// <summary>One page with the text, written by somebody.</summary>
    public static byte[] Pdf(string text, string author = "Author Secret")
    {
        using var builder = new PdfDocumentBuilder();
        builder.DocumentInformation.Author = author;
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        builder.AddPage(595, 842).AddText(text, 12, new PdfPoint(50, 700), font);
        return builder.Build();
    }

    public static HttpRequestMessage Request(Guid application, byte[] file, string name, string? key = null, bool chunked = false) =>
        Uploads.Request($"/applications/{application}/attachments", file, name, key, chunked ? new Unmeasured(file) : null);

    public static Task<HttpResponseMessage> Try(HttpClient solver, Guid application, byte[] file, string name, string? key = null) => solver.SendAsync(Request(application, file, name, key));

    public static async Task<Guid> File(HttpClient solver, Guid application, string text = "The route", string name = "张三-方案终稿.pdf") =>
        (await (await Try(solver, application, Pdf(text), name)).ShouldBe<AttachedFile>(201)).Id;

    public static async Task<AttachmentList> List(HttpClient solver, Guid application) => await (await solver.GetAsync($"/applications/{application}/attachments")).ShouldBe<AttachmentList>(200);

    public static string Text(byte[] file) => Encoding.Latin1.GetString(file);

    /// <summary>Sent in chunks, without saying how long it is.</summary>
    sealed class Unmeasured(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
