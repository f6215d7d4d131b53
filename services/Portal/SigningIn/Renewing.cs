using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace Challenges.Portal.SigningIn;

/// <summary>Keeps the access token of a session fresh. Refresh tokens rotate, so one request of a session renews and the others wait for what it got.</summary>
sealed class Renewing(Sessions sessions, IServiceProvider services, TimeProvider time, ILogger<Renewing> log)
{
    static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    /// <summary>A session always has the same turn. Sessions may share one; then they wait for each other, which does no harm.</summary>
    readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <returns>A token that is good for a while; null when the session has ended.</returns>
    public async Task<string?> Token(string session, CancellationToken cancel)
    {
        if (await sessions.RetrieveAsync(session) is not { } ticket) return null;
        if (Fresh(ticket) is { } token) return token;
        var turn = _turns[(uint)session.GetHashCode(StringComparison.Ordinal) % (uint)_turns.Length];
        await turn.WaitAsync(cancel);
        try
        {
            return await sessions.RetrieveAsync(session) is { } now ? Fresh(now) ?? await Renew(session, now, cancel) : null;
        }
        finally
        {
            turn.Release();
        }
    }

    string? Fresh(AuthenticationTicket ticket) =>
        DateTimeOffset.TryParse(ticket.Properties.GetTokenValue("expires_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var ends) && time.GetUtcNow() + Margin < ends
            ? ticket.Properties.GetTokenValue("access_token") : null;

    async Task<string?> Renew(string session, AuthenticationTicket ticket, CancellationToken cancel)
    {
        var provider = services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(OpenIdConnectDefaults.AuthenticationScheme);
        if (provider.ConfigurationManager is null || ticket.Properties.GetTokenValue("refresh_token") is not { Length: > 0 } refresh) return null;
        var metadata = await provider.ConfigurationManager.GetConfigurationAsync(cancel);
        using var answer = await provider.Backchannel.PostAsync(metadata.TokenEndpoint, new FormUrlEncodedContent(
        [
            new("grant_type", "refresh_token"), new("refresh_token", refresh), new("client_id", provider.ClientId!), new("client_secret", provider.ClientSecret!)
        ]), cancel);
        if (!answer.IsSuccessStatusCode)
        {
            log.LogInformation("A session ended: the provider refused to renew it ({Status})", (int)answer.StatusCode);
            await sessions.RemoveAsync(session);
            return null;
        }
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancel));
        var (root, tokens) = (json.RootElement, ticket.Properties.GetTokens().ToDictionary(t => t.Name, t => t.Value));
        tokens["access_token"] = root.GetProperty("access_token").GetString()!;
        if (root.TryGetProperty("refresh_token", out var rotated)) tokens["refresh_token"] = rotated.GetString()!;
        if (root.TryGetProperty("id_token", out var id)) tokens["id_token"] = id.GetString()!;
        tokens["expires_at"] = (time.GetUtcNow() + TimeSpan.FromSeconds(root.GetProperty("expires_in").GetInt32())).ToString("o", CultureInfo.InvariantCulture);
        ticket.Properties.StoreTokens(tokens.Select(t => new AuthenticationToken { Name = t.Key, Value = t.Value }));
        await sessions.RenewAsync(session, ticket);
        return tokens["access_token"];
    }
}
