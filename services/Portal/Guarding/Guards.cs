using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Challenges.Portal.Guarding;

/// <summary>What stands around every page: headers, cookies, antiforgery.</summary>
static class Guards
{
    /// <summary>Constant, without a nonce, so that a page can be kept. No inline script or style exists anywhere; forms and scripts speak to this origin, and to the one that signs in.</summary>
    static string Policy(string? identity) =>
        $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'{(identity is null ? "" : " " + identity)}; frame-ancestors 'none'; base-uri 'self'";

    public static IServiceCollection AddGuards(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "portal.form";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Strict;
            // On loopback, where no TLS is, the cookie would otherwise never come back.
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.FormFieldName = "form-token";
        });
        services.AddHsts(o => (o.MaxAge, o.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
        var own = services.Last(s => s.ServiceType == typeof(IAntiforgery));
        services.Replace(ServiceDescriptor.Singleton<IAntiforgery>(provider =>
            new AntiforgeryWhereAsked((IAntiforgery)ActivatorUtilities.CreateInstance(provider, own.ImplementationType!))));
        return services;
    }

    public static void UseGuards(this WebApplication app)
    {
        var policy = Policy(Uri.TryCreate(app.Configuration["Portal:Authority"], UriKind.Absolute, out var identity) ? identity.GetLeftPart(UriPartial.Authority) : null);
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = policy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                // How old a kept page is: the script takes it off the time that is left.
                if (headers.Age is [{ } age]) headers["Server-Timing"] = $"age;dur={age}000";
                if (headers.CacheControl.Count == 0) headers.CacheControl = "no-cache";
                return Task.CompletedTask;
            });
            return next(context);
        });
        // UseHsts leaves loopback out by itself, and speaks over TLS only.
        app.UseHsts();
    }
}
