using System.Text;
using Challenges.Applications.Registering;
using Challenges.Shared.Files;
using Challenges.Shared.Web;

namespace Challenges.Applications.Tests.Rules;

public sealed class RegisterFileTests
{
    const string Header = "subjectType,subject,kind,from,until,source\n";

    static readonly Texts Texts = new(typeof(ApplicationsModule).Assembly);

    static RefusedException Refused(string csv) => Assert.Throws<RefusedException>(() => RegisterFile.Integrity(Encoding.UTF8.GetBytes(csv), Texts))!;

    static IReadOnlyList<RefusedRow> Rows(string csv) => (IReadOnlyList<RefusedRow>)Refused(csv).Facts["rows"]!;

    [Test]
    public void A_file_is_read_with_or_without_a_mark_in_utf_8_and_in_gb18030()
    {
        const string Csv = "主体类型,主体编号,记录类型,起始日期,截止日期,来源\r\n单位,91630000ABC,\"虚假申报，\"\"严重\"\"\",2021/3/1,,青科发〔2021〕33号\r\n个人,p-1,逾期,2020-01-02,2022-01-01,决定\r\n";
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(Csv), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Csv)], Encoding.GetEncoding("GB18030").GetBytes(Csv) })
        {
            Assert.That(RegisterFile.Integrity(bytes, Texts), Is.EqualTo(new[]
            {
                new IntegrityEntry(2, SubjectType.Organisation, "91630000ABC", "虚假申报，\"严重\"", new DateOnly(2021, 3, 1), null, "青科发〔2021〕33号"),
                new IntegrityEntry(3, SubjectType.Person, "p-1", "逾期", new DateOnly(2020, 1, 2), new DateOnly(2022, 1, 1), "决定")
            }));
        }
    }

    [Test]
    public void Bytes_of_no_known_encoding_are_refused() =>
        Assert.That(Assert.Throws<RefusedException>(() => RegisterFile.Integrity([0xFF, 0xFE, (byte)'a', 0, 0xFF], Texts))!.Refusal, Is.EqualTo(CsvRefusals.NotUtf8));

    [Test]
    public void Every_row_that_is_wrong_is_named_with_its_line_and_rule_and_nothing_is_taken() =>
        Assert.That(Rows(Header + "organisation,org-1,kind,2021-01-01,,s\nfirm,org-2,kind,2021-01-01,,s\nperson,,kind,2021-13-01,,s\nperson,p-1,kind,2021-02-01,2021-01-01,s\nperson,p-2,kind\nperson,p-3,kind,2021-01-01,,s\nperson,p-3,kind,2021-01-01,,s\n")
            .Select(r => (r.Line, r.Refusal.Code)), Is.EqualTo(new[]
            {
                (3, CsvRefusals.CellIsNoChoice.Code), (4, CsvRefusals.CellIsMissing.Code), (5, Refusals.EndsBeforeItBegins.Code), (6, CsvRefusals.CellsDoNotFit.Code), (8, Refusals.RowTwice.Code)
            }));

    [Test]
    public void Missing_columns_are_named()
    {
        var refused = Refused("subject,kind\nx,y\n");
        Assert.That(refused.Refusal, Is.EqualTo(CsvRefusals.ColumnMissing));
        Assert.That(((IEnumerable<Bilingual>)refused.Facts["columns"]!).Select(c => c.Zh), Is.EqualTo(new[] { "主体类型", "起始日期", "来源" }));
        Assert.That(Refused("").Refusal, Is.EqualTo(CsvRefusals.Empty));
    }

    [TestCase("=HYPERLINK(\"\"x\"\")")]
    [TestCase("+1+1")]
    [TestCase("-2")]
    [TestCase("@SUM(A1)")]
    public void A_cell_that_looks_like_a_formula_stays_the_text_that_it_is(string cell) =>
        Assert.That(RegisterFile.Integrity(Encoding.UTF8.GetBytes($"{Header}person,p-1,\"{cell}\",2021-01-01,,s\n"), Texts).Single().Kind, Is.EqualTo(cell.Replace("\"\"", "\"", StringComparison.Ordinal)));

    [Test]
    public void A_project_names_its_lead_and_members()
    {
        var csv = "project,organisation,lead,members,from,until,source\nP-1,org-1,p-1,p-2; p-3；p-4,2021-01-01,2023-12-31,task book\n";
        var entry = RegisterFile.Projects(Encoding.UTF8.GetBytes(csv), Texts).Single();
        Assert.That((entry.Lead, entry.Until), Is.EqualTo(("p-1", (DateOnly?)new DateOnly(2023, 12, 31))));
        Assert.That(entry.Members, Is.EqualTo(new[] { "p-2", "p-3", "p-4" }));
    }

    [Test]
    public void More_rows_than_the_bound_are_refused()
    {
        var csv = new StringBuilder(Header);
        for (var i = 0; i <= RegisterFile.MostRows; i++) csv.Append("person,p-").Append(i).Append(",k,2021-01-01,,s\n");
        Assert.That(Refused(csv.ToString()).Refusal, Is.EqualTo(CsvRefusals.TooManyRows));
    }
}
