using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Challenges.Publication.Browsing;

/// <summary>Where the next page of the list begins. It carries the instant of the first page, so that what is open doesn't change between the pages of one reading.</summary>
/// <param name="Part">0 for open challenges, 1 for the others, 2 for a list by publication, 3 for one by bounty.</param>
/// <param name="Fen">Bounty of the last row, in a list by bounty.</param>
sealed record ListPlace(int Part, DateTimeOffset AsOf, DateTimeOffset? At, Guid? Id, long? Fen = null)
{
    public string Write() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Part}.{AsOf.UtcTicks}.{At?.UtcTicks}.{Id:N}.{Fen}")));

    public static ListPlace Read(string text)
    {
        var refused = Refusals.CursorIsNotReadable.Now();
        if (text.Length > 200 || !Base64Url.IsValid(text)) throw refused;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('.');
        if (parts.Length is not (4 or 5) || parts[0] is not ("0" or "1" or "2" or "3") || Time(parts[1]) is not { } asOf) throw refused;
        if (parts[2].Length == 0 && parts[3].Length == 0) return new ListPlace(parts[0][0] - '0', asOf, null, null);
        long? fen = parts is [_, _, _, _, { Length: > 0 } amount] ? long.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var written) ? written : throw refused : null;
        return Time(parts[2]) is { } at && Guid.TryParseExact(parts[3], "N", out var id) && (parts[0] != "3" || fen is not null) ? new ListPlace(parts[0][0] - '0', asOf, at, id, fen) : throw refused;
    }

    static DateTimeOffset? Time(string ticks) =>
        long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var t) && t <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset(t, TimeSpan.Zero) : null;
}
