using System.Text.RegularExpressions;
using Challenges.Shared.Database;
using Challenges.Shared.Pedigree;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Mono.Cecil;

namespace Challenges.Architecture.Tests;

/// <summary>The schema stands once, with type tokens; here it is read as SQL Server would.</summary>
public sealed partial class MigrationTexts
{
    static readonly SqlServerDialect SqlServer = new("Server=nowhere;Encrypt=true");

    static IEnumerable<TestCaseData> Files =>
        from assembly in Assemblies.Product
        from resource in assembly.MainModule.Resources.OfType<EmbeddedResource>()
        where resource.Name.EndsWith(".sql", StringComparison.Ordinal)
        select new TestCaseData(Fill(resource)).SetArgDisplayNames(resource.Name);

    [TestCaseSource(nameof(Files))]
    public void SQL_Server_can_parse_every_migration(string sql)
    {
        Assert.That(Token().Matches(sql).Select(m => m.Value), Is.Empty, "unknown type tokens");
        Assert.That(SqlTexts.Errors(sql), Is.Empty, sql);
    }

    [TestCaseSource(nameof(Files))]
    public void A_migration_stays_in_the_common_subset(string sql) =>
        Assert.That(OnlyOneKnows().Matches(sql).Select(m => m.Value), Is.Empty);

    [TestCaseSource(nameof(Files))]
    public void Text_is_Unicode_with_a_collation_of_its_own(string sql) =>
        Assert.That(AnyText().Matches(sql).Where(m => !m.Value.StartsWith('N') || !m.Value.Contains("COLLATE", StringComparison.Ordinal)), Is.Empty);

    [TestCaseSource(nameof(Files))]
    public void No_table_or_column_would_hold_a_pedigree(string sql)
    {
        var script = new TSql160Parser(true).Parse(new StringReader(sql), out _);
        var names = new Names();
        script.Accept(names);
        Assert.That(names.Found.Where(PedigreeMembers.Names), Is.Empty);
    }

    [Test]
    public void Every_service_has_migrations() =>
        Assert.That(Assemblies.Services.Where(s => !s.MainModule.Resources.Any(r => r.Name.EndsWith(".sql", StringComparison.Ordinal))).Select(s => s.Name.Name), Is.Empty);

    static string Fill(EmbeddedResource resource)
    {
        using var reader = new StreamReader(resource.GetResourceStream());
        return SqlServer.ColumnTypes.Aggregate(reader.ReadToEnd(), (sql, type) => sql.Replace($"${type.Key}$", type.Value, StringComparison.Ordinal));
    }

    sealed class Names : TSqlFragmentVisitor
    {
        public List<string> Found { get; } = [];

        public override void Visit(ColumnDefinition node) => Found.Add(node.ColumnIdentifier.Value);

        public override void Visit(CreateTableStatement node) => Found.Add(node.SchemaObjectName.BaseIdentifier.Value);
    }

    [GeneratedRegex(@"\$\w+\$")]
    private static partial Regex Token();

    [GeneratedRegex(@"\bCREATE\s+OR\s+ALTER\b|\bIF\s+(NOT\s+)?EXISTS\b|\bAUTOINCREMENT\b|\bDEFAULT\s*\(|\bPRAGMA\b|\bGO\b|,\s*INDEX\b|\bADD\s+\[\w+\][^;]*,\s*\[", RegexOptions.IgnoreCase)]
    private static partial Regex OnlyOneKnows();

    [GeneratedRegex(@"\bN?(VAR)?CHAR\s*\([^)]*\)(\s+COLLATE)?|\bN?TEXT\b", RegexOptions.IgnoreCase)]
    private static partial Regex AnyText();
}
