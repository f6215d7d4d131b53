using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Challenges.Portal.Showing;

/// <summary>Part of a bar of money.</summary>
/// <param name="Kind"><c>paid</c> is solid, <c>payable</c> hatched, <c>locked</c> an outline.</param>
public sealed record MoneyPart(string Name, long Fen, string Kind, string Says);

/// <summary>One bar for each stream of money, cut into its payments by amount; each says its name, its state and its sum, so that no colour is needed.</summary>
public static class MoneyPicture
{
    const int Row = 76, Wide = 720;

    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(IReadOnlyList<(string Stream, IReadOnlyList<MoneyPart> Parts)> streams, string title, string finding)
    {
        var most = Math.Max(1, streams.Max(s => s.Parts.Sum(p => p.Fen)));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg role=\"img\" aria-labelledby=\"money-t money-d\" viewBox=\"0 0 {Wide} {streams.Count * Row}\" class=\"parts\"><title id=\"money-t\">{Encoder.Encode(title)}</title><desc id=\"money-d\">{Encoder.Encode(finding)}</desc>");
        svg.Append("<defs><pattern id=\"hatch\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path d=\"M 0 8 L 8 0\" class=\"hatch\"/></pattern></defs>");
        foreach (var (n, (stream, parts)) in streams.Index())
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{n * Row + 16}\">{Encoder.Encode(stream)}</text>");
            var at = 0m;
            foreach (var part in parts)
            {
                var width = (decimal)part.Fen * (Wide - 2) / most;
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{part.Kind}\" x=\"{at + 1:0.#}\" y=\"{n * Row + 24}\" width=\"{Math.Max(0, width - 2):0.#}\" height=\"24\"/><text class=\"small\" x=\"{at + 3:0.#}\" y=\"{n * Row + 64}\">{Encoder.Encode(part.Name)} {Encoder.Encode(part.Says)}</text>");
                at += width;
            }
        }
        return svg.Append("</svg>").ToString();
    }
}
