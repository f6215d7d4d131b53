using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Shared.Web;

/// <summary>The order in which a request is received: stamped, given a language, routed, authorised, read, handled.</summary>
internal static class Pipeline
{
    public static void UsePipeline(this WebApplication app)
    {
        app.Use(Stamp);
        app.UseForwardedHeaders();
        app.Use(Protect);
        app.Use(Languages.Choose);
        app.UseMiddleware<Refusing>();
        app.UseRouting();
        app.Use((context, next) => context.GetEndpoint() is null ? throw SharedRefusals.NoSuchAddress.Now() : next(context));
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.Use(RequestContent.Reader(app.Configuration));
    }

    /// <summary>First of all, before the body is read: the deadline rules decide from this instant.</summary>
    static Task Stamp(HttpContext context, RequestDelegate next)
    {
        var services = context.RequestServices;
        services.GetRequiredService<Moment>().Stamp(services.GetRequiredService<TimeProvider>().GetUtcNow());
        return next(context);
    }

    /// <summary>Set when the answer starts, so that problem details, which clear what was there, have them too.</summary>
    static Task Protect(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/docs")
                ? "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'"
                : "default-src 'none'; frame-ancestors 'none'";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
