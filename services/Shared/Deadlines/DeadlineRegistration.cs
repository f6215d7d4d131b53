using Challenges.Shared.Messaging;
using Challenges.Shared.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Challenges.Shared.Deadlines;

public static class DeadlineRegistration
{
    /// <summary>The worker that runs the module's <see cref="ServiceModule.Deadlines"/> by the <see cref="TimeProvider"/> in the container. Needs <c>AddDatabase</c>.</summary>
    public static IServiceCollection AddDeadlines(this IServiceCollection services, ServiceModule module, IConfiguration configuration)
    {
        services.AddMetrics();
        services.TryAddSingleton(module);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new InfrastructureClock(TimeProvider.System));
        services.TryAddScoped<Moment>();
        services.AddSingleton(_ => configuration.GetSection("Deadlines").Get<DeadlineSettings>() ?? new DeadlineSettings());
        services.AddSingleton<DeadlineWakeUp>();
        if (module.Deadlines.Count == 0) return services;
        services.AddSingleton<DeadlineWorker>().AddHostedService(provider => provider.GetRequiredService<DeadlineWorker>());
        services.AddHealthChecks().AddCheck<DeadlineHealth>("deadlines", tags: ["ready"]);
        return services;
    }
}
