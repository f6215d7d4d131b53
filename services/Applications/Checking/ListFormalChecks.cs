using Challenges.Applications.Opening;
using Challenges.Shared.Web;

namespace Challenges.Applications.Checking;

/// <summary>The formal checks of the own department: what waits for an officer comes first.</summary>
public static class ListFormalChecks
{
    public static async Task<Answer<FormalChecks>> Handle(Caller caller, Sight sight, CancellationToken cancel)
    {
        var rows = await sight.Checks(caller, cancel);
        return Answer.Ok(new FormalChecks([.. rows.OrderByDescending(r => r.Unknown > 0).ThenBy(r => r.ConcludedAt is not null).ThenByDescending(r => r.SealedAt).ThenBy(r => r.Challenge, StringComparer.Ordinal)]));
    }
}

public sealed record FormalChecks(IReadOnlyList<FormalCheckLine> Checks);
