namespace Challenges.Contracts.Identity;

/// <summary>
/// Sent to the queue of Identity alone and never published. What it says and to whom lies sealed in it: before the close even who applied is a secret, and queues and outboxes are read by operators.
/// </summary>
public sealed record TellPeople
{
    /// <summary>The same whenever the same happening is told again; a person hears of it once.</summary>
    public required Guid EventId { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary><see cref="Tidings"/> as JSON under the key that the services share with Identity (AES-256-GCM, base64).</summary>
    public required string Sealed { get; init; }
}
