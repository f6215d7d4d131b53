using Challenges.Shared.Messaging;

namespace Challenges.Portal.Caching;

/// <summary>
/// Public pages are kept as they were made, for readers who are not signed in: until an event says that something changed, and at most <c>Portal:FreshFor</c>.
/// </summary>
static class PageCache
{
    public const string Public = "public";

    public static IServiceCollection AddPageCache(this IServiceCollection services, IConfiguration configuration)
    {
        var kept = new PortalSettings(configuration).FreshFor;
        services.AddOutputCache(cache =>
        {
            cache.SizeLimit = 64 * 1024 * 1024;
            cache.MaximumBodySize = 1024 * 1024;
            cache.AddPolicy(Public, policy =>
            {
                if (kept == TimeSpan.Zero) policy.NoCache();
                // The address holds the language; nothing else of the request changes a public page.
                else policy.Expire(kept).SetVaryByQuery("*").Tag(Public);
            });
        });
        if (configuration.GetConnectionString("RabbitMq") is { Length: > 0 } broker)
        {
            services.AddSingleton(BrokerAddress.Parse(broker));
            services.AddHostedService<Forgetting>();
        }
        return services;
    }
}
