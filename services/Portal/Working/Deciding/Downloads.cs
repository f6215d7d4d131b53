using Challenges.Portal.Speaking;

namespace Challenges.Portal.Working.Deciding;

/// <summary>Files that a service keeps, passed on as they come: always saved, never shown in the portal's own origin.</summary>
static class Downloads
{
    const string Language = "/{language:regex(^(zh|en)$)}";

    public static void MapDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet(Language + "/problems/{id:guid}/files/{file:guid}", (Guid id, Guid file, Acting acting) => acting.File("publication", $"/problems/{id:D}/files/{file:D}")).RequireAuthorization();
        app.MapGet(Language + "/desk/challenges/{number}/opening/{code}/{ordinal:int}", (string number, string code, int ordinal, Acting acting) =>
            acting.File("applications", $"/challenges/{Uri.EscapeDataString(number)}/applications/{Uri.EscapeDataString(code)}/attachments/{ordinal}")).RequireAuthorization();
        app.MapGet(Language + "/desk/objections/{id:guid}/files/{sha256:length(64)}", (Guid id, string sha256, Acting acting) =>
            acting.File("award", $"/objections/{id:D}/files/{Uri.EscapeDataString(sha256)}")).RequireAuthorization();
    }
}
