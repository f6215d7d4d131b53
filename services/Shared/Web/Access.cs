using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Challenges.Shared.Web;

/// <summary>Who may call an endpoint. An endpoint without it is refused at start-up, so that nothing is open by forgetting.</summary>
/// <param name="Anyone">True when no token is needed.</param>
/// <param name="Roles">One of these is needed; empty means that any signed-in person may call.</param>
public sealed record AccessMetadata(bool Anyone, IReadOnlyList<string> Roles);

public static class Access
{
    public static TBuilder AllowPublic<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessMetadata(true, []), new AllowAnonymousAttribute());

    public static TBuilder AllowSignedIn<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessMetadata(false, []), new AuthorizeAttribute());

    public static TBuilder Allow<TBuilder>(this TBuilder endpoint, params string[] roles) where TBuilder : IEndpointConventionBuilder
    {
        if (roles.Length == 0) throw new ArgumentException("Name at least one role, or use AllowSignedIn.", nameof(roles));
        foreach (var role in roles)
            if (!Web.Roles.All.Contains(role)) throw new ArgumentException($"'{role}' is not a role.", nameof(roles));
        return endpoint.WithMetadata(new AccessMetadata(false, roles), new AuthorizeAttribute { Roles = string.Join(',', roles) });
    }

    /// <summary>Builds every endpoint and throws when one of them does not say who may call it.</summary>
    internal static void DemandAccessEverywhere(this IEndpointRouteBuilder app)
    {
        var open = app.DataSources.SelectMany(s => s.Endpoints)
            .Where(e => e.Metadata.GetMetadata<AccessMetadata>() is null)
            .Select(e => e.DisplayName).ToArray();
        if (open.Length > 0)
            throw new InvalidOperationException($"Endpoints must say who may call them (.Allow…): {string.Join("; ", open)}");
    }
}
