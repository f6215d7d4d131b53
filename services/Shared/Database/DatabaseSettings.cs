namespace Challenges.Shared.Database;

/// <summary>Configuration section <c>Database</c>; the address is <c>ConnectionStrings:Database</c>.</summary>
public sealed class DatabaseSettings
{
    /// <summary><c>Sqlite</c> or <c>SqlServer</c>.</summary>
    public string Provider { get; init; } = "Sqlite";

    public bool MigrateAtStart { get; init; } = true;
}
