using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Challenges.Portal.Showing;

/// <summary>A stage of a challenge in days from its publication.</summary>
/// <param name="Kind"><c>done</c> is solid, <c>now</c> hatched, <c>planned</c> an outline.</param>
public sealed record DayPart(string Name, int From, int To, string Kind);

/// <summary>The days of a challenge against those that were promised: one bar of stages, a thick rule at the promise and a caret at today.</summary>
public static class DaysPicture
{
    const int Left = 8, Wide = 720, Bar = 44;

    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="day">Days gone, of which the picture's caret stands.</param>
    public static string Of(IReadOnlyList<DayPart> parts, int day, int promise, string today, string promised, string title, string finding)
    {
        var most = Math.Max(1, Math.Max(Math.Max(promise, day), parts.Select(p => p.To).DefaultIfEmpty().Max()));
        int X(int at) => Left + at * (Wide - 2 * Left) / most;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg role=\"img\" aria-labelledby=\"days-t days-d\" viewBox=\"0 0 {Wide} 118\" class=\"parts\"><title id=\"days-t\">{Encoder.Encode(title)}</title><desc id=\"days-d\">{Encoder.Encode(finding)}</desc>");
        svg.Append("<defs><pattern id=\"day-hatch\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path d=\"M 0 8 L 8 0\" class=\"hatch\"/></pattern></defs>");
        foreach (var part in parts.Where(p => p.To > p.From))
        {
            var (x, width) = (X(part.From), Math.Max(1, X(part.To) - X(part.From) - 2));
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{part.Kind}\" x=\"{x}\" y=\"{Bar}\" width=\"{width}\" height=\"24\"/><text class=\"small\" x=\"{x + 2}\" y=\"{Bar + 42}\">{Encoder.Encode(part.Name)}</text>");
        }
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"caret\" d=\"M {X(day) - 7} 24 L {X(day) + 7} 24 L {X(day)} 40 Z\"/><text x=\"{Math.Clamp(X(day), 60, Wide - 60)}\" y=\"16\" text-anchor=\"middle\">{Encoder.Encode(today)}</text>");
        // The rule leaves out the line of the names.
        foreach (var (from, to) in new[] { (Bar - 4, Bar + 28), (Bar + 48, Bar + 56) }) svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{X(promise)}\" x2=\"{X(promise)}\" y1=\"{from}\" y2=\"{to}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(promise)}\" y=\"114\" text-anchor=\"end\">{Encoder.Encode(promised)}</text>");
        return svg.Append("</svg>").ToString();
    }
}
