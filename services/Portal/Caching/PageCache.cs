using Challenges.Shared.Messaging;
using Microsoft.AspNetCore.OutputCaching;

namespace Challenges.Portal.Caching;

/// <summary>
/// Public pages are kept as they were made, for readers who are not signed in: until an event says that something changed, and at most <c>Pages:KeptSeconds</c>.
/// </summary>
static class PageCache
{
    public const string Public = "public";

    public static IServiceCollection AddPageCache(this IServiceCollection services, IConfiguration configuration)
    {
        var kept = new PortalSettings(configuration).PagesKeptSeconds;
        services.AddOutputCache(cache =>
        {
            cache.SizeLimit = 64 * 1024 * 1024;
            cache.MaximumBodySize = 1024 * 1024;
            cache.AddPolicy(Public, policy =>
            {
                if (kept == 0) policy.NoCache();
                // The address holds the language; nothing else of the request changes a public page.
                else policy.Expire(TimeSpan.FromSeconds(kept)).SetVaryByQuery("*").Tag(Public);
            });
        });
        // Kestrel, the proxy before it and the reader's address have no part in what a page says.
        if (configuration.GetConnectionString("RabbitMq") is { Length: > 0 } broker)
        {
            services.AddSingleton(BrokerAddress.Parse(broker));
            services.AddHostedService<Forgetting>();
        }
        return services;
    }
}
