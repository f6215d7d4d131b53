using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Challenges.Identity.Reading;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Challenges.Identity.Hosting;

/// <summary>What stands between the world and the pages: limits per address, headers, proxies that are believed.</summary>
static class Guarding
{
    public static void AddGuards(this IServiceCollection services)
    {
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<IdentitySettings>>((options, settings) =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in settings.Value.Proxies) options.KnownProxies.Add(IPAddress.Parse(proxy));
        });
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Limit);
        });
    }

    static RateLimitPartition<string> Limit(HttpContext context)
    {
        if (InboxRoutes.Prefixes.Any(prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.Ordinal))) return LimitOwn(context);
        // A refused form is answered by the page that says so, which runs through here again.
        if (!HttpMethods.IsPost(context.Request.Method) || context.Request.Path.StartsWithSegments("/problem")) return RateLimitPartition.GetNoLimiter("");
        var settings = context.RequestServices.GetRequiredService<IOptions<IdentitySettings>>().Value;
        var tokens = context.Request.Path.StartsWithSegments("/connect");
        return RateLimitPartition.GetFixedWindowLimiter((tokens ? "t " : "f ") + Origin(context.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = tokens ? settings.TokensPerMinute : settings.FormsPerMinute,
            Window = TimeSpan.FromMinutes(1)
        });
    }

    /// <summary>By the token, since the portal asks for all its readers from one address; who has none has nothing to ask.</summary>
    static RateLimitPartition<string> LimitOwn(HttpContext context)
    {
        var token = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString())));
        return RateLimitPartition.GetFixedWindowLimiter("m " + token, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = context.RequestServices.GetRequiredService<IOptions<IdentitySettings>>().Value.InboxPerMinute,
            Window = TimeSpan.FromMinutes(1)
        });
    }

    static string Origin(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    /// <summary>No script runs on these pages. A form may lead to the portal, because Chromium applies <c>form-action</c> to the redirect after it.</summary>
    public static void UseHeaders(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<IOptions<IdentitySettings>>().Value;
        var policy = string.Create(CultureInfo.InvariantCulture,
            $"default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self' {string.Join(' ', settings.PortalOrigins)}; frame-ancestors 'none'; base-uri 'none'").Replace(" ;", ";", StringComparison.Ordinal);
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers.ContentSecurityPolicy = policy;
                if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
                return Task.CompletedTask;
            });
            return next(context);
        });
    }
}
