using System.Data.Common;
using System.Text.Json;
using Challenges.Shared.Database;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Challenges.Shared.Web;

/// <summary>Turns every exception and every empty error answer into <see cref="Problem"/> details; internals stay in the log.</summary>
internal sealed class Refusing(RequestDelegate next, Texts texts, SqlDialect dialect, ILogger<Refusing> log)
{
    public async Task Invoke(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return; // nobody reads the answer any more
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await Answer(context, e);
            return;
        }

        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
            await Answer(context, OfStatus(context, context.Response.StatusCode), null);
    }

    Task Answer(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case RefusedException refused:
                return Answer(context, refused, null);
            case NotValidException invalid:
                return Answer(context, SharedRefusals.NotValid.Now(), invalid.Errors);
            case StaleVersionException:
                return Answer(context, context.Request.Headers.IfMatch.Count > 0
                    ? SharedRefusals.VersionDiffers.With(("version", null))
                    : SharedRefusals.SomebodySavedFirst.Now(), null);
            case BadHttpRequestException { InnerException: JsonException json }:
                return AnswerFaults(context, json);
            case JsonException json:
                return AnswerFaults(context, json);
            case BadHttpRequestException bad:
                return Answer(context, OfStatus(context, bad.StatusCode), null);
            case DbException busy when dialect.IsTransient(busy):
                log.LogWarning(exception, "The database stayed busy");
                context.Response.Headers.RetryAfter = "2";
                return Answer(context, SharedRefusals.Busy.Now(), null);
            case DbException twin when dialect.IsUniqueViolation(twin):
                log.LogWarning(exception, "A unique key was taken that no rule had looked for");
                return Answer(context, SharedRefusals.SomebodySavedFirst.Now(), null);
            default:
                log.LogError(exception, "Request {Method} {Route} failed", context.Request.Method, context.GetEndpoint()?.DisplayName);
                return Answer(context, SharedRefusals.Failed.Now(), null);
        }
    }

    Task AnswerFaults(HttpContext context, JsonException json)
    {
        var faults = RequestContent.Of(context)?.Faults(context);
        if (faults?.Refused() is { } refused) return Answer(context, refused, faults.Errors(texts, Languages.Of(context.Request)));
        return Answer(context, SharedRefusals.NotJson.With(("line", json.LineNumber + 1), ("position", json.BytePositionInLine + 1)), null);
    }

    async Task Answer(HttpContext context, RefusedException refused, IReadOnlyDictionary<string, string[]>? errors)
    {
        var language = Languages.Of(context.Request);
        if (refused.Refusal == SharedRefusals.IdentityNotConfirmed) context.Response.Headers.WWWAuthenticate = Confirmation.Challenge(refused);
        log.LogInformation("Refused {Code} {Status} on {Method} {Route}", refused.Refusal.Code, refused.Refusal.Status, context.Request.Method, context.GetEndpoint()?.DisplayName);
        await Problem.From(refused, errors, texts, language, context).Write(context, language);
    }

    static RefusedException OfStatus(HttpContext context, int status) => status switch
    {
        401 => SharedRefusals.NotSignedIn.Now(),
        403 => SharedRefusals.RoleMayNot.With(("roles", context.GetEndpoint()?.Metadata.GetMetadata<AccessMetadata>()?.Roles ?? [])),
        404 => SharedRefusals.NoSuchAddress.Now(),
        405 => SharedRefusals.NoSuchMethod.With(("allowed", context.Response.Headers.Allow.ToString())),
        408 => SharedRefusals.BodyTooSlow.Now(),
        413 => SharedRefusals.BodyTooLarge.Now(),
        415 => SharedRefusals.NotThisMediaType.Now(),
        429 => SharedRefusals.TooManyRequests.Now(),
        503 => SharedRefusals.Busy.Now(),
        >= 500 => SharedRefusals.Failed.Now(),
        400 => SharedRefusals.BadRequest.Now(),
        _ => (SharedRefusals.NotTaken with { Status = status }).Now()
    };
}
