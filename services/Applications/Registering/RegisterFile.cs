using System.Text;
using System.Text.Unicode;
using Challenges.Shared.Files;
using Challenges.Shared.Web;

namespace Challenges.Applications.Registering;

/// <summary>
/// Reads a register from a table of comma-separated values, all of it or nothing. UTF-8 with or without a mark, or GB18030 as spreadsheets in China write it. Cells are text
/// and stay text: one that looks like a formula is kept as it stands and calculated nowhere.
/// </summary>
public static class RegisterFile
{
    public const int MostRows = 50_000, MostBytes = 10 * 1024 * 1024;

    static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    static readonly CsvColumn SubjectTypeColumn = new("subjectType", "主体类型"), SubjectColumn = new("subject", "主体编号", Longest: 200), Kind = new("kind", "记录类型", Longest: 200),
        Project = new("project", "项目编号", Longest: 200), Organisation = new("organisation", "承担单位", Longest: 200), Lead = new("lead", "负责人", Longest: 200),
        Members = new("members", "成员", Required: false, Longest: 10_000), From = new("from", "起始日期"), Until = new("until", "截止日期", Required: false), Source = new("source", "来源", Longest: 2_000);

    /// <exception cref="RefusedException">One of <see cref="CsvRefusals"/>; for rows with the reason of each.</exception>
    public static IReadOnlyList<IntegrityEntry> Integrity(byte[] bytes, Texts texts)
    {
        var seen = new HashSet<IntegrityEntry>();
        return Read(bytes, SubjectTypeColumn, SubjectColumn, Kind, From, Until, Source).Each(texts, row => Once(seen, new IntegrityEntry(
            row.Line, row.Choice(SubjectTypeColumn, "organisation", "person", "单位", "个人") is "person" or "个人" ? SubjectType.Person : SubjectType.Organisation,
            row[SubjectColumn], row[Kind], row.Day(From)!.Value, Ends(row), row[Source]), e => e with { Line = 0 }));
    }

    /// <inheritdoc cref="Integrity"/>
    public static IReadOnlyList<ProjectEntry> Projects(byte[] bytes, Texts texts)
    {
        var seen = new HashSet<(string, DateOnly)>();
        return Read(bytes, Project, Organisation, Lead, Members, From, Until, Source).Each(texts, row => Once(seen,
            new ProjectEntry(row.Line, row[Project], row[Organisation], row[Lead], row.List(Members), row.Day(From)!.Value, Ends(row), row[Source]), e => (e.Project, e.From)));
    }

    static CsvTable Read(byte[] bytes, params CsvColumn[] columns) => CsvTable.Read(Utf8.IsValid(bytes) ? bytes : FromGb18030(bytes), columns, MostRows);

    static byte[] FromGb18030(byte[] bytes)
    {
        try
        {
            return Encoding.UTF8.GetBytes(Gb18030.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            throw CsvRefusals.NotUtf8.Now();
        }
    }

    static DateOnly? Ends(CsvRow row)
    {
        var (from, until) = (row.Day(From), row.Day(Until));
        return until < from ? throw Refusals.EndsBeforeItBegins.With(("from", from), ("until", until)) : until;
    }

    static T Once<T, TKey>(HashSet<TKey> seen, T entry, Func<T, TKey> key) => seen.Add(key(entry)) ? entry : throw Refusals.RowTwice.Now();
}
