namespace Challenges.Identity.Accounts;

/// <summary>
/// One sign-in on one device, from the password to its end: by hand, by "sign out everywhere", by a change of password, or when its time is over. The cookie and every
/// token name it, so that what is ended can't be renewed.
/// </summary>
public sealed class Session
{
    public required Guid Id { get; init; }
    public required string UserId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    /// <summary>What the browser called itself, cut to 200 characters.</summary>
    public required string Device { get; init; }
    /// <summary>The security stamp of the account at the sign-in; a session of an older one is over.</summary>
    public required string Stamp { get; init; }
    /// <summary><c>pwd</c>, or <c>pwd otp</c> with a one-time code.</summary>
    public required string Methods { get; init; }
    public DateTimeOffset SeenAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    public bool Runs(DateTimeOffset now) => EndedAt is null && now < EndsAt;
}
