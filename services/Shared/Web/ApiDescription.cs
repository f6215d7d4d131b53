using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Challenges.Shared.Web;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c> and a page to read and try it at <c>/docs</c>, which loads nothing from elsewhere.</summary>
public static class ApiDescription
{
    public static void AddApiDescription(this IServiceCollection services, string module) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, context, _) =>
        {
            var texts = context.ApplicationServices.GetRequiredService<Texts>();
            document.Info = new OpenApiInfo { Title = $"Challenges: {module}", Version = "v1", Description = Introduction(texts) };
            // Groups are the first parts of the addresses; those that were made from the names of handlers go.
            document.Tags = document.Paths.Keys.Select(Group).Distinct().Select(name => new OpenApiTag { Name = name }).ToHashSet();
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes["bearer"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = $"Audience challenges-{module}; claims sub, role (any number), org, dept."
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(async (operation, context, cancel) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            var access = metadata.OfType<AccessMetadata>().LastOrDefault();
            operation.Tags = new HashSet<OpenApiTagReference> { new(Group(context.Description.RelativePath!), context.Document) };
            operation.Parameters ??= [];
            if (metadata.OfType<IdempotentMetadata>().Any())
                operation.Parameters.Add(Header(KeptAnswer.Header, true, "1–200 visible ASCII characters, chosen by the caller. The same key and content again gets the same answer."));
            if (metadata.OfType<MethodInfo>().Any(m => m.GetParameters().Any(p => p.ParameterType == typeof(IfMatch))))
                operation.Parameters.Add(Header("If-Match", true, "The ETag of the version that the caller has seen, such as \"3\"."));
            operation.Parameters.Add(Header("Accept-Language", false, "zh-Hans or en; the language of problem details."));
            if (access is { Anyone: false })
            {
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [] }];
                operation.Description = $"{operation.Description}\n\n{(access.Roles.Count == 0 ? "Any signed-in person." : $"Roles: {string.Join(", ", access.Roles)}.")}".Trim();
            }
            operation.Responses ??= [];
            operation.Responses["default"] = new OpenApiResponse
            {
                Description = "A refusal as problem details (RFC 9457); the codes stand in the description of this document.",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new() { Schema = await context.GetOrCreateSchemaAsync(typeof(Problem), null, cancel) }
                }
            };
        });
    });

    public static void MapApiDescription(this IEndpointRouteBuilder app, string module)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowPublic();
        app.MapScalarApiReference("/docs", options => options.WithTitle($"Challenges: {module}").DisableDefaultFonts().DisableTelemetry().DisableAgent().HideDeveloperTools()).AllowPublic();
    }

    static string Group(string path) => path.TrimStart('/').Split('/')[0];

    static OpenApiParameter Header(string name, bool required, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = required,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String }
    };

    static string Introduction(Texts texts)
    {
        var none = new Dictionary<string, object?>();
        // Code, status and rule share a column: a page gives each of five columns a width in which codes break letter by letter.
        var rows = texts.Refusals.DistinctBy(r => r.Code).OrderBy(r => r.Code, StringComparer.Ordinal).Select(r => string.Create(CultureInfo.InvariantCulture,
            $"| `{r.Code}` {string.Join(' ', [r.Status, .. r.Rule is null ? Array.Empty<string>() : [r.Rule]])} | {texts.Get(r.Code, Languages.English, none)} | {texts.Get(r.Code, Languages.Chinese, none)} |"));
        return "Refusals: code, status and rule.\n\n| Code | English | 中文 |\n|---|---|---|\n" + string.Join('\n', rows);
    }
}
