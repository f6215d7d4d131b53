using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Challenges.Portal.Showing;

/// <summary>Horizontal bars as SVG: lengths, printed numbers and a line for a promise, readable without colour. Without inline style, which the content policy refuses.</summary>
static class BarPicture
{
    const int Row = 32, Left = 200, Most = 440, Wide = 720, Gap = 6, Digit = 9;

    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="mark">A value that a line marks; 0 for none.</param>
    public static string Of(IReadOnlyList<Bar> bars, string title, string finding, int mark, string? markName)
    {
        var longest = Math.Max(1, Math.Max(mark, bars.Select(b => b.Value).DefaultIfEmpty().Max()));
        int Width(int value) => value * Most / longest;
        var height = bars.Count * Row + (mark > 0 ? 28 : 4);
        var id = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(title))[..12];
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg role=\"img\" aria-labelledby=\"t{id} d{id}\" viewBox=\"0 0 {Wide} {height}\"><title id=\"t{id}\">{Text(title)}</title><desc id=\"d{id}\">{Text(finding)}</desc>");
        for (var n = 0; n < bars.Count; n++)
        {
            var (y, width) = (n * Row, Width(bars[n].Value));
            // The line of the promise doesn't run through the number.
            var (end, line) = (width + Gap + Digit * bars[n].Value.ToString(CultureInfo.InvariantCulture).Length, mark > 0 ? Width(mark) : -1);
            var at = Left + Gap + (line >= width && line <= end ? line : width);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 10}\" y=\"{y + 21}\" text-anchor=\"end\">{Text(bars[n].Name)}</text><rect x=\"{Left}\" y=\"{y + 6}\" width=\"{width}\" height=\"20\"/><text x=\"{at}\" y=\"{y + 21}\">{bars[n].Value}</text>");
        }
        if (mark > 0)
        {
            var x = Left + Width(mark);
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x}\" x2=\"{x}\" y1=\"0\" y2=\"{bars.Count * Row}\"/><text x=\"{x}\" y=\"{bars.Count * Row + 18}\" text-anchor=\"middle\">{Text(markName ?? "")}</text>");
        }
        return svg.Append("</svg>").ToString();
    }

    static string Text(string text) => Encoder.Encode(text);
}
