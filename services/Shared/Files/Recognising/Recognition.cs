using System.Text;

namespace Challenges.Shared.Files.Recognising;

/// <summary>
/// Finds the kind of a file by its content, never by its name or by what a client says, and refuses what several programs would read as different things.
/// </summary>
public static class Recognition
{
    const int HeadLength = 1024;
    static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    static readonly byte[] PngStart = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="file">Seekable.</param>
    /// <param name="name">As <see cref="FileName.Clean"/> gave it: its ending must agree with the content.</param>
    public static MediaKind Of(Stream file, string name)
    {
        if (file.Length == 0) throw FileRefusals.Empty.Now();
        var (head, tail) = (Head(file), FileEnd.Read(file));
        var kind = OfStart(file, head);
        DemandOneKind(kind, head, tail);
        if (kind == MediaKind.Word) WordPackage.Demand(file);
        var extension = FileName.ExtensionOf(name);
        if (!kind.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
            throw FileRefusals.NameDisagrees.With(("extension", extension.Length == 0 ? "–" : $".{extension}"), ("found", kind.Name), ("expected", $".{kind.Extension}"));
        return kind;
    }

    static MediaKind OfStart(Stream file, byte[] head)
    {
        if (head.AsSpan().StartsWith("%PDF-"u8)) return MediaKind.Pdf;
        if (head.AsSpan().StartsWith(PngStart)) return MediaKind.Png;
        if (head is [0xFF, 0xD8, 0xFF, ..]) return MediaKind.Jpeg;
        if (head.AsSpan().StartsWith("PK\u0003\u0004"u8)) return MediaKind.Word;
        if (head.AsSpan().StartsWith(OldOffice) && Holds(file, Encoding.Unicode.GetBytes("EncryptedPackage"))) throw FileRefusals.Encrypted.Now();
        throw FileRefusals.KindNotTaken.With(("kinds", MediaKind.All.Select(k => k.Name).ToArray()));
    }

    static void DemandOneKind(MediaKind kind, byte[] head, FileEnd end)
    {
        // Readers of PDF look for the start within the first 1024 bytes, readers of archives for a directory near the end.
        if (kind != MediaKind.Pdf && head.AsSpan().IndexOf("%PDF-"u8) >= 0) throw Several(kind, "PDF");
        if (LooksLikeMarkup(head)) throw Several(kind, "HTML");
        if (kind != MediaKind.Word && end.ArchiveDirectory is not null) throw Several(kind, "ZIP");
        if (kind == MediaKind.Pdf && !end.EndsPdf()) throw (end.Bytes.AsSpan().LastIndexOf("%%EOF"u8) >= 0 ? Several(kind, "–") : FileRefusals.Damaged.With(("kind", kind.Name)));
    }

    static Web.RefusedException Several(MediaKind kind, string other) => FileRefusals.SeveralKindsAtOnce.With(("kind", kind.Name), ("other", other));

    static bool LooksLikeMarkup(byte[] head)
    {
        var text = Encoding.Latin1.GetString(head);
        return new[] { "<html", "<script", "<!doctype", "<svg", "<?php", "<body", "<iframe" }.Any(t => text.Contains(t, StringComparison.OrdinalIgnoreCase));
    }

    static byte[] Head(Stream file)
    {
        file.Position = 0;
        var head = new byte[(int)Math.Min(HeadLength, file.Length)];
        file.ReadExactly(head);
        return head;
    }

    static bool Holds(Stream file, byte[] wanted)
    {
        file.Position = 0;
        var (buffer, kept) = (new byte[64 * 1024], 0);
        for (int read; (read = file.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var filled = kept + read;
            if (buffer.AsSpan(0, filled).IndexOf(wanted) >= 0) return true;
            kept = Math.Min(filled, wanted.Length - 1);
            buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
        }
        return false;
    }
}
