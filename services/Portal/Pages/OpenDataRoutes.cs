using Challenges.Portal.Caching;
using Challenges.Portal.Showing;
using Challenges.Portal.Speaking;
using Challenges.Portal.Working;

namespace Challenges.Portal.Pages;

/// <summary>The public record of a challenge as files.</summary>
static class OpenDataRoutes
{
    public static void MapOpenData(this WebApplication app)
    {
        app.MapGet(WorkRoutes.Language + "/challenges/{number}/record.json", (string number, PublicRecord record) => File(number, record, "json", "application/json", OpenData.Json)).CacheOutput(PageCache.Public);
        app.MapGet(WorkRoutes.Language + "/challenges/{number}/record.csv", (string number, PublicRecord record) => File(number, record, "csv", "text/csv; charset=utf-8", OpenData.Csv)).CacheOutput(PageCache.Public);
    }

    static async Task<IResult> File(string number, PublicRecord record, string ending, string kind, Func<OneRecord, byte[]> write)
    {
        var one = await record.Of(number);
        return one.Challenge.HasValue ? Microsoft.AspNetCore.Http.Results.File(write(one), kind, $"{one.Challenge.Value.Number}.{ending}") : Microsoft.AspNetCore.Http.Results.StatusCode(one.Challenge.Refusal?.Status ?? StatusCodes.Status502BadGateway);
    }
}
