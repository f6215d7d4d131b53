namespace Challenges.Portal.SigningIn;

/// <summary>Who reads. Nothing on a page follows from it but the reader's name and the way in; what may be done is what the services say.</summary>
public sealed class Reader(IHttpContextAccessor context, IConfiguration configuration)
{
    /// <summary>An issuer is configured: <c>Portal:Authority</c>.</summary>
    public bool CanSignIn => configuration["Portal:Authority"] is { Length: > 0 };

    public bool IsSignedIn => context.HttpContext?.User.Identity?.IsAuthenticated == true;

    public string Name => context.HttpContext?.User.FindFirst("name")?.Value ?? "";

    public bool Is(string role) => context.HttpContext?.User.FindAll("role").Any(c => c.Value == role) == true;
}
