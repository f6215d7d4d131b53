using System.Text.Json;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Challenges.Identity.Issuing;

/// <summary>Brings the stored clients and scopes in line with the settings at each start. A client that left the settings is removed.</summary>
sealed class Clients(IOpenIddictApplicationManager clients, IOpenIddictScopeManager scopes, IOptions<IdentitySettings> settings)
{
    public const string Portal = "portal";

    public async Task Seed(CancellationToken cancel)
    {
        foreach (var scope in Scopes.All)
        {
            var wanted = new OpenIddictScopeDescriptor { Name = scope, Resources = { Scopes.Audience(scope) } };
            if (await scopes.FindByNameAsync(scope, cancel) is { } known) await scopes.UpdateAsync(known, wanted, cancel);
            else await scopes.CreateAsync(wanted, cancel);
        }
        List<OpenIddictApplicationDescriptor> all = [.. settings.Value.Machines.Select(Machine)];
        if (settings.Value.PortalOrigins.Count > 0) all.Add(ThePortal(settings.Value));
        await foreach (var known in clients.ListAsync(null, null, cancel))
            if (all.All(wanted => wanted.ClientId != clients.GetClientIdAsync(known, cancel).AsTask().Result)) await clients.DeleteAsync(known, cancel);
        foreach (var wanted in all)
        {
            if (await clients.FindByClientIdAsync(wanted.ClientId!, cancel) is { } known) await clients.UpdateAsync(known, wanted, cancel);
            else await clients.CreateAsync(wanted, cancel);
        }
    }

    static OpenIddictApplicationDescriptor ThePortal(IdentitySettings settings)
    {
        var portal = new OpenIddictApplicationDescriptor
        {
            ClientId = Portal,
            ClientSecret = settings.PortalSecret,
            ClientType = ClientTypes.Confidential,
            ConsentType = ConsentTypes.Implicit,
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession, Permissions.Endpoints.Revocation,
                Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code, Permissions.Scopes.Profile
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange }
        };
        foreach (var scope in Scopes.All) portal.Permissions.Add(Permissions.Prefixes.Scope + scope);
        foreach (var origin in settings.PortalOrigins)
        {
            portal.RedirectUris.Add(new Uri(new Uri(origin), "/signin-oidc"));
            portal.PostLogoutRedirectUris.Add(new Uri(new Uri(origin), "/signout-callback-oidc"));
        }
        return portal;
    }

    static OpenIddictApplicationDescriptor Machine(MachineSettings settings)
    {
        var machine = new OpenIddictApplicationDescriptor
        {
            ClientId = settings.Id,
            ClientSecret = settings.Secret,
            ClientType = ClientTypes.Confidential,
            ConsentType = ConsentTypes.Implicit,
            Permissions = { Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials }
        };
        foreach (var scope in settings.Scopes) machine.Permissions.Add(Permissions.Prefixes.Scope + scope);
        machine.Properties["rights"] = JsonSerializer.SerializeToElement(new Rights([.. settings.Roles], settings.Organisation, settings.Department));
        return machine;
    }

    /// <summary>What the settings grant to a program; null for an unknown one.</summary>
    public async Task<Rights?> RightsOf(string client, CancellationToken cancel) =>
        await clients.FindByClientIdAsync(client, cancel) is { } known && (await clients.GetPropertiesAsync(known, cancel)).TryGetValue("rights", out var rights)
            ? rights.Deserialize<Rights>() : null;
}

/// <summary>Roles, organisation and department, as tokens carry them.</summary>
sealed record Rights(IReadOnlyList<string> Roles, string? Organisation, string? Department);
