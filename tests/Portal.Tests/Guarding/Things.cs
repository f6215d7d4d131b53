using System.Text.Json.Nodes;
using Challenges.Demonstration.Playing;
using Challenges.Demonstration.Speaking;

namespace Challenges.Portal.Tests.Guarding;

/// <summary>The things of the competition whose pages the matrix opens.</summary>
/// <param name="Draft">Of a second problem, which nobody publishes.</param>
/// <param name="Seat">Empty while there is no panel.</param>
/// <param name="Objection">Of A1, filed while signed in; empty before it.</param>
sealed record Things(Guid Application, Guid Problem, Guid Draft, Guid Seat, Guid Objection)
{
    static Guid? _draft;

    public static async Task<Things> Of(Stage stage, Person reviewer)
    {
        var problems = (await stage.Exchange.Publication(stage.Staff.ProblemOwner).Get("problems", stage.Cancel)).Demand().Json["items"]!.AsArray();
        var problem = problems.Select(p => p!["id"]!.GetValue<Guid>()).Last();
        _draft ??= await Unpublished(stage, problem);
        var seats = (await stage.Exchange.Review(reviewer).Get("seats", stage.Cancel)).Demand().Json["seats"]!.AsArray();
        var objections = (await stage.Exchange.Award(Cast.Solver("A1")).Get("objections/own", stage.Cancel)).Demand().Json["objections"]!.AsArray();
        return new(stage.Applications["A1"], problem, _draft.Value, seats.Select(s => s!["id"]!.GetValue<Guid>()).FirstOrDefault(), objections.Select(o => o!["id"]!.GetValue<Guid>()).FirstOrDefault());
    }

    static async Task<Guid> Unpublished(Stage stage, Guid like)
    {
        var (owner, office) = (stage.Exchange.Publication(stage.Staff.ProblemOwner), stage.Exchange.Publication(stage.Staff.Officer));
        var model = (await owner.Get($"problems/{like}", stage.Cancel)).Demand().Json;
        var text = new JsonObject();
        foreach (var member in new[] { "department", "ownerName", "affiliates", "title", "description", "field", "indicators", "cannotSolveAlone" }) text[member] = model[member]?.DeepClone();
        var written = (await owner.Post("problems", text, stage.Cancel)).Demand();
        var id = written.Json["id"]!.GetValue<Guid>();
        (await owner.Post($"problems/{id}/submit", null, stage.Cancel, written.EntityTag)).Demand();
        (await office.Post($"problems/{id}/accept", null, stage.Cancel)).Demand();
        return (await office.Post("drafts", new { problem = id }, stage.Cancel)).Demand().Json["id"]!.GetValue<Guid>();
    }
}
