using System.IO.Compression;
using System.Text;
using System.Xml;
using Challenges.Shared.Files.Recognising;

namespace Challenges.Shared.Files.Scrubbing;

/// <summary>
/// Builds a new Word document from the parts that are needed for reading, found by following the document's own pointers, under new part names. Each part's XML passes
/// <see cref="WordFilter"/>, each picture its own scrubber; part by part, in bounded memory. Form: ECMA-376 (ISO/IEC 29500), parts 1 and 2.
/// </summary>
public static class WordScrubber
{
    static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Scrub(Stream original, Stream copy)
    {
        try
        {
            Build(original, copy);
        }
        catch (Exception e) when (Faults.AreOfTheFile(e))
        {
            throw Damaged();
        }
    }

    static void Build(Stream original, Stream copy)
    {
        using var source = ArchiveGuard.Open(original);
        var types = ContentTypes.Read(source) ?? throw Damaged();
        using var target = new ZipArchive(copy, ZipArchiveMode.Create, leaveOpen: true);
        var root = WordRelations.Of(source, "", isChart: false);
        if (root is not [{ Kind: "officeDocument" }]) throw Damaged();
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [root[0].Part] = "word/document.xml" };
        var written = new List<(string Name, string Type)>();
        var left = new Queue<string>([root[0].Part]);
        while (left.TryDequeue(out var part))
        {
            var type = types.Of(part);
            var relations = Usable(WordRelations.Of(source, part, type.EndsWith("drawingml.chart+xml", StringComparison.Ordinal)), types);
            foreach (var to in relations.Where(r => !names.ContainsKey(r.Part)))
            {
                names[to.Part] = NewName(names.Count, types.Of(to.Part));
                left.Enqueue(to.Part);
            }
            WritePart(source.GetEntry(part) ?? throw Damaged(), Entry(target, names[part]), type, relations);
            WriteRelations(target, names[part], relations, names);
            written.Add((names[part], type));
        }
        WriteRelations(target, "", root, names);
        WriteTypes(target, written);
    }

    /// <summary>Pictures in other formats than those that can be scrubbed are left out here; <see cref="WordFilter"/> refuses when the text needs one.</summary>
    static IReadOnlyList<WordRelation> Usable(IReadOnlyList<WordRelation> relations, ContentTypes types) =>
        [.. relations.Where(r => r.Kind != "image" || types.Of(r.Part) is "image/jpeg" or "image/jpg" or "image/png")];

    static string NewName(int number, string type) =>
        type switch
        {
            "image/png" => $"word/media/{number}.png",
            "image/jpeg" or "image/jpg" => $"word/media/{number}.jpeg",
            _ => $"word/part{number}.xml"
        };

    static void WritePart(ZipArchiveEntry from, Stream to, string type, IReadOnlyList<WordRelation> relations)
    {
        using var output = to;
        using var content = ArchiveGuard.Open(from);
        if (type.StartsWith("image/", StringComparison.Ordinal)) WritePicture(content, output, type == "image/png");
        else if (type.EndsWith("+xml", StringComparison.Ordinal)) WordFilter.Copy(content, output, relations.Select(r => r.Id).ToHashSet(StringComparer.Ordinal));
        else throw FileRefusals.CannotBeScrubbed.With(("part", type));
    }

    static void WritePicture(Stream content, Stream output, bool isPng)
    {
        using var picture = new TemporaryFile();
        using var scrubbed = new TemporaryFile();
        content.CopyTo(picture.Emptied());
        if (isPng) PngScrubber.Scrub(picture.Rewound(), scrubbed.Emptied());
        else JpegScrubber.Scrub(picture.Rewound(), scrubbed.Emptied(), PictureProof.OrientationOf(picture.Rewound()));
        PictureProof.Demand(scrubbed.Rewound());
        scrubbed.Rewound().CopyTo(output);
    }

    static void WriteRelations(ZipArchive target, string part, IReadOnlyList<WordRelation> relations, Dictionary<string, string> names)
    {
        if (relations.Count == 0) return;
        var slash = part.LastIndexOf('/');
        using var writer = Writer(Entry(target, $"{part[..(slash + 1)]}_rels/{part[(slash + 1)..]}.rels"));
        writer.WriteStartElement("Relationships", "http://schemas.openxmlformats.org/package/2006/relationships");
        foreach (var to in relations)
        {
            writer.WriteStartElement("Relationship");
            writer.WriteAttributeString("Id", to.Id);
            writer.WriteAttributeString("Type", to.Type);
            writer.WriteAttributeString("Target", "/" + names[to.Part]);
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    static void WriteTypes(ZipArchive target, IEnumerable<(string Name, string Type)> parts)
    {
        const string Space = "http://schemas.openxmlformats.org/package/2006/content-types";
        using var writer = Writer(Entry(target, ContentTypes.EntryName));
        writer.WriteStartElement("Types", Space);
        foreach (var (extension, type) in new[] { ("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"), ("png", "image/png"), ("jpeg", "image/jpeg") })
        {
            writer.WriteStartElement("Default");
            writer.WriteAttributeString("Extension", extension);
            writer.WriteAttributeString("ContentType", type);
            writer.WriteEndElement();
        }
        foreach (var (name, type) in parts.Where(p => p.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            writer.WriteStartElement("Override");
            writer.WriteAttributeString("PartName", "/" + name);
            writer.WriteAttributeString("ContentType", type);
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    static Stream Entry(ZipArchive target, string name)
    {
        var entry = target.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }

    static XmlWriter Writer(Stream output) => XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true });

    static Web.RefusedException Damaged() => FileRefusals.Damaged.With(("kind", MediaKind.Word.Name));
}
