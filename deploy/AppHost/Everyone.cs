using System.Data.Common;
using System.Globalization;

namespace Challenges.AppHost;

/// <summary>What each of the four services is told, alike for all: its port, its database, the broker, whose tokens it believes.</summary>
sealed class Everyone(Settings settings, DataFolder data, TokenKeys keys, Broker broker)
{
    public IResourceBuilder<ProjectResource> Run(IResourceBuilder<ProjectResource> service, int port)
    {
        var name = service.Resource.Name;
        service
            .WithHttpEndpoint(port: port, name: "http", isProxied: false)
            .WithHttpHealthCheck("/health/ready")
            .WithEnvironment("ASPNETCORE_URLS", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"))
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", settings.SimulatedClock ? "Demonstration" : "Production")
            .WithEnvironment("ConnectionStrings__RabbitMq", broker.Url)
            .WithEnvironment("ConnectionStrings__Database", Database(name))
            .WithEnvironment("Database__Provider", settings.SqlServer is null ? "Sqlite" : "SqlServer")
            .WithEnvironment("Authentication__Issuer", TokenKeys.Issuer)
            .WithEnvironment("Authentication__PublicKey", keys.PublicKey);
        if (settings.SimulatedClock)
            service.WithEnvironment("Clock__Simulated", "true").WithEnvironment("Clock__Start", settings.ClockStart);
        if (broker.Resource is { } ours)
            service.WaitFor(ours);
        return service;
    }

    string Database(string name)
    {
        if (settings.SqlServer is null)
            return $"Data Source={Path.Combine(data.Folder(name), name + ".db")}";
        var server = new DbConnectionStringBuilder { ConnectionString = settings.SqlServer };
        server.Remove("Initial Catalog");
        server["Database"] = "challenges-" + name;
        return server.ConnectionString;
    }
}
