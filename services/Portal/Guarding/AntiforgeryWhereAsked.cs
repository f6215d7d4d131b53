using Microsoft.AspNetCore.Antiforgery;

namespace Challenges.Portal.Guarding;

/// <summary>
/// Every Razor page would send an antiforgery cookie and <c>no-store</c>, which keeps it out of the cache without a word. Pages without a form say so
/// (<c>[RequireAntiforgeryToken(false)]</c>) and get no token; all others keep what the framework does.
/// </summary>
sealed class AntiforgeryWhereAsked(IAntiforgery framework) : IAntiforgery
{
    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => IsAsked(httpContext) ? framework.GetAndStoreTokens(httpContext) : None;

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => IsAsked(httpContext) ? framework.GetTokens(httpContext) : None;

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => framework.IsRequestValidAsync(httpContext);

    public Task ValidateRequestAsync(HttpContext httpContext) => framework.ValidateRequestAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext)
    {
        if (IsAsked(httpContext)) framework.SetCookieTokenAndHeader(httpContext);
    }

    static AntiforgeryTokenSet None => new(null, null, "form-token", null);

    static bool IsAsked(HttpContext context) => context.GetEndpoint()?.Metadata is not { } page || page.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false }
        || context.User.Identity?.IsAuthenticated == true && page.GetMetadata<FormsForSignedInAttribute>() is not null;
}
