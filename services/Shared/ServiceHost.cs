using Microsoft.AspNetCore.Builder;

namespace Challenges.Shared;

/// <summary>Builds and runs a service: configuration, database, bus, deadlines, health, problem details, authorization, OpenTelemetry, OpenAPI.</summary>
public static class ServiceHost
{
    public static WebApplication Build(ServiceModule module, string[] args, Action<WebApplicationBuilder>? configure = null) => throw new NotImplementedException();

    /// <summary>Runs the command in <paramref name="args"/>: none serves, <c>migrate</c> migrates, <c>check</c> runs the invariants, <c>errors</c> lists and requeues dead messages.</summary>
    public static Task<int> Run(ServiceModule module, string[] args) => throw new NotImplementedException();
}
