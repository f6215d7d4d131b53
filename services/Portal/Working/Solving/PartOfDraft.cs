using System.Text.Json;
using System.Text.Json.Nodes;
using Challenges.Portal.Speaking;

namespace Challenges.Portal.Working.Solving;

/// <summary>One line of the task list: which part a field belongs to, and how the part stands by what the service lists as missing or wrong.</summary>
/// <param name="Status"><c>empty</c>, <c>begun</c>, <c>wrong</c>, <c>waiting</c>, <c>complete</c> or <c>optional</c>.</param>
public sealed record PartOfDraft(string Name, string Status, IReadOnlyList<FilingProblem> Problems)
{
    public static readonly string[] Names = ["who", "indicators", "route", "plan", "price", "evidence", "files", "people", "partners", "exclusions"];

    static readonly string[] Optional = ["files", "people", "partners", "exclusions"];

    public static IReadOnlyList<PartOfDraft> Of(ApplicationView application)
    {
        var fields = DraftForm.Fields(application.Content);
        return [.. Names.Select(name =>
        {
            var problems = application.Problems.Where(p => PartsOf(p).Contains(name)).ToList();
            var filled = name == "files" ? application.Attachments.Count > 0 : fields.Any(f => f.Value.Length > 0 && PartOf(f.Key) == name);
            var status = problems.Any(p => p.Code is not (Missing or MustHave or Unit or Consortium or Unconfirmed)) ? "wrong"
                : problems.Any(p => p.Code != Unconfirmed) ? filled ? "begun" : "empty"
                : problems.Count > 0 ? "waiting" : filled ? "complete" : Optional.Contains(name) ? "optional" : "empty";
            return new PartOfDraft(name, status, problems);
        })];
    }

    const string Wording = "APP-F-01", MustHave = "APP-F-02", Unit = "APP-F-05", Missing = "APP-F-07", Consortium = "APP-F-13", Unconfirmed = "APP-F-16";

    static IEnumerable<string> PartsOf(FilingProblem problem) => problem.Code switch
    {
        Wording => Passages(problem).Select(p => PartOf(p.Field)),
        MustHave or "APP-F-03" or "APP-F-08" => ["indicators"],
        "APP-F-04" => ["price"],
        Missing or "APP-F-09" or Consortium or "APP-F-18" => Places(problem).Select(PartOf),
        "APP-F-17" => ["exclusions"],
        "APP-F-10" or "APP-F-11" or "APP-F-12" or "APP-F-14" or "APP-F-15" or Unconfirmed => ["partners"],
        Unit or "APP-A-04" or "APP-A-05" => ["who"],
        _ => []
    };

    public static string PartOf(string field) => FieldOf(field).Split('.')[0] switch
    {
        "commit" or "committed" => "indicators",
        "route" => "route",
        "plan" or "risks" => "plan",
        "price" or "priceFen" or "durationMonths" => "price",
        "evidence" => "evidence",
        "people" => "people",
        "partners" or "lead" => "partners",
        "exclusions" => "exclusions",
        _ => "who"
    };

    /// <summary>The service writes <c>people[0].name</c>, the form <c>people.0.name</c>.</summary>
    public static string FieldOf(string place) => place.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

    static IEnumerable<string> Places(FilingProblem problem) => problem.Facts?["fields"] is JsonArray list ? list.Select(f => f!.ToString()) : [];

    /// <summary>What the scan of the service found (R07).</summary>
    public static IReadOnlyList<FoundPassage> Passages(FilingProblem problem) =>
        problem.Code == Wording && problem.Facts?["passages"] is JsonArray list ? list.Deserialize<IReadOnlyList<FoundPassage>>(ServiceClient.Reading)! : [];

    public static IReadOnlyList<FoundPassage> Passages(ApplicationView application) => [.. application.Problems.SelectMany(Passages)];
}

/// <param name="Kind"><c>age</c>, <c>birth</c>, <c>degree</c>, <c>title</c> or <c>rank</c>.</param>
public sealed record FoundPassage(string Field, string Passage, string Kind);
