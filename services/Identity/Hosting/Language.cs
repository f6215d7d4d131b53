using System.Globalization;
using Challenges.Shared.Web;

namespace Challenges.Identity.Hosting;

/// <summary>
/// The language of a page: what the person chose here (a cookie), else what the portal asks for (<c>ui_locales</c>), else what the browser wishes, else Chinese. Only words follow it.
/// </summary>
static class Language
{
    const string Cookie = "challenges.identity.language";

    public static Task Choose(HttpContext context, RequestDelegate next)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = Known(context.Request.Cookies[Cookie]) ?? Known(context.Request.Query["ui_locales"])
            ?? (context.Request.Headers.AcceptLanguage.Count == 0 ? Languages.Chinese : Languages.Of(context.Request));
        context.Response.Headers.ContentLanguage = CultureInfo.CurrentUICulture.Name;
        return next(context);
    }

    /// <summary><c>/language?set=en&amp;to=/sign-in</c>: keeps the choice for a year and goes back.</summary>
    public static IResult Set(HttpContext context, string? set, string? to)
    {
        if (Known(set) is { } language)
            context.Response.Cookies.Append(Cookie, language.Name, new CookieOptions { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365) });
        return Results.LocalRedirect(IsLocal(to) ? to! : "/");
    }

    public static bool IsLocal(string? address) => address is ['/', ..] and not (['/', '/', ..] or ['/', '\\', ..]) && !address.Any(char.IsControl);

    static CultureInfo? Known(string? name) =>
        name is null ? null : name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Languages.Chinese : name.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Languages.English : null;
}

/// <summary>The words of the page in the reader's language: <c>@T["key"]</c>.</summary>
public sealed class Words(Texts texts)
{
    static readonly Dictionary<string, object?> None = [];

    public string this[string key] => texts.Get(key, CultureInfo.CurrentUICulture, None);

    public string Say(string key, params (string Name, object? Value)[] facts) => texts.Get(key, CultureInfo.CurrentUICulture, facts.ToDictionary(f => f.Name, f => f.Value));

    public string? Find(string key) => texts.Find(key, CultureInfo.CurrentUICulture);

    public bool Chinese => CultureInfo.CurrentUICulture.Name == Languages.Chinese.Name;
}
