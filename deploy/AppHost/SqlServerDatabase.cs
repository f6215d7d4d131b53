using Microsoft.Data.SqlClient;

namespace Challenges.AppHost;

/// <summary>A database of its own for a service on the SQL Server that the operator named; made when it is not there. The service migrates it itself.</summary>
static class SqlServerDatabase
{
    /// <returns>The connection string of the service.</returns>
    public static string Provide(string server, string name)
    {
        try
        {
            using var connection = new SqlConnection(new SqlConnectionStringBuilder(server) { InitialCatalog = "master" }.ConnectionString);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"IF DB_ID(N'{name}') IS NULL CREATE DATABASE [{name}]";
            command.ExecuteNonQuery();
        }
        catch (SqlException refused)
        {
            throw new CannotStartException($"The SQL Server of CHALLENGES_SQLSERVER refused the database {name}: {refused.Message}", refused);
        }

        return new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ConnectionString;
    }
}
