using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Challenges.Portal.Showing;

/// <summary>One application in the picture of the spread; values as the service gives them.</summary>
/// <param name="Far">Totals that stand far from the median, with the number of their note below.</param>
/// <param name="Trims">The lowest and the highest are left out of the mean.</param>
public sealed record Strip(string Code, IReadOnlyList<decimal> Totals, decimal Score, decimal Median, IReadOnlyDictionary<decimal, int> Far, bool Trims);

/// <summary>
/// The spread of scores: a strip for each application with every sheet as a ring, the trimmed ones as a cross, the score as a tall tick with its value, the median as a diamond and the passing
/// score as a dashed line. Read by shape and number, without colour.
/// </summary>
public static class StripPicture
{
    const int Row = 56, Left = 130, Right = 660, Wide = 720;

    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(IReadOnlyList<Strip> strips, decimal passing, string passes, string title, string finding)
    {
        var start = Start(strips, passing);
        string X(decimal value) => (Left + (value - start) * (Right - Left) / (100 - start)).ToString("0.#", CultureInfo.InvariantCulture);
        var height = strips.Count * Row + 44;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg role=\"img\" aria-labelledby=\"spread-t spread-d\" viewBox=\"0 0 {Wide} {height}\" class=\"strips\"><title id=\"spread-t\">{Encoder.Encode(title)}</title><desc id=\"spread-d\">{Encoder.Encode(finding)}</desc>");
        for (var value = start; value <= 100; value += Step(start))
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{X(value)}\" x2=\"{X(value)}\" y1=\"0\" y2=\"{strips.Count * Row}\"/><text x=\"{X(value)}\" y=\"{strips.Count * Row + 18}\" text-anchor=\"middle\">{value:0}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"pass\" x1=\"{X(passing)}\" x2=\"{X(passing)}\" y1=\"0\" y2=\"{strips.Count * Row}\"/><text x=\"{X(passing)}\" y=\"{strips.Count * Row + 38}\" text-anchor=\"middle\">{Encoder.Encode(passes)} {passing:0}</text>");
        foreach (var (n, strip) in strips.Index()) Draw(svg, strip, n * Row + 34, X);
        return svg.Append("</svg>").ToString();
    }

    /// <summary>Where the axis starts: the ten below the lowest value, so that the figures use the width; the axis says it.</summary>
    static decimal Start(IReadOnlyList<Strip> strips, decimal passing) => Math.Clamp(Math.Floor((strips.SelectMany(s => s.Totals).Append(passing).Min() - 1) / 10) * 10, 0, 90);

    static decimal Step(decimal start) => start < 50 ? 20 : 10;

    static void Draw(StringBuilder svg, Strip strip, int y, Func<decimal, string> x)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 16}\" y=\"{y + 5}\" text-anchor=\"end\">{Encoder.Encode(strip.Code)}</text><line class=\"base\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{y}\" y2=\"{y}\"/>");
        var sorted = strip.Totals.Order().ToList();
        foreach (var (n, total) in sorted.Index())
        {
            if (strip.Trims && (n == 0 || n == sorted.Count - 1))
                svg.Append(CultureInfo.InvariantCulture, $"<text class=\"cross\" x=\"{x(total)}\" y=\"{y + 6}\" text-anchor=\"middle\">×</text>");
            else svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x(total)}\" cy=\"{y}\" r=\"5\"/>");
            if (strip.Far.TryGetValue(total, out var note))
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x(total)}\" cy=\"{y}\" r=\"9\"/><text class=\"small\" x=\"{x(total)}\" y=\"{y + 20}\" text-anchor=\"middle\">[{note}]</text>");
        }
        var (at, half) = (x(strip.Median), 6);
        svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({at} {y})\"><path class=\"median\" d=\"M 0 -{half} L {half} 0 L 0 {half} L -{half} 0 Z\"/></g>");
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"mean\" x1=\"{x(strip.Score)}\" x2=\"{x(strip.Score)}\" y1=\"{y - 14}\" y2=\"{y + 14}\"/><text x=\"{x(strip.Score)}\" y=\"{y - 18}\" text-anchor=\"middle\">{strip.Score:0.0000}</text>");
    }
}
