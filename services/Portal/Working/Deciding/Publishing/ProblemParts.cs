using System.Text.Json.Nodes;
using Challenges.Contracts.Publication;
using Challenges.Portal.Speaking;

namespace Challenges.Portal.Working.Deciding.Publishing;

/// <summary>The parts of a problem in the order in which its owner is asked for them: first what is to be reached, by indicators.</summary>
static class ProblemParts
{
    public static readonly IReadOnlyList<string> All = ["what", "indicators", "alone", "owner", "files"];

    /// <summary>Something stands in it. Whether it is enough is the service's to say.</summary>
    public static bool IsBegun(string part, ProblemText p, int files) => part switch
    {
        "what" => Says(p.Title) && Says(p.Description),
        "indicators" => p.Indicators.Count > 0,
        "alone" => p.CannotSolveAlone is { } why && Says(why),
        "owner" => p.OwnerName.Length > 0,
        _ => files > 0
    };

    /// <summary>The part that a refusal of a rule is about.</summary>
    public static string? Of(string? rule) => rule switch { "R01" => "indicators", "R02" => "alone", _ => null };

    /// <summary>The document as it is kept, to be sent back whole with one part changed.</summary>
    public static JsonObject Kept(JsonObject problem)
    {
        var kept = new JsonObject();
        foreach (var member in new[] { "department", "ownerName", "affiliates", "title", "description", "field", "indicators", "cannotSolveAlone" })
            if (problem[member] is { } value) kept[member] = value.DeepClone();
        return kept;
    }

    static bool Says(Wording text) => text.Zh.Length > 0 || text.En.Length > 0;
}
