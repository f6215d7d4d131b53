using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Challenges.Portal.Speaking;

namespace Challenges.Portal.Showing;

/// <summary>One strip for each application: a line from the lowest to the highest total, a long tick for the mean, a diamond for the median, a dashed line for the pass mark. Readable without colour.</summary>
static class SpreadPicture
{
    const int Row = 36, Left = 120, Right = 680, From = 40, To = 100, Wide = 720;

    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(IReadOnlyList<PublicRankedEntry> entries, int pass, string title, string finding, string axis)
    {
        var height = entries.Count * Row + 40;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg role=\"img\" aria-labelledby=\"spread-t spread-d\" viewBox=\"0 0 {Wide} {height}\"><title id=\"spread-t\">{Text(title)}</title><desc id=\"spread-d\">{Text(finding)}</desc>");
        var passAt = X(pass);
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"dashed\" x1=\"{passAt}\" x2=\"{passAt}\" y1=\"0\" y2=\"{entries.Count * Row}\"/><text x=\"{passAt}\" y=\"{entries.Count * Row + 16}\" text-anchor=\"middle\">{pass}</text>");
        for (var n = 0; n < entries.Count; n++)
        {
            var (e, y) = (entries[n], n * Row + Row / 2);
            var (low, high, mean, median) = (X(Number(e.LowestShown)), X(Number(e.HighestShown)), X(Number(e.MeanShown)), X(Number(e.MedianShown)));
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 12}\" y=\"{y + 5}\" text-anchor=\"end\">{Text(e.Code)}</text><line class=\"plain-line\" x1=\"{low}\" x2=\"{high}\" y1=\"{y}\" y2=\"{y}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{low}\" cy=\"{y}\" r=\"5\"/><circle cx=\"{high}\" cy=\"{y}\" r=\"5\"/><rect x=\"{mean - 2}\" y=\"{y - 12}\" width=\"4\" height=\"24\"/><path d=\"M{median} {y - 8} L{median + 8} {y} L{median} {y + 8} L{median - 8} {y} Z\"/>");
        }
        return svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{height - 4}\">{Text(axis)}</text></svg>").ToString();
    }

    static decimal Number(string? shown) => decimal.TryParse(shown, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : From;

    static int X(decimal value) => Left + (int)((Math.Clamp(value, From, To) - From) * (Right - Left) / (To - From));

    static string Text(string text) => Encoder.Encode(text);
}
