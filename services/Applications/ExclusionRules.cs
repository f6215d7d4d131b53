using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Applications;

/// <summary>
/// Somebody whom the solver asks to be kept from the application. Who may review is not public, so the solver names an organisation, or a person by the verified id.
/// One of the two is given.
/// </summary>
/// <param name="Reason">10 to 500 characters. For the department's conflict rules; reviewers never see it.</param>
public sealed record Exclusion(string? Person = null, string? Organisation = null, string? Reason = null);

/// <summary>As many as the profile allows, each with a reason.</summary>
public static class ExclusionRules
{
    public const int ShortestReason = 10;

    public static IEnumerable<RefusedException> Problems(ApplicationContent content, ChallengeTerms terms)
    {
        var requests = content.Exclusions ?? [];
        var most = terms.Policy.MostExclusionRequests ?? 0;
        if (requests.Count > most) yield return Refusals.TooManyExclusions.With(("asked", requests.Count), ("limit", most));
        var wrong = requests.Select((r, i) => (Request: r, At: $"exclusions[{i}]")).Where(r => !IsWhole(r.Request)).Select(r => r.At).ToList();
        if (wrong.Count > 0) yield return Refusals.ExclusionIncomplete.With(("fields", wrong));
    }

    static bool IsWhole(Exclusion request) =>
        string.IsNullOrWhiteSpace(request.Person) != string.IsNullOrWhiteSpace(request.Organisation) && request.Reason?.Trim().Length >= ShortestReason;
}
