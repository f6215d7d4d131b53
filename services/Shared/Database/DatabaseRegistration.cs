using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Challenges.Shared.Database;

public static class DatabaseRegistration
{
    /// <summary>
    /// The scoped <see cref="SqlSession"/>, the <see cref="SqlDialect"/> and the <see cref="Migrator"/>, which runs before the hosted services start.
    /// Without a connection string the embedded database is <c>.data/NAME.db</c> under the working directory.
    /// </summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services, ServiceModule module, IConfiguration configuration)
    {
        DapperTypes.Register(typeof(DatabaseRegistration).Assembly);
        DapperTypes.Register(module.Assembly);
        services.TryAddSingleton(module);
        services.AddSingleton(_ => configuration.GetSection("Database").Get<DatabaseSettings>() ?? new DatabaseSettings());
        services.AddSingleton(provider => Dialect(provider.GetRequiredService<DatabaseSettings>().Provider, configuration.GetConnectionString("Database"), module.Name));
        services.AddScoped(provider => new SqlSession(provider.GetRequiredService<SqlDialect>()));
        services.AddSingleton<Migrator>();
        services.AddHostedService<MigrationAtStart>();
        return services;
    }

    static SqlDialect Dialect(string provider, string? connectionString, string name) => provider switch
    {
        "Sqlite" => new SqliteDialect(string.IsNullOrWhiteSpace(connectionString) ? $"Data Source=.data/{name}.db" : connectionString),
        "SqlServer" when string.IsNullOrWhiteSpace(connectionString) => throw new InvalidOperationException("ConnectionStrings:Database is missing."),
        "SqlServer" => new SqlServerDialect(connectionString),
        _ => throw new InvalidOperationException($"Database:Provider is '{provider}'; it must be Sqlite or SqlServer.")
    };
}
