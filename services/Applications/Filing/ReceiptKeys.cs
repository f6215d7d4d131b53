using System.Globalization;

namespace Challenges.Applications.Filing;

/// <summary>
/// The keys of the receipts. One signs; those before it only verify, so that a receipt stays good after its key was replaced. Of a former key nothing but the public part is needed, and nothing
/// else should be kept.
/// </summary>
public sealed class ReceiptKeys : IDisposable
{
    /// <param name="former">Former ones, in any order.</param>
    /// <exception cref="InvalidOperationException">A key stands twice, or one before another without the instant from which it signed.</exception>
    public ReceiptKeys(ReceiptKey current, DateTimeOffset? from, IReadOnlyList<(ReceiptKey Key, DateTimeOffset From)> former)
    {
        Current = current;
        All = [(current, from), .. former.OrderByDescending(k => k.From).Select(k => (k.Key, (DateTimeOffset?)k.From))];
        if (All.DistinctBy(k => k.Key.KeyId).Count() != All.Count) throw new InvalidOperationException("A key of the receipts is configured twice.");
        if (former.Count > 0 && (from is null || former.Any(k => k.From >= from))) throw new InvalidOperationException("Receipts:PrivateKeyFrom must be later than the From of every former key.");
    }

    public ReceiptKey Current { get; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<(ReceiptKey Key, DateTimeOffset? From)> All { get; }

    /// <summary>The key that the receipt names; null when it is none of these.</summary>
    public ReceiptKey? Of(SignedReceipt receipt) => All.FirstOrDefault(k => k.Key.KeyId == receipt.Receipt.KeyId).Key;

    /// <summary>True when the key that the receipt names signed exactly this receipt.</summary>
    public bool IsGenuine(SignedReceipt receipt) => Of(receipt)?.IsGenuine(receipt) == true;

    public void Dispose()
    {
        foreach (var (key, _) in All) key.Dispose();
    }

    /// <summary><c>Receipts:PrivateKeyFrom</c> and <c>Receipts:Former:0:PublicKey</c>, <c>…:From</c>.</summary>
    public static ReceiptKeys From(ReceiptKey current, IConfiguration configuration) => new(current, Instant(configuration["Receipts:PrivateKeyFrom"]),
        [.. configuration.GetSection("Receipts:Former").GetChildren().Select(k => (new ReceiptKey((k["PublicKey"] ?? "").Replace("\\n", "\n", StringComparison.Ordinal)),
            Instant(k["From"]) ?? throw new InvalidOperationException("Receipts:Former needs a From for each key.")))]);

    static DateTimeOffset? Instant(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUniversalTime() : throw new InvalidOperationException($"Receipts: '{text}' is no instant, such as 2026-01-01T00:00:00Z.");
}
