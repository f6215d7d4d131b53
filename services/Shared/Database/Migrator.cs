using System.Reflection;
using DbUp.Engine;
using DbUp.Engine.Output;
using DbUp.Support;
using Microsoft.Extensions.Logging;

namespace Challenges.Shared.Database;

/// <summary>
/// Brings the database to the form that this version needs: Shared's scripts, then the module's, each once, in the order of their names.
/// Several instances may start at once: one migrates, the others wait and find nothing to do.
/// </summary>
public sealed class Migrator(SqlDialect dialect, ServiceModule module, ILogger<Migrator> log)
{
    /// <exception cref="MigrationException">A script failed; the service must not start.</exception>
    public async Task Run(CancellationToken cancel = default)
    {
        await using var held = await dialect.LockMigrations(cancel);
        var upgrade = dialect.Migrations()
            .WithScriptsEmbeddedInAssembly(typeof(Migrator).Assembly, IsMigration, Group(0))
            .WithScriptsEmbeddedInAssembly(module.Assembly, IsMigration, Group(1))
            .WithVariables(dialect.ColumnTypes.ToDictionary())
            .WithTransactionPerScript()
            .LogTo(new DbUpLog(log))
            .Build();
        var result = await Task.Run(upgrade.PerformUpgrade, cancel);
        if (!result.Successful) throw new MigrationException(module.Name, result.ErrorScript?.Name, result.Error);
        var scripts = result.Scripts.Select(s => s.Name).ToArray();
        if (scripts.Length > 0) log.LogInformation("Migrated {Service}: {Scripts}", module.Name, string.Join(", ", scripts));
    }

    /// <summary>Names of the embedded scripts of an assembly.</summary>
    public static IEnumerable<string> Scripts(Assembly assembly) => assembly.GetManifestResourceNames().Where(IsMigration).Order(StringComparer.Ordinal);

    static bool IsMigration(string resource) => resource.Contains(".Migrations.", StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal);

    static SqlScriptOptions Group(int order) => new() { ScriptType = ScriptType.RunOnce, RunGroupOrder = order };

    /// <summary>DbUp tells every step; only its failures are news.</summary>
    sealed class DbUpLog(ILogger log) : IUpgradeLog
    {
        public void LogTrace(string format, params object[] args) => Write(LogLevel.Trace, format, args);
        public void LogDebug(string format, params object[] args) => Write(LogLevel.Trace, format, args);
        public void LogInformation(string format, params object[] args) => Write(LogLevel.Debug, format, args);
        public void LogWarning(string format, params object[] args) => Write(LogLevel.Warning, format, args);
        public void LogError(string format, params object[] args) => Write(LogLevel.Error, format, args);
        public void LogError(Exception ex, string format, params object[] args) => Write(LogLevel.Error, format, args, ex);

        void Write(LogLevel level, string format, object[] args, Exception? exception = null)
        {
#pragma warning disable CA2254 // DbUp's texts, not ours
            log.Log(level, exception, format, args);
#pragma warning restore CA2254
        }
    }
}

/// <summary>The service does not start on a database whose form it does not know.</summary>
public sealed class MigrationException(string service, string? script, Exception inner)
    : Exception($"The migration {script ?? "journal"} of {service} failed: {inner.Message}", inner);
