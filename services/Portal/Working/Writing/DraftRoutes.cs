using Challenges.Portal.Saying;
using Challenges.Portal.Showing;
using Challenges.Portal.Speaking;
using Challenges.Portal.Working.Reviewing;
using Challenges.Portal.Working.Solving;
using Microsoft.AspNetCore.Antiforgery;

namespace Challenges.Portal.Working.Writing;

/// <summary>
/// What a page's script sends after a pause: 200 with what is stored, 409 with both values where two people changed one field, 401 when the session has ended, and the refusal of the
/// service with its own words.
/// </summary>
static class DraftRoutes
{
    public static Task<IResult> Application(Guid id, HttpContext http, IAntiforgery antiforgery, Applications applications, Publication publication, Tongue tongue) =>
        Take(http, antiforgery, new ApplicationDraft(applications, id, rowsStay: true), async written =>
        {
            var challenge = (await publication.Challenge(written.Challenge)).Value;
            return new Stored(written.Version, field => Labels.Of(field, challenge?.Indicators, tongue))
            {
                At = Clock(written.SavedAt, written.Stand.Zone),
                Problems = [.. written.Problems.Select(p => tongue.IsChinese ? p.Zh : p.En)],
                Count = tongue.Count("application.problems", written.Problems.Count),
                Parts = PartOfDraft.Of(written).ToDictionary(p => p.Name, p => new Said(p.Status, tongue["part.status." + p.Status])),
                Echoes = Echoes.All(written, challenge?.Indicators, tongue),
                Warnings = PartOfDraft.Passages(written).GroupBy(p => PartOfDraft.FieldOf(p.Field)).ToDictionary(g => g.Key, g => string.Join(" ", g.Select(p => tongue.Say("draft.passage", ("passage", p.Passage)))))
            };
        });

    public static Task<IResult> Answers(Guid id, HttpContext http, IAntiforgery antiforgery, Applications applications, Tongue tongue) =>
        Take(http, antiforgery, new DefenceAnswers(applications, id), _ => Task.FromResult(new Stored(0, field => tongue.Say("defence.answer", ("n", field[(field.LastIndexOf('.') + 1)..])))));

    public static Task<IResult> Sheet(Guid seat, string code, HttpContext http, IAntiforgery antiforgery, Review review, Tongue tongue) => Sheet(http, antiforgery, new SheetDraft(review, seat, code, second: false), review, seat, tongue);

    public static Task<IResult> SecondSheet(Guid seat, string code, HttpContext http, IAntiforgery antiforgery, Review review, Tongue tongue) => Sheet(http, antiforgery, new SheetDraft(review, seat, code, second: true), review, seat, tongue);

    static Task<IResult> Sheet(HttpContext http, IAntiforgery antiforgery, SheetDraft draft, Review review, Guid seat, Tongue tongue) => Take(http, antiforgery, draft, async sheet =>
    {
        var criteria = (await review.Seat(seat)).Value?.Criteria;
        return new Stored(sheet.Version, field => SheetForm.LabelOf(field, criteria, tongue)) { Total = sheet.Total ?? tongue["not.yet"], At = sheet.SavedAt is { } at ? Clock(at, sheet.Stand.Zone) : null };
    });

    static async Task<IResult> Take<T>(HttpContext http, IAntiforgery antiforgery, WrittenDocument<T> document, Func<T, Task<Stored>> shows) where T : class
    {
        if (http.User.Identity?.IsAuthenticated != true) return Results.Json(new { state = "signedout" }, statusCode: StatusCodes.Status401Unauthorized);
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.Json(new { state = "stale" }, statusCode: StatusCodes.Status400BadRequest);
        Spoken(http);
        var form = await http.Request.ReadFormAsync();
        var posted = form.ToDictionary(f => f.Key, f => f.Value.ToString());
        var writing = await document.Save(posted);
        if (!writing.Taken || !writing.Document.HasValue) return Refused(writing.Refusal);
        var now = writing.Document.Value;
        var (stored, fields) = (await shows(now), document.Fields(now));
        return Results.Json(new
        {
            state = writing.Clashes.Count > 0 ? "conflict" : "saved",
            was = writing.Was,
            n = stored.Version,
            at = stored.At,
            unread = writing.Unread,
            set = writing.Foreign.ToDictionary(field => field, field => fields.GetValueOrDefault(field, "")),
            merged = writing.Foreign.Where(field => !posted.ContainsKey(Merge.Choice + field)).Select(stored.Label),
            clashes = writing.Clashes.Select(c => new { field = c.Field, label = stored.Label(c.Field), mine = c.Mine, theirs = c.Theirs, seen = Seen.Mark(c.Theirs) }),
            problems = stored.Problems,
            count = stored.Count,
            parts = stored.Parts,
            echoes = stored.Echoes,
            warnings = stored.Warnings,
            total = stored.Total
        }, statusCode: writing.Clashes.Count > 0 ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
    }

    /// <summary>One file, with the progress that a script can show; the page takes the same form without it.</summary>
    public static async Task<IResult> Upload(Guid id, HttpContext http, IAntiforgery antiforgery, Applications applications)
    {
        if (http.User.Identity?.IsAuthenticated != true) return Results.Json(new { state = "signedout" }, statusCode: StatusCodes.Status401Unauthorized);
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.Json(new { state = "stale" }, statusCode: StatusCodes.Status400BadRequest);
        Spoken(http);
        var form = await http.Request.ReadFormAsync();
        if (form.Files.GetFile("file") is not { Length: > 0 } file) return Results.Json(new { state = "failed" }, statusCode: StatusCodes.Status422UnprocessableEntity);
        await using var content = file.OpenReadStream();
        var attached = await applications.Attach(id, content, Path.GetFileName(file.FileName), form["key"].ToString());
        return attached.HasValue ? Results.Json(new { state = "saved" }) : Refused(attached.Refusal);
    }

    /// <summary>These addresses have no language of their own: the page says which it speaks.</summary>
    static void Spoken(HttpContext http) => Tongue.Speak(http, http.Request.Headers.AcceptLanguage.ToString().StartsWith("zh", StringComparison.Ordinal) ? "zh" : "en");

    /// <summary>No answer, too many and too busy pass; what the service says no to stays so until a person reads why.</summary>
    static IResult Refused(Refused? refusal) => Results.Json(new
    {
        state = refusal?.Status switch { null or >= 500 or 429 or 408 => "failed", 401 => "signedout", 422 or 400 or 413 => "unfit", _ => "refused" },
        says = refusal?.Detail ?? refusal?.Title,
        then = refusal?.Then,
        code = refusal?.Code,
        rule = refusal?.Rule,
        errors = refusal?.Errors?.Select(e => $"{e.Key}: {string.Join(" ", e.Value)}")
    }, statusCode: refusal?.Status ?? StatusCodes.Status502BadGateway);

    static string Clock(DateTimeOffset at, string zone) => Dates.Exact(at, zone)[11..19];

    sealed record Stored(long Version, Func<string, string> Label)
    {
        public IReadOnlyList<string>? Problems { get; init; }
        public string? Count { get; init; }
        public IReadOnlyDictionary<string, Said>? Parts { get; init; }
        public IReadOnlyDictionary<string, string>? Echoes { get; init; }
        public IReadOnlyDictionary<string, string>? Warnings { get; init; }
        public string? Total { get; init; }
        public string? At { get; init; }
    }

    sealed record Said(string Status, string Says);
}
