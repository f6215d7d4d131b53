namespace Challenges.Portal;

/// <summary>Where the four services answer (section <c>Services</c>), and how long a page may be kept (<c>Pages</c>).</summary>
public sealed class PortalSettings
{
    public static readonly IReadOnlyList<string> Services = ["publication", "applications", "review", "award"];

    readonly Dictionary<string, Uri> _addresses;

    /// <exception cref="InvalidOperationException">An address is missing; the message says which.</exception>
    public PortalSettings(IConfiguration configuration)
    {
        _addresses = Services.ToDictionary(name => name, name => Address(configuration, name));
        PagesKeptSeconds = configuration.GetValue("Pages:KeptSeconds", 30);
        if (PagesKeptSeconds is < 0 or > 3600) throw new InvalidOperationException($"Pages:KeptSeconds is {PagesKeptSeconds}; it can be 0 to 3600.");
    }

    /// <summary>Longest time, in seconds, for which a public page is shown as it was made when no event has thrown it away before; 0 keeps none.</summary>
    public int PagesKeptSeconds { get; }

    public Uri Of(string service) => _addresses[service];

    static Uri Address(IConfiguration configuration, string name) =>
        Uri.TryCreate(configuration[$"Services:{name}"], UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address!
            : throw new InvalidOperationException($"Set Services:{name} to the address of that service, such as http://127.0.0.1:7301.");
}
