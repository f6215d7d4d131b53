using System.Diagnostics;

namespace Challenges.Shared.Database;

/// <summary>One span for each command, with its text and never its parameters: they hold people's data.</summary>
public static class SqlTraces
{
    public const string Name = "Challenges.Sql";

    static readonly ActivitySource Source = new(Name);

    internal static Activity? Start(SqlDialect dialect, string sql)
    {
        // Polling outside a trace would drown the traces that somebody asked for.
        if (Activity.Current is null || !Source.HasListeners()) return null;
        var verb = sql.AsSpan().TrimStart();
        var end = verb.IndexOfAny(' ', '\n', '\r');
        return Source.StartActivity(end < 0 ? "SQL" : verb[..end].ToString(), ActivityKind.Client)
            ?.SetTag("db.system.name", dialect.Name)
            .SetTag("db.query.text", sql);
    }
}
