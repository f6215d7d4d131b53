using System.Text.Json;
using System.Text.Json.Nodes;
using Challenges.Portal.Speaking;
using Challenges.Portal.Working.Deciding;
using Challenges.Portal.Working.Writing;
using Challenges.Shared.Web;

namespace Challenges.Portal.Working;

/// <summary>What is no page: the channel of drafts, uploads, and downloads.</summary>
static class WorkRoutes
{
    public const string Language = "/{language:regex(^(zh|en)$)}";

    public static void MapWork(this WebApplication app)
    {
        app.MapDownloads();
        // Without RequireAuthorization: who is signed out is told so, and not led away from what was typed.
        app.MapPost("/drafts/applications/{id:guid}", DraftRoutes.Application);
        app.MapPost("/drafts/applications/{id:guid}/defence", DraftRoutes.Answers);
        app.MapPost("/drafts/sheets/{seat:guid}/{code}", DraftRoutes.Sheet);
        app.MapPost("/drafts/defence/{seat:guid}/{code}", DraftRoutes.SecondSheet);
        app.MapPost("/uploads/applications/{id:guid}", DraftRoutes.Upload).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestUpload));
        app.MapGet("/units", Units);
        app.MapGet(Language + "/applications/{id:guid}/receipt.json", ReceiptFile).RequireAuthorization();
        app.MapGet(Language + "/applications/{id:guid}/inclusion.json", InclusionFile).RequireAuthorization();
        app.MapGet(Language + "/applications/{id:guid}/draft.json", DraftFile).RequireAuthorization();
        app.MapGet(Language + "/applications/{id:guid}/files/{file:guid}", (Guid id, Guid file, Applications applications) => applications.File($"/applications/{id:D}/attachments/{file:D}")).RequireAuthorization();
        app.MapGet(Language + "/applications/{id:guid}/files/{file:guid}/copy", (Guid id, Guid file, Applications applications) => applications.File($"/applications/{id:D}/attachments/{file:D}/review-copy")).RequireAuthorization();
        app.MapGet(Language + "/review/{seat:guid}/{code}/files/{n:int}", ReviewCopy).RequireAuthorization();
    }

    /// <summary>A file of the most that a service may be set to take, and the form around it; the service has the last word.</summary>
    public const long LargestUpload = 128L * 1024 * 1024;

    /// <summary>Proposals while somebody writes the id of a unit: what the public register holds under those words.</summary>
    static async Task<IResult> Units(string? q, Publication publication)
    {
        var found = string.IsNullOrWhiteSpace(q) ? null : (await publication.Organisations(q)).Value;
        return Results.Json((found?.Items ?? []).Take(20).Select(o => new { id = o.Id, name = o.Name }));
    }

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

    static async Task<IResult> DraftFile(Guid id, Applications applications)
    {
        var draft = await applications.One(id);
        return draft.HasValue ? Results.File(JsonSerializer.SerializeToUtf8Bytes<JsonNode>(draft.Value.Content), "application/json", $"draft-{draft.Value.Challenge}-{draft.Value.Version}.json") : Results.StatusCode(draft.Refusal?.Status ?? 502);
    }

    /// <summary>Review's link holds for a few minutes and for this reviewer alone; it is asked for with each reading and never shown.</summary>
    static async Task<IResult> ReviewCopy(Guid seat, string code, int n, Review review, Applications applications)
    {
        var bid = await review.Application(seat, code);
        return bid.HasValue && bid.Value.Attachments.ElementAtOrDefault(n - 1)?.Href is { } href ? await applications.File(href) : Results.StatusCode(bid.Refusal?.Status ?? 404);
    }
}
