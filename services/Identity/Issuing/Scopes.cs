namespace Challenges.Identity.Issuing;

/// <summary>One scope for each service; a token is good for a service only when the scope was asked for and granted.</summary>
static class Scopes
{
    /// <summary>For the API over one's own messages.</summary>
    public const string Identity = "identity";

    public static readonly IReadOnlyList<string> All = ["publication", "applications", "review", "award", Identity];

    /// <summary>The audience that the service demands.</summary>
    public static string Audience(string scope) => "challenges-" + scope;

    public static IEnumerable<string> Audiences(IEnumerable<string> scopes) => scopes.Where(All.Contains).Select(Audience);
}
