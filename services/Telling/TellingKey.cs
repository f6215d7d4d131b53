using System.Security.Cryptography;
using System.Text.Json;
using Challenges.Contracts.Identity;
using Challenges.Shared.Proof;
using Microsoft.Extensions.Configuration;

namespace Challenges.Telling;

/// <summary>
/// <c>Telling:Key</c>, 32 bytes in base64, the same for the services and Identity. Without it nothing is told and nothing piles up: a deployment that has its own provider for sign-in leaves it out.
/// </summary>
public sealed class TellingKey
{
    /// <summary>Of the queue, and of the exchange before it.</summary>
    public const string Queue = "identity-when-people-are-told";

    const string Place = "tidings";

    readonly Vault? _vault;

    TellingKey(Vault? vault) => _vault = vault;

    public bool IsSet => _vault is not null;

    /// <exception cref="InvalidOperationException">The key has another length or is no base64.</exception>
    public static TellingKey From(IConfiguration configuration)
    {
        if (configuration["Telling:Key"] is not { Length: > 0 } text) return new TellingKey(null);
        var key = new byte[33];
        return Convert.TryFromBase64String(text, key, out var length) && length == 32
            ? new TellingKey(new Vault(key[..32]))
            : throw new InvalidOperationException("Telling:Key is 32 bytes in base64.");
    }

    /// <summary>The vault for what Identity keeps of it.</summary>
    public Vault Vault => _vault ?? throw new InvalidOperationException("Telling:Key is not set.");

    public TellPeople Seal(Tidings tidings) => new()
    {
        EventId = tidings.EventId,
        At = tidings.At,
        Sealed = Vault.Seal(tidings.EventId, Place, JsonSerializer.SerializeToUtf8Bytes(tidings, JsonSerializerOptions.Web))
    };

    /// <exception cref="CryptographicException">It was sealed under another key, or changed on the way.</exception>
    public Tidings Open(TellPeople told) => JsonSerializer.Deserialize<Tidings>(Vault.Open(told.EventId, Place, told.Sealed), JsonSerializerOptions.Web)!;
}
