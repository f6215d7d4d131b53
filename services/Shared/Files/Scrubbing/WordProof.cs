using System.Text;
using System.Xml;
using Challenges.Shared.Files.Recognising;
using DocumentFormat.OpenXml.Packaging;

namespace Challenges.Shared.Files.Scrubbing;

/// <summary>
/// Opens a scrubbed Word document with Microsoft's library: no properties, no people, nothing that points outside, no author but nobody, and no name in anything
/// that is not the text.
/// </summary>
static class WordProof
{
    public static IReadOnlyList<Sighting> Demand(Stream copy, NameSearch search)
    {
        try
        {
            using var document = WordprocessingDocument.Open(copy, isEditable: false);
            if (document.MainDocumentPart is null) throw Damaged();
            if (document.CoreFilePropertiesPart is not null || document.ExtendedFilePropertiesPart is not null || document.CustomFilePropertiesPart is not null || document.ThumbnailPart is not null)
                throw StillTells("docProps");
            List<Sighting> found = [];
            foreach (var part in document.GetAllParts())
            {
                if (part.ExternalRelationships.Any() || part.HyperlinkRelationships.Any()) throw StillTells(part.RelationshipType);
                if (part.ContentType.EndsWith("+xml", StringComparison.Ordinal)) found.AddRange(Read(part, search));
            }
            return found;
        }
        catch (Exception e) when (Faults.AreOfTheFileWhenReading(e))
        {
            throw Damaged();
        }
    }

    static List<Sighting> Read(OpenXmlPart part, NameSearch search)
    {
        using var reader = PackageXml.Reader(part.GetStream(FileMode.Open, FileAccess.Read));
        var (paragraph, number) = (new StringBuilder(), 0);
        List<Sighting> found = [];
        while (PackageXml.Read(reader))
        {
            if (reader.NodeType == XmlNodeType.Element) DemandAttributes(reader, search);
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace) paragraph.Append(reader.Value);
            else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "p" })
            {
                number++;
                found.AddRange(search.In(paragraph.ToString()).Select(name => new Sighting(name, "paragraph", number)));
                paragraph.Clear();
            }
        }
        found.AddRange(search.In(paragraph.ToString()).Select(name => new Sighting(name, "paragraph", number + 1)));
        return found;
    }

    static void DemandAttributes(XmlReader reader, NameSearch search)
    {
        var element = reader.LocalName;
        while (reader.MoveToNextAttribute())
        {
            if (reader.LocalName == "author" && reader.Value != WordFilter.Nobody) throw StillTells("author");
            if (reader.LocalName.StartsWith("rsid", StringComparison.Ordinal)) throw StillTells("rsid");
            if (search.In(reader.Value) is [var name, ..]) throw StillTells($"{element}: {name}");
        }
        reader.MoveToElement();
    }

    static Web.RefusedException StillTells(string part) => FileRefusals.StillTells.With(("part", part));

    static Web.RefusedException Damaged() => FileRefusals.Damaged.With(("kind", MediaKind.Word.Name));
}
