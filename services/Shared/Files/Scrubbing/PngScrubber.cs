using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Challenges.Shared.Files.Scrubbing;

/// <summary>
/// Copies the chunks that make the picture and no others: texts, times, EXIF, colour profiles and private chunks stay behind, and so does what follows the end.
/// Form: W3C Portable Network Graphics, third edition. An animation keeps its first picture.
/// </summary>
public static class PngScrubber
{
    static readonly HashSet<string> Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs"];

    public static void Scrub(Stream original, Stream copy)
    {
        original.Position = 0;
        var (input, output) = (new BufferedStream(original, 64 * 1024), new BufferedStream(copy, 64 * 1024));
        Span<byte> signature = stackalloc byte[8];
        Fill(input, signature);
        output.Write(signature);
        Span<byte> header = stackalloc byte[8];
        var (first, last, data) = (true, false, false);
        while (!last)
        {
            Fill(input, header);
            var (length, type) = (BinaryPrimitives.ReadUInt32BigEndian(header), Encoding.Latin1.GetString(header[4..]));
            if (length > int.MaxValue || first != (type == "IHDR") || (first && length != 13) || !type.All(char.IsAsciiLetter)) throw Damaged();
            // A letter in upper case at the front: a decoder must know the chunk to show the picture.
            if (char.IsUpper(type[0]) && !Kept.Contains(type)) throw FileRefusals.CannotBeScrubbed.With(("part", $"PNG {type}"));
            CopyChunk(input, Kept.Contains(type) ? output : Stream.Null, header, (int)length, first);
            (first, last, data) = (false, type == "IEND", data || type == "IDAT");
        }
        if (!data) throw Damaged();
        output.Flush();
    }

    static void CopyChunk(Stream input, Stream output, ReadOnlySpan<byte> header, int length, bool isHeader)
    {
        var crc = new Crc32();
        crc.Append(header[4..]);
        output.Write(header);
        var buffer = new byte[Math.Min(length, 64 * 1024)];
        for (var left = length; left > 0;)
        {
            var piece = buffer.AsSpan(0, Math.Min(left, buffer.Length));
            Fill(input, piece);
            if (isHeader) DemandSize(piece);
            crc.Append(piece);
            output.Write(piece);
            left -= piece.Length;
        }
        Span<byte> stated = stackalloc byte[4];
        Fill(input, stated);
        if (BinaryPrimitives.ReadUInt32BigEndian(stated) != crc.GetCurrentHashAsUInt32()) throw Damaged();
        output.Write(stated);
    }

    static void DemandSize(ReadOnlySpan<byte> header)
    {
        long width = BinaryPrimitives.ReadUInt32BigEndian(header), height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue) throw Damaged();
        if (width * height > JpegScrubber.MaxPixels) throw FileRefusals.TooManyPixels.With(("limit", JpegScrubber.MaxPixels / 1_000_000));
    }

    static void Fill(Stream input, Span<byte> target)
    {
        if (input.ReadAtLeast(target, target.Length, throwOnEndOfStream: false) < target.Length) throw Damaged();
    }

    static Web.RefusedException Damaged() => FileRefusals.Damaged.With(("kind", MediaKind.Png.Name));
}
