using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Challenges.Portal.Guarding;

namespace Challenges.Portal.Looking;

/// <summary>
/// The reader's own size of text and theme, without a script: a cookie, and a small style sheet that follows it. Pages are the same for everybody, so that they can be kept; the style
/// sheet alone differs.
/// </summary>
static partial class LookRoutes
{
    const string Cookie = "portal.look";

    public static readonly IReadOnlyList<string> Themes = ["auto", "light", "dark"];
    public static readonly IReadOnlyList<string> Sizes = ["100", "125", "150"];

    static readonly Lazy<(string Light, string Dark)> Tokens = new(() =>
    {
        using var file = typeof(Files).Assembly.GetManifestResourceStream("Challenges.Portal.wwwroot.portal.css")!;
        var blocks = Root().Matches(new StreamReader(file).ReadToEnd()).Select(m => m.Groups[1].Value).ToList();
        return (blocks[0], blocks[1]);
    });

    public static void MapLook(this WebApplication app)
    {
        app.MapGet("/look.css", Sheet);
        app.MapGet("/look", Choose);
    }

    static IResult Choose(HttpContext http, string? theme, string? text, string? to)
    {
        var (nowTheme, nowText) = Of(http.Request);
        var chosen = $"{(Themes.Contains(theme) ? theme : nowTheme)}.{(Sizes.Contains(text) ? text : nowText)}";
        http.Response.Cookies.Append(Cookie, chosen, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        http.Response.Headers.CacheControl = "no-store";
        return Results.Redirect(to is ['/', not ('/' or '\\'), ..] ? to : "/");
    }

    static IResult Sheet(HttpContext http)
    {
        var (theme, text) = Of(http.Request);
        var css = new StringBuilder();
        if (text != "100") css.Append(CultureInfo.InvariantCulture, $"html {{ font-size: {text}%; }}\n");
        if (theme != "auto") css.Append(CultureInfo.InvariantCulture, $":root {{ color-scheme: {theme}; {(theme == "dark" ? Tokens.Value.Dark : Tokens.Value.Light)} }}\n");
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.Vary = "Cookie";
        return Results.Text(css.ToString(), "text/css", Encoding.UTF8);
    }

    static (string Theme, string Text) Of(HttpRequest request) =>
        request.Cookies[Cookie]?.Split('.') is [var theme, var text] && Themes.Contains(theme) && Sizes.Contains(text) ? (theme, text) : ("auto", "100");

    [GeneratedRegex(@":root\s*\{([^}]*)\}")]
    private static partial Regex Root();
}
