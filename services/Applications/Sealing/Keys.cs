using Challenges.Applications.Filing;
using Challenges.Shared.Proof;

namespace Challenges.Applications.Sealing;

/// <summary>
/// The two secrets of this service: <c>Receipts:PrivateKey</c> (PEM, P-256) signs receipts (<c>Receipts:Former</c> are the public keys before it), <c>Sealing:Key</c> (32 bytes, base64) keeps contents unreadable in the database.
/// See <see cref="OwnSecrets"/> for where they come from.
/// </summary>
public sealed class Keys(IConfiguration configuration, IHostEnvironment environment, ILogger<Keys> log)
{
    readonly OwnSecrets _secrets = new(configuration, environment, log);

    public ReceiptKeys Receipts() => ReceiptKeys.From(new(_secrets.Get("Receipts:PrivateKey", "applications-receipts.pem", ReceiptKey.NewPrivateKey)), configuration);

    public Vault Sealing() => Vault.From(_secrets, "applications-sealing.key");
}

/// <summary>Opens the keys when the service starts, so that a missing or broken one stops it there and not at the first filing.</summary>
public sealed class KeysAreThere(ReceiptKeys receipts, Vault vault, ILogger<KeysAreThere> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vault);
        log.LogInformation("Receipts are signed with key {KeyId}; {Former} former ones verify", receipts.Current.KeyId, receipts.All.Count - 1);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
