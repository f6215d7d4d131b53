using System.Globalization;
using System.Text;
using Challenges.Shared.Web;
using CsvHelper;
using CsvHelper.Configuration;

namespace Challenges.Applications.Registering;

/// <summary>
/// Reads a register from CSV (RFC 4180, a header in English or Chinese), all of it or nothing. UTF-8 with or without a mark, or GB18030 as spreadsheets in China write it.
/// Cells are text and stay text: one that looks like a formula is kept as it stands and calculated nowhere.
/// </summary>
public sealed class RegisterFile
{
    public const int MostRows = 50_000, MostBytes = 10 * 1024 * 1024, ShownRefusals = 100;

    static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
    static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    readonly List<RowRefusal> _refused = [];

    RegisterFile() { }

    /// <exception cref="RefusedException">The encoding, the columns, the number of rows, or any row: then with every row that is refused, up to <see cref="ShownRefusals"/>.</exception>
    public static IReadOnlyList<IntegrityEntry> Integrity(byte[] bytes) => new RegisterFile().Read(bytes, IntegrityColumns, r => new IntegrityEntry(
        r.Line, r.Type(0), r.Text(1, 200), r.Text(2, 200), r.Day(3), r.DayOrNone(4, 3), r.Text(5, 2000)));

    /// <inheritdoc cref="Integrity"/>
    public static IReadOnlyList<ProjectEntry> Projects(byte[] bytes) => new RegisterFile().Read(bytes, ProjectColumns, r => new ProjectEntry(
        r.Line, r.Text(0, 200), r.Text(1, 200), r.Text(2, 200), r.List(3, 200), r.Day(4), r.DayOrNone(5, 4), r.Text(6, 2000)));

    static readonly string[][] IntegrityColumns = [["subjectType", "主体类型"], ["subject", "主体编号"], ["kind", "记录类型"], ["from", "起始日期"], ["until", "截止日期"], ["source", "来源"]];
    static readonly string[][] ProjectColumns = [["project", "项目编号"], ["organisation", "承担单位"], ["lead", "负责人"], ["members", "成员"], ["from", "起始日期"], ["until", "截止日期"], ["source", "来源"]];

    IReadOnlyList<T> Read<T>(byte[] bytes, string[][] columns, Func<Row, T> make)
    {
        using var reader = new CsvReader(new StringReader(Decode(bytes)), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            // Injection options act when a file is written; nothing is written here, and what is read stays as it is.
            TrimOptions = TrimOptions.None,
            BadDataFound = args => _refused.Add(new RowRefusal(args.Context.Parser!.RawRow, "broken", null)),
            MissingFieldFound = null,
            DetectDelimiter = false
        });
        if (!reader.Read() || !reader.ReadHeader()) throw Missing(columns);
        var header = reader.HeaderRecord!.Select(h => h.Trim()).ToList();
        var places = columns.Select(names => header.FindIndex(h => names.Contains(h, StringComparer.OrdinalIgnoreCase))).ToList();
        if (places.Contains(-1)) throw Missing([.. columns.Where((_, i) => places[i] < 0)]);

        var (entries, seen) = (new List<T>(), new HashSet<string>());
        while (reader.Read())
        {
            var cells = reader.Parser.Record!;
            if (cells.All(string.IsNullOrWhiteSpace)) continue;
            var row = new Row(reader.Parser.RawRow, [.. places.Select(p => p < cells.Length ? cells[p].Trim() : "")], [.. columns.Select(c => c[0])], _refused);
            if (cells.Length != header.Count) _refused.Add(new RowRefusal(row.Line, "broken", null));
            else if (!seen.Add(string.Join('\u001f', cells))) _refused.Add(new RowRefusal(row.Line, "twice", null));
            entries.Add(make(row));
            if (entries.Count > MostRows) throw Refusals.TooManyRows.With(("limit", MostRows));
        }
        if (_refused.Count > 0)
            throw Refusals.RowsRefused.With(("count", _refused.DistinctBy(r => r.Line).Count()), ("rows", _refused.DistinctBy(r => (r.Line, r.Rule, r.Column)).Take(ShownRefusals).ToList()));
        return entries;
    }

    static RefusedException Missing(string[][] columns) => Refusals.ColumnsMissing.With(("columns", columns.Select(names => string.Join(" / ", names)).ToList()));

    static string Decode(byte[] bytes)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var text = bytes.AsSpan().StartsWith(mark) ? bytes[3..] : bytes;
        foreach (var encoding in new[] { Utf8, Gb18030 })
        {
            try
            {
                var decoded = encoding.GetString(text);
                if (!decoded.Contains('\0', StringComparison.Ordinal)) return decoded;
            }
            catch (DecoderFallbackException)
            {
                continue; // the next one, or the refusal below
            }
        }
        throw Refusals.NotUtf8OrGb.Now();
    }

    /// <summary>The cells of one row in the order of the columns; what is wrong with them is gathered, not thrown.</summary>
    sealed class Row(int line, IReadOnlyList<string> cells, IReadOnlyList<string> columns, List<RowRefusal> refused)
    {
        public int Line { get; } = line;

        public string Text(int column, int longest)
        {
            if (cells[column].Length == 0) Refuse("empty", column);
            else if (cells[column].Length > longest) Refuse("tooLong", column);
            return cells[column];
        }

        public SubjectType Type(int column)
        {
            switch (cells[column])
            {
                case "organisation" or "单位": return SubjectType.Organisation;
                case "person" or "个人": return SubjectType.Person;
                default:
                    Refuse("notAType", column);
                    return default;
            }
        }

        public DateOnly Day(int column)
        {
            if (DateOnly.TryParseExact(cells[column], ["yyyy-MM-dd", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            Refuse("notADay", column);
            return default;
        }

        public DateOnly? DayOrNone(int column, int from)
        {
            if (cells[column].Length == 0) return null;
            var day = Day(column);
            if (day != default && Begins(from) is { } begins && day < begins) Refuse("endsBeforeItBegins", column);
            return day;
        }

        /// <summary>Several values, separated by a semicolon.</summary>
        public IReadOnlyList<string> List(int column, int longest)
        {
            IReadOnlyList<string> values = [.. cells[column].Split([';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
            if (values.Any(v => v.Length > longest)) Refuse("tooLong", column);
            return values;
        }

        DateOnly? Begins(int column) =>
            DateOnly.TryParseExact(cells[column], ["yyyy-MM-dd", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

        void Refuse(string rule, int column) => refused.Add(new RowRefusal(Line, rule, columns[column]));
    }
}
