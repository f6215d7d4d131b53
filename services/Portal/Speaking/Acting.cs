using System.Text.Json.Nodes;
using Challenges.Portal.Saying;
using Challenges.Portal.SigningIn;

namespace Challenges.Portal.Speaking;

/// <summary>Any act of any service by its form. What it means and whether it may be done now is the service's to say.</summary>
public sealed class Acting(IHttpClientFactory clients, IHttpContextAccessor context, Tongue tongue, Bearer bearer, ILogger<ServiceClient> log)
{
    /// <param name="body">Null: the act needs none.</param>
    public Task<Reply<Raw>> Do(string service, bool puts, string path, JsonObject? body, string key, string? version) => new Line(service, clients, context, tongue, bearer, log).Do(puts, path, body, key, version);

    public Task<Reply<Raw>> Read(string service, string path) => new Line(service, clients, context, tongue, bearer, log).Read(path);

    public Task<Reply<T>> Read<T>(string service, string path) where T : class => new Line(service, clients, context, tongue, bearer, log).Read<T>(path);

    /// <summary>A file as it came, under its own name.</summary>
    public Task<Reply<Raw>> Upload(string service, string path, Stream file, string name, string key, string type = "application/octet-stream") => new Line(service, clients, context, tongue, bearer, log).Upload(path, file, name, key, type);

    /// <summary>A file of the service, as the answer to the reader's own request.</summary>
    public Task<IResult> File(string service, string path) => new Line(service, clients, context, tongue, bearer, log).File(path);

    public Task<Reply<Raw>> Remove(string service, string path, string? version) => new Line(service, clients, context, tongue, bearer, log).Remove(path, version);

    sealed class Line(string service, IHttpClientFactory clients, IHttpContextAccessor context, Tongue tongue, Bearer bearer, ILogger<ServiceClient> log)
        : ServiceClient(service, clients, context, tongue, bearer, log)
    {
        public Task<Reply<Raw>> Do(bool puts, string path, JsonObject? body, string key, string? version) => puts ? Put<Raw>(path, body ?? [], version) : Post<Raw>(path, body, key, version);

        public Task<Reply<Raw>> Read(string path) => GetRaw(path);

        public Task<Reply<T>> Read<T>(string path) where T : class => Get<T>(path);

        public Task<Reply<Raw>> Upload(string path, Stream file, string name, string key, string type) =>
            Post<Raw>(path, new StreamContent(file) { Headers = { ContentType = new(type), ContentDisposition = new("attachment") { FileNameStar = name } } }, key);

        public Task<Reply<Raw>> Remove(string path, string? version) => Delete<Raw>(path, version);
    }
}
