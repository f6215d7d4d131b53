using Microsoft.AspNetCore.Authentication;

namespace Challenges.Portal.SigningIn;

/// <summary>The access token of the reader of this request; null when nobody is signed in, or no longer.</summary>
public sealed class Bearer
{
    internal const string Session = "session";

    readonly IHttpContextAccessor _context;
    readonly Renewing _renewing;

    internal Bearer(IHttpContextAccessor context, Renewing renewing) => (_context, _renewing) = (context, renewing);

    public async ValueTask<string?> Token()
    {
        if (_context.HttpContext is not { User.Identity.IsAuthenticated: true } http) return null;
        var session = (await http.AuthenticateAsync()).Properties?.Items.TryGetValue(Session, out var key) == true ? key : null;
        return session is null ? null : await _renewing.Token(session, http.RequestAborted);
    }
}
