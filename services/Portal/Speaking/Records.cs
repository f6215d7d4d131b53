using Challenges.Portal.Saying;
using Challenges.Portal.SigningIn;

namespace Challenges.Portal.Speaking;

/// <summary>The decisions that each service keeps in a chain: any of the four replays its own for everybody.</summary>
public sealed class Records(IHttpClientFactory clients, IHttpContextAccessor context, Tongue tongue, Bearer bearer, ILogger<ServiceClient> log)
{
    public static readonly IReadOnlyList<string> Services = PortalSettings.Services;

    public Task<Reply<Replayed>> Replay(string service, string number) => new Line(service, clients, context, tongue, bearer, log).Replay(number);

    sealed class Line(string service, IHttpClientFactory clients, IHttpContextAccessor context, Tongue tongue, Bearer bearer, ILogger<ServiceClient> log)
        : ServiceClient(service, clients, context, tongue, bearer, log)
    {
        public Task<Reply<Replayed>> Replay(string number) => Post<Replayed>($"/decisions/{Part(number)}/verify", null, null);
    }
}
