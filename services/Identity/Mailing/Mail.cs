namespace Challenges.Identity.Mailing;

/// <summary>
/// A mail between its happening and the server that took it. It waits, is claimed under a lease, and is sent or tried again later and later; after the last try it is dead until an operator puts it
/// back. Its content lies encrypted and goes once it is sent; the key stays, so that the same mail is not written twice.
/// </summary>
public sealed class Mail
{
    public required Guid Id { get; init; }
    /// <summary>Digest of what the mail is about and to whom; the Message-Id follows from it.</summary>
    public required string Key { get; init; }
    /// <summary><see cref="Envelope"/>, encrypted; null once it is sent.</summary>
    public string? Content { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset NextAttemptAt { get; set; }
    public int Attempts { get; set; }
    public Guid? LeaseId { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public DateTimeOffset? DeadAt { get; set; }
    /// <summary>What the server said, without addresses.</summary>
    public string? LastError { get; set; }
}
