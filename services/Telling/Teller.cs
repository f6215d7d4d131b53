using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Telling;

/// <summary>Tells Identity what to tell people: written to the outbox in the transaction of what happened, sent to one queue.</summary>
public sealed class Teller(ISendEndpointProvider send, TellingKey key)
{
    static readonly Uri Address = new($"exchange:{TellingKey.Queue}");

    /// <summary>False where nobody is told anything, so that nothing need be read for it.</summary>
    public bool IsOn => key.IsSet;

    public async Task Tell(Happening happening, CancellationToken cancel)
    {
        if (!IsOn || happening.To.Count == 0) return;
        var endpoint = await send.GetSendEndpoint(Address);
        await endpoint.Send(key.Seal(happening.Tidings(key)), cancel);
    }
}

public static class TellingRegistration
{
    public static IServiceCollection AddTelling(this IServiceCollection services) =>
        services.AddSingleton(provider => TellingKey.From(provider.GetRequiredService<IConfiguration>())).AddScoped<Teller>();
}
