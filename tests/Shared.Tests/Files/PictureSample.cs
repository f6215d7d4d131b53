using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace Challenges.Shared.Tests.Files;

/// <summary>The smallest pictures that a decoder shows, with whatever a test wants to hide in them.</summary>
static class PictureSample
{
    /// <param name="segments">Between the start and the frame, such as <see cref="Exif"/>.</param>
    public static byte[] Jpeg(byte[][]? segments = null, ushort width = 8, ushort height = 8, byte[]? after = null) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 1, 0, 72, 0, 72, 0, 0]),
        .. (segments ?? []).SelectMany(s => s),
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
        .. Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
        .. Segment(0xC4, [0x00, 1, .. new byte[15], 0]),
        .. Segment(0xC4, [0x10, 1, .. new byte[15], 0]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
        0x3F,
        0xFF, 0xD9,
        .. after ?? []
    ];

    public static byte[] Segment(byte marker, byte[] payload) => [0xFF, marker, (byte)((payload.Length + 2) >> 8), (byte)(payload.Length + 2), .. payload];

    /// <summary>EXIF with an artist and an orientation.</summary>
    public static byte[] Exif(string artist, byte orientation)
    {
        var text = Encoding.ASCII.GetBytes(artist + "\0");
        return Segment(0xE1,
        [
            .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 2,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
            0x01, 0x3B, 0, 2, 0, 0, 0, (byte)text.Length, 0, 0, 0, 38,
            0, 0, 0, 0, .. text
        ]);
    }

    public static byte[] Comment(string text) => Segment(0xFE, Encoding.UTF8.GetBytes(text));

    public static byte[] Xmp(string author) =>
        Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes($"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>{author}</dc:creator></x:xmpmeta>")]);

    public static byte[] Png(byte[][]? chunks = null, int width = 1, int height = 1, byte[]? after = null)
    {
        var size = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(size, width);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), height);
        size[8] = 8;
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write([0, 128]);
        return
        [
            0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", size), .. (chunks ?? []).SelectMany(c => c), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", []), .. after ?? []
        ];
    }

    public static byte[] Chunk(string type, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        var (length, crc) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc32.HashToUInt32(body));
        return [.. length, .. body, .. crc];
    }
}
