using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Challenges.Shared.Web;

/// <summary>The two languages of everything that people read. Rules never depend on them: only <see cref="CultureInfo.CurrentUICulture"/> is set.</summary>
public static class Languages
{
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    public static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");

    /// <summary>The best of Accept-Language: any <c>zh</c> means simplified Chinese; English when nothing fits.</summary>
    public static CultureInfo Of(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wishes)) return English;
        foreach (var wish in wishes.Where(w => w.Quality is not 0).OrderByDescending(w => w.Quality ?? 1))
        {
            if (Speaks(wish.Value, "zh")) return Chinese;
            if (Speaks(wish.Value, "en")) return English;
        }
        return English;
    }

    static bool Speaks(Microsoft.Extensions.Primitives.StringSegment wish, string language) =>
        wish.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (wish.Length == 2 || wish[2] == '-');

    internal static Task Choose(HttpContext context, RequestDelegate next)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = Of(context.Request);
        context.Response.Headers.Vary = "Accept-Language";
        return next(context);
    }
}
