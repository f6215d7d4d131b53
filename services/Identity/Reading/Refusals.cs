using Challenges.Identity.Hosting;
using Challenges.Shared.Web;

namespace Challenges.Identity.Reading;

/// <summary>Every reason for which the API over one's own messages says no, in the form in which all services say it. Texts stand in <c>Texts.resx</c> under the code.</summary>
static class Refusals
{
    /// <summary>A message of somebody else, a program, or a person who was removed since the token was issued.</summary>
    public static readonly Refusal NothingHere = new("IDN-404", 404);
    public static readonly Refusal WishIsUnknown = new("IDN-W-01", 422);
    public static readonly Refusal NoSuchNumber = new("IDN-F-01", 422);
    public static readonly Refusal FollowsAreFull = new("IDN-F-02");
    public static readonly Refusal FilterIsOutOfRange = new("IDN-S-01", 422);
    public static readonly Refusal SubscriptionsAreFull = new("IDN-S-02");

    public static IResult Says(this Refusal refusal, params (string Name, object? Value)[] facts) => new Answer(refusal, facts);

    sealed record Answer(Refusal Refusal, (string Name, object? Value)[] Facts) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var words = httpContext.RequestServices.GetRequiredService<Words>();
            return Results.Problem(words.Say(Refusal.Code, Facts), null, Refusal.Status, words.Find($"status.{Refusal.Status}") ?? words["status.other"], $"urn:challenges:refusal:{Refusal.Code}", new Dictionary<string, object?>
            {
                ["code"] = Refusal.Code,
                ["then"] = words.Say(Refusal.Code + ".then", Facts),
                ["facts"] = Facts.ToDictionary(f => f.Name, f => f.Value)
            }).ExecuteAsync(httpContext);
        }
    }
}
