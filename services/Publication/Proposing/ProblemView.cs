using Challenges.Contracts.Publication;
using Challenges.Publication.Registering;
using Challenges.Shared.Web;

namespace Challenges.Publication.Proposing;

public sealed record ProblemStepView(ProblemState State, DateTimeOffset At, Wording? Reason);

public sealed record ProblemView(
    Guid Id, int Version, ProblemState State, string Department, string OwnerOrganisation, string OwnerName, IReadOnlyList<string> Affiliates, Wording Title, Wording Description,
    string Field, IReadOnlyList<Indicator> Indicators, Wording? CannotSolveAlone, IReadOnlyList<ProblemStepView> Steps, Stand Stand);

/// <summary>Makes views of problems for the caller of this request.</summary>
public sealed class ProblemViews(DepartmentStore departments, Texts texts)
{
    public async Task<ProblemView> Of(Problem problem, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var (text, department) = (problem.Text, await departments.Find(problem.Text.Department, cancel));
        return new ProblemView(problem.Id, problem.Version, problem.State, text.Department, problem.OwnerOrganisation, text.OwnerName, text.Affiliates, text.Title, text.Description,
            text.Field, text.Indicators, text.CannotSolveAlone, [.. problem.Steps.Select(s => new ProblemStepView(s.State, s.At, s.Reason))],
            ProblemStand.Of(problem, caller, now, department, texts));
    }
}
