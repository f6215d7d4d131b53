namespace Challenges.Identity.Accounts;

/// <summary>An offer of roles to the holder of a link; used once, within its time. Only the digest of the link's secret is kept.</summary>
public sealed class Invitation
{
    public required Guid Id { get; init; }
    public required string SecretDigest { get; init; }
    public required string Email { get; init; }
    public required string DisplayName { get; init; }
    /// <summary>Separated by a space.</summary>
    public required string Roles { get; init; }
    public string? Organisation { get; init; }
    public string? Department { get; init; }
    /// <summary>Id of the officer who invited; null when an operator or the person did.</summary>
    public string? InvitedBy { get; init; }
    /// <summary>Department of that officer, whose officers see the invitation.</summary>
    public string? InvitingDepartment { get; init; }
    public required DateTimeOffset InvitedAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }

    public IReadOnlyList<string> RoleList => Roles.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public bool Stands(DateTimeOffset now) => UsedAt is null && WithdrawnAt is null && now < EndsAt;
}
