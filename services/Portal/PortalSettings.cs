namespace Challenges.Portal;

/// <summary>Settings of the section <c>Portal</c>: where the four services answer, and how long a page may be kept.</summary>
public sealed class PortalSettings
{
    public static readonly IReadOnlyList<string> Services = ["publication", "applications", "review", "award"];

    readonly Dictionary<string, Uri> _addresses;

    /// <exception cref="InvalidOperationException">An address is missing; the message says which.</exception>
    public PortalSettings(IConfiguration configuration)
    {
        _addresses = Services.ToDictionary(name => name, name => Address(configuration, name));
        Identity = configuration["Portal:Identity"] is { Length: > 0 } ? Address(configuration, "Identity") : null;
        FreshFor = configuration.GetValue("Portal:FreshFor", TimeSpan.FromSeconds(30));
        if (FreshFor < TimeSpan.Zero || FreshFor > TimeSpan.FromHours(1)) throw new InvalidOperationException($"Portal:FreshFor is {FreshFor}; it can be 0 to an hour.");
    }

    /// <summary>Longest time for which a public page is shown as it was made when no event has thrown it away before; 0 keeps none.</summary>
    public TimeSpan FreshFor { get; }

    /// <summary>Where one's own messages are read, <c>Portal:Identity</c>; null where people sign in by a provider of their own, and nobody is told anything.</summary>
    public Uri? Identity { get; }

    public Uri Of(string service) => _addresses[service];

    static Uri Address(IConfiguration configuration, string name) =>
        Uri.TryCreate(configuration[$"Portal:{name}"], UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address!
            : throw new InvalidOperationException($"Set Portal:{name} to the address of that service, such as http://127.0.0.1:7301.");
}
