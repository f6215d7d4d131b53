using System.Text.Json.Nodes;
using Challenges.Portal.Saying;
using Challenges.Portal.SigningIn;

namespace Challenges.Portal.Speaking;

/// <summary>Any act of any service by its form. What it means and whether it may be done now is the service's to say.</summary>
public sealed class Acting(IHttpClientFactory clients, IHttpContextAccessor context, Tongue tongue, Bearer bearer, ILogger<ServiceClient> log)
{
    public Task<Reply<Raw>> Do(string service, bool puts, string path, JsonObject body, string key, string? version) => new Line(service, clients, context, tongue, bearer, log).Do(puts, path, body, key, version);

    public Task<Reply<Raw>> Read(string service, string path) => new Line(service, clients, context, tongue, bearer, log).Read(path);

    sealed class Line(string service, IHttpClientFactory clients, IHttpContextAccessor context, Tongue tongue, Bearer bearer, ILogger<ServiceClient> log)
        : ServiceClient(service, clients, context, tongue, bearer, log)
    {
        public Task<Reply<Raw>> Do(bool puts, string path, JsonObject body, string key, string? version) => puts ? Put<Raw>(path, body, version) : Post<Raw>(path, body, key, version);

        public Task<Reply<Raw>> Read(string path) => GetRaw(path);
    }
}
