using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Challenges.Shared.Pedigree;
using Challenges.Shared.Web;
using CsvHelper;
using CsvHelper.Configuration;

namespace Challenges.Shared.Files;

/// <summary>A table of comma-separated values (RFC 4180) with a line of headings, read whole. What is refused in its rows is told for all rows at once, by their lines.</summary>
public sealed class CsvTable
{
    const int Told = 200;

    public IReadOnlyList<CsvRow> Rows { get; }

    CsvTable(IReadOnlyList<CsvRow> rows) => Rows = rows;

    /// <param name="columns">All that are known, in any order in the file; one that is not required may be absent.</param>
    /// <param name="mostRows">More are refused.</param>
    /// <exception cref="RefusedException">One of <see cref="CsvRefusals"/>, or of R07 for a column about people's age, degree, title or rank.</exception>
    public static CsvTable Read(byte[] file, IReadOnlyList<CsvColumn> columns, int mostRows = 10_000)
    {
        if (!Utf8.IsValid(file)) throw CsvRefusals.NotUtf8.Now();
        var text = Encoding.UTF8.GetString(file).TrimStart('\uFEFF');
        if (text.Contains('\0', StringComparison.Ordinal)) throw SharedRefusals.BrokenText.Now();
        try
        {
            using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ",", IgnoreBlankLines = false, TrimOptions = TrimOptions.Trim, CountBytes = false });
            if (!parser.Read() || parser.Record is not { } headings || headings.All(h => !Wordings.IsVisible(h))) throw CsvRefusals.Empty.Now();
            return new CsvTable(ReadRows(parser, Place(headings, columns), mostRows));
        }
        catch (BadDataException e)
        {
            throw CsvRefusals.NotReadable.With(("line", e.Context?.Parser?.RawRow));
        }
    }

    /// <summary>Makes one thing of each row. When a row is refused nothing is made: all refused rows are told together.</summary>
    /// <exception cref="RefusedException"><see cref="CsvRefusals.RowsRefused"/>.</exception>
    public IReadOnlyList<T> Each<T>(Texts texts, Func<CsvRow, T> make)
    {
        var (made, refused) = (new List<T>(), new List<RefusedRow>());
        foreach (var row in Rows)
        {
            try
            {
                made.Add(make(row));
            }
            catch (RefusedException e)
            {
                refused.Add(new RefusedRow(row.Line, texts.Refusal(e)));
            }
        }
        if (refused.Count == 0) return made;
        throw CsvRefusals.RowsRefused.With(("count", refused.Count), ("lines", refused.Take(20).Select(r => r.Line).ToList()), ("first", new Bilingual(refused[0].Refusal.Zh, refused[0].Refusal.En)),
            ("rows", refused.Take(Told).ToList()));
    }

    static CsvColumn[] Place(string[] headings, IReadOnlyList<CsvColumn> columns)
    {
        if (headings.Where(PedigreeMembers.NamesWhereUnknown).Where(h => !columns.Any(c => c.IsHeaded(h))).ToList() is { Count: > 0 } pedigree) throw SharedRefusals.NamesPedigree.With(("members", pedigree));
        if (headings.Where(h => !columns.Any(c => c.IsHeaded(h))).ToList() is { Count: > 0 } unknown) throw CsvRefusals.ColumnUnknown.With(("columns", unknown), ("known", columns.Select(c => c.Shown).ToList()));
        CsvColumn[] placed = [.. headings.Select(h => columns.First(c => c.IsHeaded(h)))];
        if (placed.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice) throw CsvRefusals.ColumnTwice.With(("column", twice.Key.Shown));
        if (columns.Where(c => c.Required && !placed.Contains(c)).Select(c => c.Shown).ToList() is { Count: > 0 } missing) throw CsvRefusals.ColumnMissing.With(("columns", missing));
        return placed;
    }

    static List<CsvRow> ReadRows(CsvParser parser, CsvColumn[] columns, int mostRows)
    {
        var rows = new List<CsvRow>();
        for (var line = parser.RawRow + 1; parser.Read(); line = parser.RawRow + 1)
        {
            var cells = parser.Record!;
            if (cells.All(c => c.Length == 0)) continue; // spreadsheets end with rows of nothing
            if (rows.Count == mostRows) throw CsvRefusals.TooManyRows.With(("limit", mostRows));
            rows.Add(new CsvRow(line, cells.Take(columns.Length).Select((text, n) => (Column: columns[n], Text: text)).ToDictionary(c => c.Column, c => c.Text), columns.Length, cells.Length));
        }
        return rows.Count > 0 ? rows : throw CsvRefusals.Empty.Now();
    }
}
