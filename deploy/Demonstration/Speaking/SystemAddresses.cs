using System.Text.Json;

namespace Challenges.Demonstration.Speaking;

/// <summary>Where the instances of the four services answer, and whose key they believe. AppHost writes it to a file for each run.</summary>
public sealed record SystemAddresses
{
    public required IReadOnlyList<Uri> Publication { get; init; }

    public required IReadOnlyList<Uri> Applications { get; init; }

    public required IReadOnlyList<Uri> Review { get; init; }

    public required IReadOnlyList<Uri> Award { get; init; }

    public required string Issuer { get; init; }

    /// <summary>Path of a PEM file: the private key that signs access tokens.</summary>
    public required string TokenKey { get; init; }

    public IEnumerable<Uri> All => [.. Publication, .. Applications, .. Review, .. Award];

    public static SystemAddresses Read(string file) =>
        JsonSerializer.Deserialize<SystemAddresses>(File.ReadAllText(file), JsonSerializerOptions.Web)
        ?? throw new InvalidDataException($"{file} is empty.");
}
