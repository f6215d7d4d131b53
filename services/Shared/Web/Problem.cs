using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Shared.Web;

/// <summary>RFC 9457 problem details as every service answers them, in the caller's language.</summary>
public sealed record Problem
{
    /// <summary><c>urn:challenges:refusal:CODE</c>.</summary>
    public required string Type { get; init; }
    /// <summary>Short text of the kind of refusal.</summary>
    public required string Title { get; init; }
    public required int Status { get; init; }
    /// <summary>What happened, with the facts of this case.</summary>
    public required string Detail { get; init; }
    public required string Code { get; init; }
    /// <summary>Rule of the register, such as <c>R06</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rule { get; init; }
    /// <summary>What the caller does next.</summary>
    public required string Then { get; init; }
    public required IReadOnlyDictionary<string, object?> Facts { get; init; }
    /// <summary>Path of a member → what is wrong with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }
    public required string TraceId { get; init; }

    internal static Problem From(RefusedException refused, IReadOnlyDictionary<string, string[]>? errors, Texts texts, CultureInfo language, HttpContext context) => new()
    {
        Type = $"urn:challenges:refusal:{refused.Refusal.Code}",
        Title = texts.Find($"status.{refused.Refusal.Status}", language) ?? texts.Find("status.other", language)!,
        Status = refused.Refusal.Status,
        Detail = texts.Get(refused.Refusal.Code, language, refused.Facts),
        Code = refused.Refusal.Code,
        Rule = refused.Refusal.Rule,
        Then = texts.Get(refused.Refusal.Code + ".then", language, refused.Facts),
        Facts = refused.Facts.ToDictionary(f => f.Key, f => f.Value switch { Fact fact => fact.Value, IEnumerable<Fact> list => list.Select(v => v.Value), var plain => plain }),
        Errors = errors,
        TraceId = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier
    };

    internal async Task Write(HttpContext context, CultureInfo language)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(this, JsonSettings.Web);
        var response = context.Response;
        response.StatusCode = Status;
        response.ContentType = "application/problem+json; charset=utf-8";
        response.ContentLength = body.Length;
        response.Headers.ContentLanguage = language.Name;
        response.Headers.Vary = "Accept-Language";
        if (HttpMethods.IsHead(context.Request.Method)) return;
        await response.Body.WriteAsync(body, CancellationToken.None);
    }
}

/// <summary>The same answer where no exception is thrown, as in a host without the services' pipeline.</summary>
public sealed class RefusedResult(RefusedException refused) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var language = Languages.Of(httpContext.Request);
        return Problem.From(refused, null, httpContext.RequestServices.GetRequiredService<Texts>(), language, httpContext).Write(httpContext, language);
    }
}
