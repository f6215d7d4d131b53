using System.Buffers.Binary;

namespace Challenges.Shared.Files.Scrubbing;

/// <summary>
/// Copies what makes the picture, byte for byte, and nothing else: EXIF, XMP, IPTC, comments, colour profiles, thumbnails and whatever follows the end stay behind.
/// The orientation is carried over alone, so that the picture still stands upright. Form: ISO/IEC 10918-1, annex B.
/// </summary>
public static class JpegScrubber
{
    /// <summary>Pixels of a picture, at most; a decoder needs up to four bytes for each.</summary>
    public const long MaxPixels = 120_000_000;

    /// <param name="orientation">EXIF value 1 to 8; 1 writes none.</param>
    public static void Scrub(Stream original, Stream copy, int orientation)
    {
        original.Position = 0;
        var input = new BufferedStream(original, 64 * 1024);
        var output = new BufferedStream(copy, 64 * 1024);
        if (Byte(input) != 0xFF || Byte(input) != 0xD8) throw Damaged();
        output.Write([0xFF, 0xD8]);
        var (pending, oriented, frames) = (-1, orientation is <= 1 or > 8, 0);
        while (true)
        {
            var marker = pending >= 0 ? pending : Marker(input);
            pending = -1;
            if (marker == 0xD9) break;
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7)) continue;
            var payload = Payload(input);
            if (Keep(marker, payload) is not { } kept) continue;
            if (!oriented && marker != 0xE0)
            {
                WriteSegment(output, 0xE1, Orientation(orientation));
                oriented = true;
            }
            if (IsFrame(marker)) DemandSize(payload, ++frames);
            WriteSegment(output, marker, kept);
            if (marker == 0xDA) pending = CopyScan(input, output);
        }
        if (frames == 0) throw Damaged();
        output.Write([0xFF, 0xD9]);
        output.Flush();
    }

    static byte[]? Keep(int marker, byte[] payload) => marker switch
    {
        _ when IsFrame(marker) => payload,
        0xC4 or 0xCC or 0xDA or 0xDB or 0xDC or 0xDD => payload,
        // Resolution without its thumbnail; the transform of colours that CMYK pictures need.
        0xE0 when payload.Length >= 14 && payload.AsSpan().StartsWith("JFIF\0"u8) => [.. payload[..12], 0, 0],
        0xEE when payload.Length >= 12 && payload.AsSpan().StartsWith("Adobe"u8) => payload[..12],
        (>= 0xE0 and <= 0xEF) or 0xFE => null,
        _ => throw FileRefusals.CannotBeScrubbed.With(("part", $"JPEG FF{marker:X2}"))
    };

    static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    static void DemandSize(byte[] frame, int count)
    {
        if (frame.Length < 6 || count > 1) throw Damaged();
        long height = BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(1)), width = BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(3));
        if (width == 0) throw Damaged();
        if (width * Math.Max(height, 1) > MaxPixels) throw FileRefusals.TooManyPixels.With(("limit", MaxPixels / 1_000_000));
    }

    static int Marker(Stream input)
    {
        if (Byte(input) != 0xFF) throw Damaged();
        int code;
        do code = Byte(input); while (code == 0xFF);
        return code == 0 ? throw Damaged() : code;
    }

    static byte[] Payload(Stream input)
    {
        var length = (Byte(input) << 8) | Byte(input);
        if (length < 2) throw Damaged();
        var payload = new byte[length - 2];
        if (input.ReadAtLeast(payload, payload.Length, throwOnEndOfStream: false) < payload.Length) throw Damaged();
        return payload;
    }

    static void WriteSegment(Stream output, int marker, byte[] payload)
    {
        output.Write([0xFF, (byte)marker, (byte)((payload.Length + 2) >> 8), (byte)(payload.Length + 2)]);
        output.Write(payload);
    }

    /// <summary>Copies coded picture data up to the next marker, which it returns.</summary>
    static int CopyScan(Stream input, Stream output)
    {
        while (true)
        {
            var value = Byte(input);
            if (value != 0xFF)
            {
                output.WriteByte((byte)value);
                continue;
            }
            int code;
            do code = Byte(input); while (code == 0xFF);
            if (code is not (0 or (>= 0xD0 and <= 0xD7))) return code;
            output.Write([0xFF, (byte)code]);
        }
    }

    static byte[] Orientation(int value) =>
    [
        .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)value, 0, 0,
        0, 0, 0, 0
    ];

    static int Byte(Stream input) => input.ReadByte() is var value and >= 0 ? value : throw Damaged();

    static Web.RefusedException Damaged() => FileRefusals.Damaged.With(("kind", MediaKind.Jpeg.Name));
}
