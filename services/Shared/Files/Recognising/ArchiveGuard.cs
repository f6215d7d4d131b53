using System.Collections.ObjectModel;
using System.IO.Compression;
using System.IO.Hashing;

namespace Challenges.Shared.Files.Recognising;

/// <summary>
/// Opens an archive only after its directory is known to be small and honest, and lets its contents be read only up to what they may hold. The sizes that an
/// archive states are believed for refusing, never for reading.
/// </summary>
public static class ArchiveGuard
{
    public const int MaxEntries = 2_000;
    /// <summary>Bytes of one entry, unpacked.</summary>
    public const long MaxEntryBytes = 100L * 1024 * 1024;
    /// <summary>Bytes of all entries, unpacked.</summary>
    public const long MaxTotalBytes = 200L * 1024 * 1024;
    /// <summary>How many times its packed size an entry above <see cref="RatioFrom"/> may be. Text of office files reaches about 40.</summary>
    public const int MaxRatio = 150;
    const long RatioFrom = 1024 * 1024;
    const int MaxDirectoryBytes = 1024 * 1024;

    /// <exception cref="Web.RefusedException">The archive is a bomb, is damaged, or names files in a way that tricks whoever unpacks it.</exception>
    public static ZipArchive Open(Stream file)
    {
        var end = FileEnd.Read(file).ArchiveDirectory ?? throw Damaged();
        if (end.Entries > MaxEntries || end.Length > MaxDirectoryBytes) throw Bomb("entries", MaxEntries);
        // A comment, something before the first entry or between directory and end record hides other content from whoever reads from the other side.
        if (end.CommentLength != 0 || end.At + DirectoryEnd.Size != file.Length || end.Offset + end.Length != end.At) throw Damaged();
        file.Position = 0;
        try
        {
            var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            Demand(archive.Entries);
            return archive;
        }
        catch (InvalidDataException)
        {
            throw Damaged();
        }
    }

    static void Demand(ReadOnlyCollection<ZipArchiveEntry> entries)
    {
        if (entries.Count > MaxEntries) throw Bomb("entries", MaxEntries);
        var (total, names) = (0L, new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var entry in entries)
        {
            if (!IsPlain(entry.FullName) || !names.Add(entry.FullName)) throw FileRefusals.ArchiveNames.Now();
            if (entry.IsEncrypted) throw FileRefusals.Encrypted.Now();
            if (entry.Length > MaxEntryBytes || (total += entry.Length) > MaxTotalBytes) throw Bomb("bytes", MaxTotalBytes);
            if (entry.Length > RatioFrom && entry.Length / Math.Max(1, entry.CompressedLength) > MaxRatio) throw Bomb("ratio", MaxRatio);
        }
    }

    static bool IsPlain(string name) =>
        name.Length is > 0 and <= 250 && name[0] != '/' && !name.Contains('\\', StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal)
        && !name.Any(char.IsControl) && !name.Split('/').Any(part => part is "." or "..");

    /// <summary>Reads every entry once, to learn what it really holds. Memory stays at one buffer.</summary>
    public static void Drain(ZipArchive archive)
    {
        var (total, buffer) = (0L, new byte[64 * 1024]);
        foreach (var entry in archive.Entries)
        {
            using var content = Open(entry);
            var checksum = new Crc32();
            for (var (first, read) = (true, 0); (read = content.Read(buffer)) > 0; first = false)
            {
                checksum.Append(buffer.AsSpan(0, read));
                if (first && (buffer.AsSpan(0, read).StartsWith("PK\u0003\u0004"u8) || buffer.AsSpan(0, read).StartsWith("Rar!"u8))) NestedArchive(entry.FullName);
                if ((total += read) > MaxTotalBytes) throw Bomb("bytes", MaxTotalBytes);
            }
            // An entry that understates its size ends here as it says, and would go on in other programs.
            if (checksum.GetCurrentHashAsUInt32() != entry.Crc32) throw Damaged();
        }
    }

    // Charts keep their table as a workbook; that one is left out of the copy, so it may stand in the original.
    static void NestedArchive(string name)
    {
        if (!name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) || !name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
            throw FileRefusals.FilesInside.With(("part", name));
    }

    /// <summary>The entry's content, which throws as soon as it holds more than an entry may.</summary>
    public static Stream Open(ZipArchiveEntry entry)
    {
        try
        {
            return new LimitedStream(entry.Open(), Math.Min(MaxEntryBytes, RatioFrom + (entry.CompressedLength * MaxRatio)), () => Bomb("ratio", MaxRatio), Damaged);
        }
        catch (InvalidDataException)
        {
            throw Damaged();
        }
    }

    static Web.RefusedException Damaged() => FileRefusals.Damaged.With(("kind", MediaKind.Word.Name));

    static Web.RefusedException Bomb(string what, long limit) => FileRefusals.Bomb.With(("what", what), ("limit", limit));
}
