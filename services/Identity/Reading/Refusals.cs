using Challenges.Shared.Web;

namespace Challenges.Identity.Reading;

/// <summary>Every reason for which the API over one's own messages says no. Texts stand in <c>Texts.resx</c> under the code.</summary>
static class Refusals
{
    /// <summary>A message of somebody else, a program, or a person who was removed since the token was issued.</summary>
    public static readonly Refusal NothingHere = new("IDN-404", 404);
    public static readonly Refusal WishIsUnknown = new("IDN-W-01", 422);
    public static readonly Refusal NoSuchNumber = new("IDN-F-01", 422);
    public static readonly Refusal FollowsAreFull = new("IDN-F-02");
    public static readonly Refusal FilterIsOutOfRange = new("IDN-S-01", 422);
    public static readonly Refusal SubscriptionsAreFull = new("IDN-S-02");

    public static IResult Says(this Refusal refusal, params (string Name, object? Value)[] facts) => new RefusedResult(refusal.With(facts));
}
