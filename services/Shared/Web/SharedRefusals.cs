namespace Challenges.Shared.Web;

/// <summary>Refusals that every service shares: of the protocol, never of the competition.</summary>
public static class SharedRefusals
{
    public static readonly Refusal BadRequest = new("SHR-400", 400);
    /// <summary>An answer with an error status that gave no reason of its own; it keeps that status.</summary>
    public static readonly Refusal NotTaken = new("SHR-4XX", 400);
    public static readonly Refusal NotSignedIn = new("SHR-401", 401);
    public static readonly Refusal IdentityNotConfirmed = new("SHR-AUTH-01", 401);
    public static readonly Refusal RoleMayNot = new("SHR-403", 403);
    public static readonly Refusal NoSuchAddress = new("SHR-404", 404);
    public static readonly Refusal NoSuchMethod = new("SHR-405", 405);
    public static readonly Refusal BodyTooSlow = new("SHR-408", 408);
    public static readonly Refusal SomebodySavedFirst = new("SHR-409", 409);
    public static readonly Refusal VersionDiffers = new("SHR-412", 412);
    public static readonly Refusal BodyTooLarge = new("SHR-413", 413);
    public static readonly Refusal NotThisMediaType = new("SHR-415", 415);
    public static readonly Refusal VersionNotNamed = new("SHR-428", 428);
    public static readonly Refusal TooManyRequests = new("SHR-429", 429);
    public static readonly Refusal Failed = new("SHR-500", 500);
    public static readonly Refusal Busy = new("SHR-503", 503);
    public static readonly Refusal NotJson = new("SHR-JSON-01", 400);
    public static readonly Refusal UnknownMembers = new("SHR-JSON-02", 400);
    public static readonly Refusal WrongMembers = new("SHR-JSON-03", 400);
    public static readonly Refusal BrokenText = new("SHR-JSON-04", 400);
    public static readonly Refusal MemberTwice = new("SHR-JSON-05", 400);
    public static readonly Refusal NamesPedigree = new("SHR-R07", 422, "R07");
    public static readonly Refusal NotValid = new("SHR-VAL-01", 422);
    public static readonly Refusal NoIdempotencyKey = new("SHR-IDEM-01", 400);
    public static readonly Refusal KeyUsedForOtherContent = new("SHR-IDEM-02", 422);
    public static readonly Refusal ClockGoesForwardOnly = new("SHR-CLOCK-01", 409);
}
