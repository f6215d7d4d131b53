using System.Net.Http.Headers;
using MassTransit;

namespace Challenges.TestKit;

/// <summary>Files as a client of the services sends them: raw bytes, the name in a header.</summary>
public static class Uploads
{
    /// <summary>The smallest picture: one grey pixel, and a text that names its author.</summary>
    public static byte[] Picture { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAAF3RFWHRBdXRob3IAWmhhbmcgU2FuIFNlY3JldBa1gHYAAAAKSURBVHicY2gAAACCAIF3zXK2AAAAAElFTkSuQmCC");

    public static HttpRequestMessage Request(string path, byte[] file, string name, string? key = null, Stream? unmeasured = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = unmeasured is null ? new ByteArrayContent(file) : new StreamContent(unmeasured) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = name };
        request.Headers.Add("Idempotency-Key", key ?? NewId.NextGuid().ToString());
        return request;
    }
}
