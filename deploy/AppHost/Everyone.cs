using System.Globalization;

namespace Challenges.AppHost;

/// <summary>
/// What each of the four services is told, alike for all: its port, its database, the broker, whose tokens it believes. The built program runs as it is:
/// <c>dotnet run</c> in between would take longer and more memory than the service itself.
/// </summary>
sealed class Everyone(IDistributedApplicationBuilder builder, Settings settings, DataFolder data, TokenKeys keys, Broker broker)
{
    public IResourceBuilder<ExecutableResource> Run<TProject>(string name, int port) where TProject : IProjectMetadata, new()
    {
        var service = builder.AddExecutable(name, "dotnet", settings.Root, "exec", Program(new TProject().ProjectPath))
            .WithOtlpExporter()
            .WithHttpEndpoint(port: port, name: "http", isProxied: false)
            .WithHttpHealthCheck("/health/ready")
            .WithEnvironment("ASPNETCORE_URLS", Loopback(port))
            // The portal speaks for its readers from this machine; their addresses come with it.
            .WithEnvironment("Http__TrustedProxies__0", "127.0.0.1")
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", settings.SimulatedClock ? "Demonstration" : "Production")
            .WithEnvironment("Logging__Console__FormatterOptions__ColorBehavior", "Disabled")
            .WithEnvironment("ConnectionStrings__RabbitMq", broker.Url)
            .WithEnvironment("ConnectionStrings__Database", Database(name))
            .WithEnvironment("Database__Provider", settings.SqlServer is null ? "Sqlite" : "SqlServer")
            .WithEnvironment("Files__Folder", Path.Combine(data.Folder(name), name + "-files"))
            .WithEnvironment("Authentication__Issuer", TokenKeys.Issuer)
            .WithEnvironment("Authentication__PublicKey", keys.PublicKey);
        if (settings.SimulatedClock)
            service.WithEnvironment("Clock__Simulated", "true").WithEnvironment("Clock__Start", settings.ClockStart);
        if (broker.Resource is { } ours)
            service.WaitFor(ours);
        return service;
    }

    /// <summary>The web pages over the four services; it has no database, and listens to the broker only to know when a kept page is old.</summary>
    public IResourceBuilder<ExecutableResource> RunPortal<TProject>() where TProject : IProjectMetadata, new()
    {
        var portal = builder.AddExecutable("portal", "dotnet", settings.Root, "exec", Program(new TProject().ProjectPath))
            .WithOtlpExporter()
            .WithHttpEndpoint(port: settings.Portal, name: "http", isProxied: false)
            .WithHttpHealthCheck("/health/ready")
            .WithEnvironment("ASPNETCORE_URLS", Loopback(settings.Portal))
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", settings.SimulatedClock ? "Demonstration" : "Production")
            .WithEnvironment("Logging__Console__FormatterOptions__ColorBehavior", "Disabled")
            .WithEnvironment("ConnectionStrings__RabbitMq", broker.Url)
            .WithEnvironment("Keys__Folder", data.Folder("keys"))
            .WithEnvironment("Portal__Publication", Loopback(settings.Publication))
            .WithEnvironment("Portal__Applications", Loopback(settings.Applications))
            .WithEnvironment("Portal__Review", Loopback(settings.Review))
            .WithEnvironment("Portal__Award", Loopback(settings.Award))
            // The demonstration lets months pass in a minute.
            .WithEnvironment("Portal__FreshFor", settings.SimulatedClock ? "00:00:05" : "00:00:30");
        if (broker.Resource is { } ours)
            portal.WaitFor(ours);
        return portal;
    }

    static string Loopback(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    /// <summary>The service's program in the configuration that this host was built in.</summary>
    static string Program(string project) =>
        Path.Combine(Path.GetDirectoryName(project)!, "bin", Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')))!, "net10.0", Path.GetFileNameWithoutExtension(project) + ".dll");

    string Database(string name) =>
        settings.SqlServer is { } server ? SqlServerDatabase.Provide(server, "challenges-" + name) : $"Data Source={Path.Combine(data.Folder(name), name + ".db")}";
}
