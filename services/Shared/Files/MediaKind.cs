namespace Challenges.Shared.Files;

/// <summary>A kind of file that is taken. Everything else is refused; tables are handed in as PDF.</summary>
public sealed record MediaKind(string Name, string MediaType, params string[] Extensions)
{
    public static readonly MediaKind Pdf = new("PDF", "application/pdf", "pdf");
    public static readonly MediaKind Word = new("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx");
    public static readonly MediaKind Jpeg = new("JPEG", "image/jpeg", "jpg", "jpeg");
    public static readonly MediaKind Png = new("PNG", "image/png", "png");

    public static readonly IReadOnlyList<MediaKind> All = [Pdf, Word, Jpeg, Png];

    public string Extension => Extensions[0];

    public static MediaKind? OfExtension(string extension) => All.FirstOrDefault(k => k.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));

    public static MediaKind? OfMediaType(string mediaType) => All.FirstOrDefault(k => k.MediaType == mediaType);
}
