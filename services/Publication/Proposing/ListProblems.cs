using Challenges.Contracts.Publication;
using Challenges.Publication.Checking;
using Challenges.Shared.Web;

namespace Challenges.Publication.Proposing;

public sealed record ProblemItem(Guid Id, int Version, ProblemState State, string Department, string OwnerOrganisation, Wording Title, string Field, DateTimeOffset Since);

/// <param name="Next">Value of <c>after</c> for the next page; null on the last.</param>
public sealed record ProblemPage(IReadOnlyList<ProblemItem> Items, Guid? Next);

static class ListProblems
{
    /// <summary>An owner's own, a department's own that were submitted, or all for the auditor.</summary>
    public static async Task<Answer<ProblemPage>> Handle(Caller caller, ProblemStore problems, CancellationToken cancel, string? state = null, Guid? after = null, int size = 50)
    {
        size = Math.Clamp(size, 1, 100);
        // Nobody belongs to the empty id, so a caller without organisation or department finds nothing.
        var (organisation, department) = caller.Is(Roles.Auditor) ? (null, null)
            : caller.Is(Roles.Department) ? (null, caller.Department ?? "")
            : (caller.Organisation ?? "", (string?)null);
        var found = await problems.List(organisation, department, QueryValue.Of<ProblemState>("state", state), after, size + 1, cancel);
        return Answer.Ok(new ProblemPage(
            [.. found.Take(size).Select(p => new ProblemItem(p.Id, p.Version, p.State, p.Text.Department, p.OwnerOrganisation, p.Text.Title, p.Text.Field, p.Steps[^1].At))],
            found.Count > size ? found[size - 1].Id : null));
    }
}
