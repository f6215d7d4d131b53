using System.Reflection;
using Challenges.Shared.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Challenges.Shared.Files;

/// <summary>
/// A request whose body is a table (<c>text/csv</c>, UTF-8, at most <c>Http:MaxBodyBytes</c>). Binds as a parameter of an endpoint; idempotency compares its bytes.
/// </summary>
public sealed class CsvBody(byte[] bytes) : IEndpointParameterMetadataProvider
{
    public byte[] Bytes { get; } = bytes;

    public static ValueTask<CsvBody> BindAsync(HttpContext context) => ValueTask.FromResult(new CsvBody(RequestContent.Of(context)?.Bytes ?? []));

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new Taken());

    sealed class Taken : IAcceptsMetadata
    {
        public IReadOnlyList<string> ContentTypes { get; } = ["text/csv"];
        /// <summary>Described as bytes; a null here would be described as no type at all, which fails.</summary>
        public Type RequestType => typeof(Stream);
        public bool IsOptional => false;
    }
}
