namespace Challenges.AppHost;

/// <summary>
/// What each of the four services is told, alike for all: its port, its database, the broker, whose tokens it believes. The built program runs as it is:
/// <c>dotnet run</c> in between would take longer and more memory than the service itself.
/// </summary>
sealed class Everyone(IDistributedApplicationBuilder builder, Settings settings, DataFolder data, TokenKeys keys, Broker broker)
{
    public IResourceBuilder<ExecutableResource> Run<TProject>(string name, int port) where TProject : IProjectMetadata, new()
    {
        var service = Start<TProject>(name, port)
            .WithEnvironment("ConnectionStrings__RabbitMq", broker.Url)
            .WithEnvironment("Telling__Key", data.TellingKey())
            .WithEnvironment("Files__Folder", Path.Combine(data.Folder(name), name + "-files"))
            // The portal speaks for its readers from this machine; their addresses come with it.
            .WithEnvironment("Http__TrustedProxies__0", "127.0.0.1")
            .WithEnvironment("Authentication__Authority", Settings.Address(settings.Identity));
        service.WithDatabase(name, settings, data);
        if (settings.SimulatedClock)
        {
            service.WithEnvironment("Clock__Simulated", "true").WithEnvironment("Clock__Start", settings.ClockStart)
                .WithEnvironment("Authentication__Issuer", TokenKeys.Issuer).WithEnvironment("Authentication__PublicKey", keys.PublicKey);
        }
        if (broker.Resource is { } ours)
            service.WaitFor(ours);
        return service;
    }

    /// <summary>Identity hears over the broker what to tell people.</summary>
    public IResourceBuilder<ExecutableResource> RunIdentity<TProject>() where TProject : IProjectMetadata, new()
    {
        var identity = Start<TProject>("identity", settings.Identity)
            .WithEnvironment("ConnectionStrings__RabbitMq", broker.Url)
            .WithEnvironment("Telling__Key", data.TellingKey());
        if (broker.Resource is { } ours)
            identity.WaitFor(ours);
        return identity;
    }

    /// <summary>What every program is told, those without a part in the competition too.</summary>
    public IResourceBuilder<ExecutableResource> Start<TProject>(string name, int port) where TProject : IProjectMetadata, new() =>
        builder.AddExecutable(name, "dotnet", settings.Root, "exec", Program(new TProject().ProjectPath))
            .WithOtlpExporter()
            .WithHttpEndpoint(port: port, name: "http", isProxied: false)
            .WithHttpHealthCheck("/health/ready")
            .WithEnvironment("ASPNETCORE_URLS", Settings.Address(port))
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", settings.SimulatedClock ? "Demonstration" : "Production")
            .WithEnvironment("Logging__Console__FormatterOptions__ColorBehavior", "Disabled");

    /// <summary>The web pages over the four services; it has no database, and listens to the broker only to know when a kept page is old.</summary>
    public IResourceBuilder<ExecutableResource> RunPortal<TProject>() where TProject : IProjectMetadata, new()
    {
        var portal = Start<TProject>("portal", settings.Portal)
            .WithEnvironment("ConnectionStrings__RabbitMq", broker.Url)
            .WithEnvironment("Keys__Folder", data.Folder("keys"))
            .WithEnvironment("Portal__Publication", Settings.Address(settings.Publication))
            .WithEnvironment("Portal__Applications", Settings.Address(settings.Applications))
            .WithEnvironment("Portal__Review", Settings.Address(settings.Review))
            .WithEnvironment("Portal__Award", Settings.Address(settings.Award))
            .WithEnvironment("Portal__Identity", Settings.Address(settings.Identity))
            .WithEnvironment("Portal__Authority", Settings.Address(settings.Identity))
            .WithEnvironment("Portal__ClientSecret", data.PortalSecret())
            // The demonstration lets months pass in a minute.
            .WithEnvironment("Portal__FreshFor", settings.SimulatedClock ? "00:00:05" : "00:00:30");
        if (broker.Resource is { } ours)
            portal.WaitFor(ours);
        return portal;
    }

    /// <summary>The service's program in the configuration that this host was built in.</summary>
    static string Program(string project) =>
        Path.Combine(Path.GetDirectoryName(project)!, "bin", Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')))!, "net10.0", Path.GetFileNameWithoutExtension(project) + ".dll");
}
