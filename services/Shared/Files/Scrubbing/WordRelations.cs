using System.IO.Compression;
using System.Xml;
using Challenges.Shared.Files.Recognising;

namespace Challenges.Shared.Files.Scrubbing;

/// <param name="Kind">Last word of the relationship's type, such as <c>image</c>.</param>
/// <param name="Type">The type as it stands.</param>
/// <param name="Part">Name of the entry, without a leading slash.</param>
sealed record WordRelation(string Id, string Kind, string Type, string Part);

/// <summary>What a part of a Word document points to, sorted into what goes along, what stays behind and what is refused.</summary>
static class WordRelations
{
    static readonly HashSet<string> GoAlong = new(StringComparer.OrdinalIgnoreCase)
    {
        "officeDocument", "styles", "numbering", "settings", "fontTable", "footnotes", "endnotes", "header", "footer", "comments", "theme", "themeOverride", "image",
        "chart", "chartUserShapes", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"
    };

    // Properties, people, private data of programs, and links: the document can be read without them.
    static readonly HashSet<string> StayBehind = new(StringComparer.OrdinalIgnoreCase)
    {
        "hyperlink", "attachedTemplate", "core-properties", "extended-properties", "custom-properties", "thumbnail", "customXml", "customXmlProps", "webSettings", "stylesWithEffects",
        "people", "commentsExtended", "commentsIds", "commentsExtensible", "glossaryDocument", "printerSettings", "font", "keyMapCustomizations", "chartStyle", "chartColorStyle",
        "mailMergeSource", "mailMergeHeaderSource", "recipientData", "hdphoto", "documenttasks", "classificationlabels", "origin", "signature", "extensibility", "ui", "taskpanes", "webextensiontaskpanes"
    };

    static readonly HashSet<string> FilesInside = new(StringComparer.OrdinalIgnoreCase) { "oleObject", "package", "control", "activeXControlBinary", "aFChunk", "subDocument", "video", "audio", "media" };

    /// <param name="part">Empty for the package.</param>
    public static IReadOnlyList<WordRelation> Of(ZipArchive archive, string part, bool isChart)
    {
        var slash = part.LastIndexOf('/');
        var (folder, file) = (part[..(slash + 1)], part[(slash + 1)..]);
        if (archive.GetEntry($"{folder}_rels/{file}.rels") is not { } entry) return [];
        List<WordRelation> kept = [];
        using var content = ArchiveGuard.Open(entry);
        using var reader = PackageXml.Reader(content);
        while (PackageXml.Read(reader))
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "Relationship") continue;
            var (id, type, target) = (reader.GetAttribute("Id") ?? "", reader.GetAttribute("Type") ?? "", reader.GetAttribute("Target") ?? "");
            var kind = type[(type.LastIndexOf('/') + 1)..];
            if (StayBehind.Contains(kind) || (isChart && kind == "package")) continue;
            if (string.Equals(reader.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)) throw FileRefusals.PointsOutside.With(("part", kind));
            if (kind.Equals("vbaProject", StringComparison.OrdinalIgnoreCase)) throw FileRefusals.Macros.Now();
            if (FilesInside.Contains(kind)) throw FileRefusals.FilesInside.With(("part", kind));
            if (GoAlong.Contains(kind)) kept.Add(new WordRelation(id, kind, type, Resolve(folder, target)));
        }
        return kept;
    }

    static string Resolve(string folder, string target)
    {
        // The host is never asked; it lets the usual rules for relative addresses apply.
        if (!Uri.TryCreate(new Uri($"http://package/{folder}"), target, out var address) || address.Host != "package") throw FileRefusals.PointsOutside.With(("part", "Target"));
        return Uri.UnescapeDataString(address.AbsolutePath).TrimStart('/');
    }
}
