using System.Globalization;
using System.Text.RegularExpressions;
using Challenges.Portal.Saying;
using Microsoft.AspNetCore.Antiforgery;

namespace Challenges.Portal.Working.Telling;

/// <summary>The buttons of the messages, follows and subscriptions: each does one thing and shows a page afterwards.</summary>
static partial class TellingRoutes
{
    const string Language = "/{language:regex(^(zh|en)$)}";

    public static void MapTelling(this WebApplication app)
    {
        app.MapPost(Language + "/my/messages/{id:guid}/read", Read).RequireAuthorization();
        app.MapPost(Language + "/my/messages/read", ReadAll).RequireAuthorization();
        app.MapPost(Language + "/my/follows", Follow).RequireAuthorization();
        app.MapPost(Language + "/my/follows/{number}/begin", Begin).RequireAuthorization();
        app.MapPost(Language + "/my/follows/{number}/end", End).RequireAuthorization();
        app.MapPost(Language + "/my/subscriptions", Subscribe).RequireAuthorization();
        app.MapPost(Language + "/my/subscriptions/{id:guid}/end", Unsubscribe).RequireAuthorization();
    }

    /// <summary>Marks it as read and, when the button carries a page, leads there.</summary>
    static Task<IResult> Read(Guid id, HttpContext http, Speaking.Identity identity, UnreadCounts counts, IAntiforgery antiforgery, Tongue tongue) => Act(http, antiforgery, tongue, async form =>
    {
        await identity.Read(id);
        Forget(http, counts);
        return Back(form) ?? "/my/messages";
    });

    static Task<IResult> ReadAll(HttpContext http, Speaking.Identity identity, UnreadCounts counts, IAntiforgery antiforgery, Tongue tongue) => Act(http, antiforgery, tongue, async _ =>
    {
        await identity.ReadAll();
        Forget(http, counts);
        return "/my/messages";
    });

    static Task<IResult> Follow(HttpContext http, Speaking.Identity identity, IAntiforgery antiforgery, Tongue tongue) => Act(http, antiforgery, tongue, async form =>
        (await identity.Follow(form["number"].ToString().Trim())).Refusal is null ? "/my/profile?saved=1#follows" : "/my/profile#follows");

    static Task<IResult> Begin(string number, HttpContext http, Speaking.Identity identity, IAntiforgery antiforgery, Tongue tongue) => Act(http, antiforgery, tongue, async form =>
    {
        await identity.Follow(number);
        return Back(form) ?? "/my/messages";
    });

    static Task<IResult> End(string number, HttpContext http, Speaking.Identity identity, IAntiforgery antiforgery, Tongue tongue) => Act(http, antiforgery, tongue, async form =>
    {
        await identity.Unfollow(number);
        return Back(form) ?? "/my/profile#follows";
    });

    static Task<IResult> Subscribe(HttpContext http, Speaking.Identity identity, IAntiforgery antiforgery, Tongue tongue) => Act(http, antiforgery, tongue, async form =>
        (await identity.Subscribe(form["field"].ToString(), form["department"].ToString(), Fen(form["least"]))).HasValue ? "/my/profile?saved=1#subscriptions" : "/my/profile#subscriptions");

    static Task<IResult> Unsubscribe(Guid id, HttpContext http, Speaking.Identity identity, IAntiforgery antiforgery, Tongue tongue) => Act(http, antiforgery, tongue, async _ =>
    {
        await identity.Unsubscribe(id);
        return "/my/profile#subscriptions";
    });

    /// <summary>Fen (0.01 yuan) as an address or a hidden field has them; 0 for what is none.</summary>
    internal static long Fen(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var fen) ? fen : 0;

    static async Task<IResult> Act(HttpContext http, IAntiforgery antiforgery, Tongue tongue, Func<IFormCollection, Task<string>> act) =>
        await antiforgery.IsRequestValidAsync(http) ? Results.Redirect(tongue.To(await act(await http.Request.ReadFormAsync()))) : Results.StatusCode(StatusCodes.Status400BadRequest);

    static string? Back(IFormCollection form) => Page().IsMatch(form["tail"].ToString()) ? form["tail"].ToString() : null;

    static void Forget(HttpContext http, UnreadCounts counts)
    {
        if (http.User.FindFirst("sub")?.Value is { } person) counts.Forget(person);
    }

    /// <summary>A page of this portal and nothing else.</summary>
    [GeneratedRegex(@"\A(/[A-Za-z0-9_.\-]+)+(\?[A-Za-z0-9_.=&\-]+)?(#[A-Za-z0-9\-]+)?\z")]
    private static partial Regex Page();
}
