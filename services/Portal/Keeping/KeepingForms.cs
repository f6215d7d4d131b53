using Challenges.Portal.Saying;
using Microsoft.AspNetCore.Authorization;

namespace Challenges.Portal.Keeping;

/// <summary>A form that arrives after its session has ended leads to the sign-in and back to its page, with everything that was typed in its fields.</summary>
static class KeepingForms
{
    const long Most = 2 * 1024 * 1024;

    public static async Task Keep(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (context.User.Identity?.IsAuthenticated == true || !HttpMethods.IsPost(request.Method) || request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true
            || request.ContentLength > Most || context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null)
        {
            await next(context);
            return;
        }
        var key = context.RequestServices.GetRequiredService<KeptForms>().Keep(await request.ReadFormAsync());
        var back = request.Path + (key is null ? "" : $"?{KeptForms.Query}={key}");
        context.Response.Headers.Location = context.RequestServices.GetRequiredService<Tongue>().To("/sign-in?to=" + Uri.EscapeDataString(back));
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
    }
}
