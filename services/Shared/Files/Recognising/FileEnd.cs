using System.Buffers;
using System.Buffers.Binary;

namespace Challenges.Shared.Files.Recognising;

/// <summary>The last 64 KiB of a file, where archives keep their directory and PDFs their end mark.</summary>
sealed class FileEnd
{
    static readonly SearchValues<byte> Blanks = SearchValues.Create("\0\t\n\f\r "u8);

    const int Longest = 65_535 + DirectoryEnd.Size;

    public required byte[] Bytes { get; init; }
    public required long Offset { get; init; }

    /// <summary>The end record of an archive, wherever a lenient reader would find one.</summary>
    public DirectoryEnd? ArchiveDirectory
    {
        get
        {
            for (var at = Bytes.Length - DirectoryEnd.Size; at >= 0; at--)
                if (DirectoryEnd.TryRead(Bytes.AsSpan(at), Offset + at) is { } found) return found;
            return null;
        }
    }

    public static FileEnd Read(Stream file)
    {
        var bytes = new byte[(int)Math.Min(Longest, file.Length)];
        file.Position = file.Length - bytes.Length;
        file.ReadExactly(bytes);
        return new FileEnd { Bytes = bytes, Offset = file.Length - bytes.Length };
    }

    /// <summary>True when nothing but blanks follows the last end mark.</summary>
    public bool EndsPdf()
    {
        var at = Bytes.AsSpan().LastIndexOf("%%EOF"u8);
        return at >= 0 && Bytes.AsSpan(at + 5).IndexOfAnyExcept(Blanks) < 0;
    }
}

/// <summary>The record that ends an archive's directory.</summary>
readonly record struct DirectoryEnd(long At, int Entries, long Length, long Offset, int CommentLength)
{
    public const int Size = 22;

    public static DirectoryEnd? TryRead(ReadOnlySpan<byte> bytes, long at)
    {
        if (bytes.Length < Size || !bytes.StartsWith("PK\u0005\u0006"u8) || BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) != 0) return null;
        return new DirectoryEnd(at, BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[20..]));
    }
}
