using System.Text.Json;
using System.Text.Json.Nodes;
using Challenges.Portal.Saying;
using Challenges.Portal.Speaking;
using Challenges.Portal.Working.Deciding;
using Challenges.Portal.Working.Reviewing;
using Challenges.Portal.Working.Solving;
using Challenges.Shared.Web;
using Microsoft.AspNetCore.Antiforgery;

namespace Challenges.Portal.Working;

/// <summary>What is no page: the channel of drafts, and downloads.</summary>
static class WorkRoutes
{
    const string Language = "/{language:regex(^(zh|en)$)}";

    public static void MapWork(this WebApplication app)
    {
        app.MapDownloads();
        app.MapPost("/drafts/applications/{id:guid}", SaveApplication).RequireAuthorization();
        app.MapPost("/drafts/sheets/{seat:guid}/{code}", SaveSheet).RequireAuthorization();
        app.MapGet(Language + "/applications/{id:guid}/receipt.json", ReceiptFile).RequireAuthorization();
        app.MapGet(Language + "/applications/{id:guid}/inclusion.json", InclusionFile).RequireAuthorization();
    }

    /// <summary>What a page's script sends 2 s after a pause. Answers 409 when somebody saved first; nothing is overwritten.</summary>
    static async Task<IResult> SaveApplication(Guid id, HttpContext http, IAntiforgery antiforgery, Applications applications, Tongue tongue)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        Spoken(http);
        var form = await http.Request.ReadFormAsync();
        var now = await applications.One(id);
        if (!now.HasValue) return Results.Json(new { state = "failed" }, statusCode: now.Refusal?.Status ?? 502);
        var unread = DraftForm.Lay(form, now.Value.Content);
        var saved = await applications.Save(id, now.Value.Content, form["version"]);
        return saved.HasValue
            ? Results.Json(new { state = "saved", version = saved.Version, n = saved.Value.Version, unread, problems = saved.Value.Problems.Select(p => tongue.IsChinese ? p.Zh : p.En) })
            : Refused(saved.Refusal);
    }

    static async Task<IResult> SaveSheet(Guid seat, string code, HttpContext http, IAntiforgery antiforgery, Review review)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        Spoken(http);
        var form = await http.Request.ReadFormAsync();
        var (scores, unread) = SheetForm.Read(form);
        var saved = await review.Save(seat, code, scores, form["version"]);
        return saved.HasValue ? Results.Json(new { state = "saved", version = saved.Version, n = saved.Value.Version, unread, total = saved.Value.Total }) : Refused(saved.Refusal);
    }

    /// <summary>These addresses have no language of their own: the page says which it speaks.</summary>
    static void Spoken(HttpContext http) => Tongue.Speak(http, http.Request.Headers.AcceptLanguage.ToString().StartsWith("zh", StringComparison.Ordinal) ? "zh" : "en");

    static IResult Refused(Refused? refusal) => Results.Json(new { state = refusal?.Status is 412 or 409 ? "conflict" : "failed", says = refusal?.Detail, code = refusal?.Code }, statusCode: refusal?.Status is 412 ? 409 : refusal?.Status ?? 502);

    static async Task<IResult> ReceiptFile(Guid id, Applications applications)
    {
        var receipt = await applications.Receipt(id);
        return receipt is { HasValue: true, Value.Receipts: [.., var last] }
            ? Results.File(JsonSerializer.SerializeToUtf8Bytes(new { receipt = last.Receipt, signature = last.Signature }, JsonSettings.Web), "application/json", $"receipt-{last.Receipt.Challenge}-{last.Receipt.Filing}.json")
            : Results.StatusCode(receipt.Refusal?.Status ?? 502);
    }

    static async Task<IResult> InclusionFile(Guid id, Applications applications)
    {
        var proof = await applications.Inclusion(id);
        return proof.HasValue ? Results.File(JsonSerializer.SerializeToUtf8Bytes<JsonNode>(proof.Value.Json), "application/json", "inclusion.json") : Results.StatusCode(proof.Refusal?.Status ?? 502);
    }
}
