using System.IO.Compression;
using System.Xml;

namespace Challenges.Shared.Files.Recognising;

/// <summary>What an office package says about the types of its parts.</summary>
public sealed class ContentTypes
{
    public const string EntryName = "[Content_Types].xml";

    readonly Dictionary<string, string> _ofExtension = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> _ofPart = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Stated => _ofPart.Values.Concat(_ofExtension.Values);

    /// <param name="part">Name of the entry, without a leading slash.</param>
    public string Of(string part) =>
        _ofPart.TryGetValue(part, out var stated) ? stated : _ofExtension.GetValueOrDefault(part[(part.LastIndexOf('.') + 1)..], "application/octet-stream");

    /// <summary>Null when the archive is no office package.</summary>
    public static ContentTypes? Read(ZipArchive archive)
    {
        if (archive.GetEntry(EntryName) is not { } entry) return null;
        var types = new ContentTypes();
        using var content = ArchiveGuard.Open(entry);
        using var reader = PackageXml.Reader(content);
        while (PackageXml.Read(reader))
        {
            if (reader.NodeType != XmlNodeType.Element || reader.GetAttribute("ContentType") is not { } type) continue;
            if (reader.LocalName == "Default" && reader.GetAttribute("Extension") is { } extension) types._ofExtension[extension] = type;
            if (reader.LocalName == "Override" && reader.GetAttribute("PartName") is { } part) types._ofPart[part.TrimStart('/')] = type;
        }
        return types;
    }
}

/// <summary>How the XML inside packages is read: no document types (entity bombs, files of the server), bounded length.</summary>
static class PackageXml
{
    const long MaxCharacters = ArchiveGuard.MaxEntryBytes;

    static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = MaxCharacters,
        CloseInput = true
    };

    public static XmlReader Reader(Stream content)
    {
        try
        {
            return XmlReader.Create(content, Settings);
        }
        catch (XmlException)
        {
            throw FileRefusals.Damaged.With(("kind", MediaKind.Word.Name));
        }
    }

    public static bool Read(XmlReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (XmlException)
        {
            throw FileRefusals.Damaged.With(("kind", MediaKind.Word.Name));
        }
    }
}
