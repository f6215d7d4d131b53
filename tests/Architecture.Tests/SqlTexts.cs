using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Challenges.Architecture.Tests;

/// <summary>One text per query has to run on SQLite and on SQL Server. The tests of the stores run it on SQLite; here every text meets Microsoft's own parser and the list of words that only one of the two knows.</summary>
public sealed partial class SqlTexts
{
    static IEnumerable<TestCaseData> Queries =>
        from assembly in Assemblies.Product
        from type in assembly.Types()
        where !type.Name.EndsWith("Dialect", StringComparison.Ordinal)
        from text in type.Texts()
        where Statement().IsMatch(text)
        select new TestCaseData(text).SetArgDisplayNames(type.FullName, text.ReplaceLineEndings(" ")[..Math.Min(80, text.Length)]);

    static IEnumerable<TestCaseData> ServerOnly =>
        from type in Assemblies.Shared.Types()
        where type.Name == "SqlServerDialect"
        from text in type.Texts()
        where Statement().IsMatch(text)
        select new TestCaseData(text).SetArgDisplayNames(text.ReplaceLineEndings(" ")[..Math.Min(80, text.Length)]);

    [TestCaseSource(nameof(Queries))]
    public void A_query_stays_in_the_common_subset(string text) =>
        Assert.That(OnlyOneKnows().Matches(text).Select(m => m.Value), Is.Empty, text);

    [TestCaseSource(nameof(Queries))]
    [TestCaseSource(nameof(ServerOnly))]
    public void SQL_Server_can_parse_every_query(string text) => Assert.That(Errors(text), Is.Empty, text);

    [Test]
    public void The_queries_of_every_service_were_found()
    {
        foreach (var service in Assemblies.Services)
        {
            Assert.That(service.Types().SelectMany(t => t.Texts()).Count(t => Statement().IsMatch(t)), Is.GreaterThan(3), service.Name.Name);
        }
    }

    internal static IEnumerable<string> Errors(string sql)
    {
        // Dapper writes a list out: IN @ids runs as IN (@ids1, @ids2).
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(DapperList().Replace(sql, "IN ($1)")), out var errors);
        return errors.Select(e => $"line {e.Line}: {e.Message}");
    }

    [GeneratedRegex(@"\bIN\s+(@\w+)")]
    private static partial Regex DapperList();

    [GeneratedRegex(@"^\s*(SELECT|INSERT\s+INTO|UPDATE|DELETE\s+FROM|WITH)\s", RegexOptions.None)]
    private static partial Regex Statement();

    [GeneratedRegex(@"\b(LIMIT|OFFSET|TOP|MERGE|GETUTCDATE|GETDATE|SYSUTCDATETIME|CURRENT_TIMESTAMP|NEWID|RETURNING|OUTPUT|ILIKE|GLOB)\b|ISNULL\s*\(|IFNULL\s*\(|\|\||\b(date|time|datetime|strftime|json_\w+|IIF|CONCAT|printf|FORMAT)\s*\(|\bON\s+CONFLICT\b|INSERT\s+OR\b|\bILIKE\b", RegexOptions.IgnoreCase)]
    private static partial Regex OnlyOneKnows();
}
