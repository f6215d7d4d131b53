using System.Globalization;
using Challenges.Shared.Web;

namespace Challenges.Shared.Files;

/// <summary>A column of a table that people prepare in a spreadsheet; its heading may be either name, in any case.</summary>
/// <param name="Name">Such as <c>name</c>.</param>
/// <param name="Zh">Such as 名称.</param>
/// <param name="Longest">Characters in one cell.</param>
public sealed record CsvColumn(string Name, string Zh, bool Required = true, int Longest = 500)
{
    internal Bilingual Shown => new(Zh, Name);

    internal bool IsHeaded(string heading) => string.Equals(heading, Name, StringComparison.OrdinalIgnoreCase) || heading == Zh;
}

/// <summary>One row; cells are trimmed, and empty where the file has none.</summary>
/// <param name="line">Of the file, from 1; where the row begins.</param>
public sealed class CsvRow(int line, IReadOnlyDictionary<CsvColumn, string> cells, int expected, int found)
{
    static readonly char[] Separators = [';', '；', '|', '、'];

    public int Line { get; } = line;

    /// <summary>The text of the cell; empty only where the column is not required.</summary>
    /// <exception cref="RefusedException">Missing, too long, or the row has more or fewer cells than the heading.</exception>
    public string this[CsvColumn column]
    {
        get
        {
            if (found != expected) throw CsvRefusals.CellsDoNotFit.With(("expected", expected), ("found", found));
            var text = cells.GetValueOrDefault(column, "");
            if (column.Required && !Wordings.IsVisible(text)) throw CsvRefusals.CellIsMissing.With(("column", column.Shown));
            if (text.Length > column.Longest) throw CsvRefusals.CellIsTooLong.With(("column", column.Shown), ("limit", column.Longest));
            return text;
        }
    }

    /// <summary>Null where the cell is empty.</summary>
    public string? Find(CsvColumn column) => this[column] is { Length: > 0 } text ? text : null;

    /// <summary>Several values in one cell, parted by <c>;</c>, <c>；</c>, <c>、</c> or <c>|</c>; each once.</summary>
    public IReadOnlyList<string> List(CsvColumn column) => [.. this[column].Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>A day such as <c>2022-11-30</c>, or as spreadsheets write it: <c>2022/11/30</c>, <c>2022/1/5</c>. Null where the cell is empty.</summary>
    public DateOnly? Day(CsvColumn column) => Find(column) is not { } text ? null
        : DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw CsvRefusals.CellIsNoDay.With(("column", column.Shown), ("value", text));

    /// <summary>A whole number from 0 without separators. Null where the cell is empty.</summary>
    public long? Number(CsvColumn column) => Find(column) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw CsvRefusals.CellIsNoNumber.With(("column", column.Shown), ("value", text));

    /// <summary>One of the values, whatever the case; the value as it is written in <paramref name="values"/>.</summary>
    public string Choice(CsvColumn column, params string[] values) =>
        values.FirstOrDefault(v => string.Equals(v, this[column], StringComparison.OrdinalIgnoreCase)) ?? throw CsvRefusals.CellIsNoChoice.With(("column", column.Shown), ("value", this[column]), ("allowed", values));
}
