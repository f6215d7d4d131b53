using System.Text;
using Challenges.Shared.Files;
using Challenges.Shared.Web;
using CsCheck;

namespace Challenges.Shared.Tests.Files;

public sealed class Reading_tables
{
    static readonly CsvColumn Id = new("id", "编号"), Name = new("name", "名称", Longest: 20), Aliases = new("aliases", "别名", Required: false), Since = new("since", "起始日期", Required: false);
    static readonly CsvColumn[] Columns = [Id, Name, Aliases, Since];
    static readonly Texts Texts = new(typeof(Texts).Assembly);

    static CsvTable Read(string text, int most = 100) => CsvTable.Read(Encoding.UTF8.GetBytes(text), Columns, most);

    [Test]
    public void Headings_are_taken_in_both_languages_and_any_order_with_or_without_a_byte_order_mark()
    {
        var row = Read("\uFEFF名称,ID,aliases\r\n\"Plant, \"\"North\"\"\",A1,B2；C3;B2\r\n").Rows.Single();
        Assert.That((row[Id], row[Name], row.List(Aliases), row.Find(Since), row.Line), Is.EqualTo(("A1", "Plant, \"North\"", new[] { "B2", "C3" }, (string?)null, 2)));
    }

    [Test]
    public void A_row_is_told_by_the_line_where_it_begins()
    {
        var rows = Read("id,name\nA,\"two\nlines\"\n\nB,b\n,\n").Rows;
        Assert.That(rows.Select(r => r.Line), Is.EqualTo(new[] { 2, 5 }));
    }

    [Test]
    public void All_refused_rows_are_told_together_and_nothing_is_made()
    {
        var table = Read("id,name,since\nA,a,2022-11-30\n,b,\nC,c\nD,d,30.11.2022\nE,this name is longer than twenty characters,\n");
        var made = 0;
        var refused = Assert.Throws<RefusedException>(() => table.Each(Texts, r => (r[Id], r[Name], r.Day(Since), made++)))!;
        Assert.That(refused.Refusal, Is.EqualTo(CsvRefusals.RowsRefused));
        var rows = (IReadOnlyList<RefusedRow>)refused.Facts["rows"]!;
        Assert.That(rows.Select(r => (r.Line, r.Refusal.Code)), Is.EqualTo(new[] { (3, "SHR-CSV-10"), (4, "SHR-CSV-09"), (5, "SHR-CSV-12"), (6, "SHR-CSV-11") }));
        Assert.That(Texts.Get("SHR-CSV-08", Languages.Chinese, refused.Facts), Does.Contain("第3、4、5、6行").And.Contain("“编号”"));
    }

    [TestCase("", "SHR-CSV-02")]
    [TestCase("id,name", "SHR-CSV-02")]
    [TestCase("id,name\n\"A\"x,b", "SHR-CSV-03")]
    [TestCase("id\nA", "SHR-CSV-04")]
    [TestCase("id,name,phone\nA,a,1", "SHR-CSV-05")]
    [TestCase("id,name,编号\nA,a,A", "SHR-CSV-06")]
    [TestCase("id,name\nA,a\nB,b\nC,c", "SHR-CSV-07")]
    [TestCase("id,name,职称\nA,a,b", "SHR-R07")]
    [TestCase("id,name\nA,a\0", "SHR-JSON-04")]
    public void A_table_that_is_not_whole_is_refused(string text, string code) =>
        Assert.That(Assert.Throws<RefusedException>(() => Read(text, 2))!.Refusal.Code, Is.EqualTo(code));

    [Test]
    public void Text_of_another_encoding_is_refused_with_advice() =>
        Assert.That(Assert.Throws<RefusedException>(() => CsvTable.Read([0xB1, 0xE0, 0xBA, 0xC5, 0x0A], Columns))!.Refusal, Is.EqualTo(CsvRefusals.NotUtf8));

    [Test]
    public void What_was_written_by_the_rules_is_read_as_it_was() =>
        Gen.String[Gen.Char["ab,\"\n\r 中"], 0, 20].Array[1, 8].Sample(cells =>
        {
            var text = new StringBuilder("id,name,aliases\n");
            foreach (var cell in cells) text.Append("X,y,\"").Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append("\"\n");
            Assert.That(Read(text.ToString()).Rows.Select(r => r[Aliases].Trim()), Is.EqualTo(cells.Select(c => c.Trim())));
        }, iter: 500);
}
