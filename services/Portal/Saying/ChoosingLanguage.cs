using System.Globalization;
using Challenges.Shared.Web;

namespace Challenges.Portal.Saying;

/// <summary>Takes the language from the first part of the address; an address without one leads to the reader's: the one read last, else the browser's wish, else Chinese.</summary>
static class ChoosingLanguage
{
    public static Task Choose(HttpContext context, RequestDelegate next)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var path = context.Request.Path.Value ?? "/";
        var tongue = context.RequestServices.GetRequiredService<Tongue>();
        Tongue.Speak(context, Of(path) ?? Wish(context.Request));
        CultureInfo.CurrentUICulture = tongue.Culture;
        if (path == "/")
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Redirect(tongue.To("/"));
            return Task.CompletedTask;
        }
        return next(context);
    }

    static string? Of(string path) => path.Length >= 3 && (path.Length == 3 || path[3] == '/') && path[..3] is "/zh" or "/en" ? path[1..3] : null;

    static string Wish(HttpRequest request) =>
        request.Cookies[Tongue.Cookie] is "zh" or "en" ? request.Cookies[Tongue.Cookie]!
        : request.Headers.AcceptLanguage.Count > 0 && Languages.Of(request).Name == "en" && Names(request, "en") ? "en" : "zh";

    static bool Names(HttpRequest request, string language) => request.Headers.AcceptLanguage.ToString().Contains(language, StringComparison.OrdinalIgnoreCase);
}
