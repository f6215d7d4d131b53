using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Shared.Web;

/// <summary>How often one caller may write. Reading is not limited here: what the public reads is cached in front.</summary>
public sealed class RequestLimits
{
    /// <summary>Writes of one address that is not signed in, per minute: reports, objections, verifications. 1 or more.</summary>
    public int PublicWritesPerMinute { get; init; } = 60;
    /// <summary>Writes of one person, per minute. 1 or more.</summary>
    public int WritesPerMinute { get; init; } = 1200;
}

/// <summary>
/// A bucket for each caller that fills evenly over the minute. A caller is the person of the token, else the address: IPv6 by its network of 64 bits, which one subscriber has to itself.
/// A proxy in front is named in <c>Http:TrustedProxies</c>; from it alone the caller's address is taken from <c>X-Forwarded-For</c>.
/// </summary>
public static class Limiting
{
    const int StepsPerMinute = 60;

    public static void AddRequestLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var limits = configuration.GetSection("Limits").Get<RequestLimits>() ?? new RequestLimits();
        if (limits.PublicWritesPerMinute < 1 || limits.WritesPerMinute < 1) throw new InvalidOperationException("Limits:PublicWritesPerMinute and Limits:WritesPerMinute must be 1 or more.");
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            {
                if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) return RateLimitPartition.GetNoLimiter("");
                var person = Caller.From(context.User).Person;
                return person.Length > 0 ? Bucket("person " + person, limits.WritesPerMinute) : Bucket("address " + Network(context.Connection.RemoteIpAddress), limits.PublicWritesPerMinute);
            });
        });
        var proxies = configuration.GetSection("Http:TrustedProxies").Get<string[]>() ?? [];
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = proxies.Length > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            foreach (var proxy in proxies)
            {
                if (!IPAddress.TryParse(proxy, out var address)) throw new InvalidOperationException($"Http:TrustedProxies: '{proxy}' is not an address.");
                forwarded.KnownProxies.Add(address);
            }
        });
    }

    internal static string Network(IPAddress? address)
    {
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.GetAddressBytes() is { Length: 16 } bytes ? Convert.ToHexStringLower(bytes.AsSpan(0, 8)) : address.ToString();
    }

    static RateLimitPartition<string> Bucket(string caller, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(caller, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / StepsPerMinute),
        ReplenishmentPeriod = perMinute < StepsPerMinute ? TimeSpan.FromMinutes(1) / perMinute : TimeSpan.FromMinutes(1) / StepsPerMinute,
        QueueLimit = 0
    });
}
