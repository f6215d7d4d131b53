using System.Text;
using System.Xml;
using Challenges.Shared.Files.Recognising;

namespace Challenges.Shared.Files.Scrubbing;

/// <summary>
/// Copies the XML of one part of a Word document without who wrote it, when, where and with what: authors and times of changes and comments, revision marks, names of
/// picture files, template, mail merge, document variables, bindings to properties, links. What is written stays, changes and comments included.
/// </summary>
static class WordFilter
{
    /// <summary>Stands for every author, since the form demands one.</summary>
    public const string Nobody = "-";

    static readonly HashSet<string> DroppedElements =
    [
        "rsids", "docVars", "attachedTemplate", "mailMerge", "docId", "dataBinding", "printerSettings", "embedRegular", "embedBold", "embedItalic", "embedBoldItalic",
        "saveThroughXslt", "hlinkClick", "hlinkHover", "hlinkMouseOver", "svgBlip", "imgProps", "externalData", "webVideoPr", "presenceInfo", "smartTagPr", "customXmlPr",
        "alias", "tag", "writeProtection", "documentProtection", "tasks", "creationId"
    ];

    static readonly HashSet<string> DroppedAttributes = ["initials", "date", "dateUtc", "userId", "providerId", "paraId", "textId", "paraIdParent", "editId", "anchorId"];

    public static void Copy(Stream content, Stream output, IReadOnlySet<string> relations)
    {
        using var reader = PackageXml.Reader(content);
        using var writer = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        var fields = new WordFields();
        var inCode = false;
        for (var more = PackageXml.Read(reader); more;)
        {
            if (reader.NodeType == XmlNodeType.Element && DroppedElements.Contains(reader.LocalName))
            {
                more = Skip(reader);
                continue;
            }
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    inCode = reader.LocalName is "instrText" or "delInstrText" && !reader.IsEmptyElement;
                    if (reader.LocalName == "fldChar") fields.Turn(AttributeOf(reader, "fldCharType"));
                    CopyElement(reader, writer, relations);
                    break;
                case XmlNodeType.EndElement:
                    inCode = false;
                    writer.WriteFullEndElement();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    if (inCode ? fields.Keep(reader.Value) : !fields.InCode || string.IsNullOrWhiteSpace(reader.Value)) writer.WriteString(reader.Value);
                    break;
                default:
                    break;
            }
            more = PackageXml.Read(reader);
        }
    }

    static bool Skip(XmlReader reader)
    {
        try
        {
            reader.Skip();
            return !reader.EOF;
        }
        catch (XmlException)
        {
            throw FileRefusals.Damaged.With(("kind", MediaKind.Word.Name));
        }
    }

    static void CopyElement(XmlReader reader, XmlWriter writer, IReadOnlySet<string> relations)
    {
        var (element, empty, space) = (reader.LocalName, reader.IsEmptyElement, reader.NamespaceURI);
        writer.WriteStartElement(reader.Prefix, element, space);
        while (reader.MoveToNextAttribute())
            if (Value(element, space, reader, relations) is { } value) writer.WriteAttributeString(reader.Prefix, reader.LocalName, reader.NamespaceURI, value);
        reader.MoveToElement();
        if (empty) writer.WriteEndElement();
    }

    /// <summary>What the attribute is in the copy; null leaves it out.</summary>
    static string? Value(string element, string space, XmlReader attribute, IReadOnlySet<string> relations)
    {
        var (name, value) = (attribute.LocalName, attribute.Value);
        if (attribute.NamespaceURI == "http://www.w3.org/2000/xmlns/") return value;
        if (attribute.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
        {
            if (value.Length == 0 || relations.Contains(value)) return value;
            return element == "hyperlink" ? null : throw FileRefusals.CannotBeScrubbed.With(("part", element));
        }
        if (name.StartsWith("rsid", StringComparison.Ordinal) || DroppedAttributes.Contains(name)) return null;
        if (name == "author") return Nobody;
        if (element is "docPr" or "cNvPr") return name switch { "name" => Nobody, "descr" or "title" => null, _ => value };
        if (space.StartsWith("urn:schemas-microsoft-com:", StringComparison.Ordinal) && name is "alt" or "title" or "href" or "src") return null;
        if (element == "fldSimple" && name == "instr") return new WordFields().Keep(value) ? value : "";
        return value;
    }

    static string AttributeOf(XmlReader reader, string name)
    {
        var value = "";
        while (reader.MoveToNextAttribute())
            if (reader.LocalName == name) value = reader.Value;
        reader.MoveToElement();
        return value;
    }
}
