using System.Globalization;
using Challenges.Portal.Working.Writing;

namespace Challenges.Portal.Working.Reviewing;

/// <summary>
/// The questions about a reviewer's relations: to units and people of the own life, never to a list of bids, which would tell who applied. None has an answer when it is shown, and a
/// declaration with an open question is not sent.
/// </summary>
static class Declaration
{
    public const int Rows = 3;

    /// <param name="Kinds">As the service names them.</param>
    /// <param name="Targets">Columns that name the other side; one of them is filled.</param>
    public sealed record Question(string Name, string[] Kinds, string[] Targets);

    public static readonly IReadOnlyList<Question> Questions =
    [
        new("work", ["employment", "former"], ["organisation"]),
        new("joint", ["co-project", "co-author"], ["organisation", "person"]),
        new("people", ["supervisor", "student", "relative"], ["person"]),
        new("money", ["shareholding"], ["organisation"]),
        new("list", [], [])
    ];

    /// <returns>Ids of the questions that are open, or say that there is something and name nothing.</returns>
    public static IReadOnlyList<string> Open(Typed typed) =>
        [.. Questions.Where(q => typed["answer." + q.Name] is not ("none" or "some") || typed["answer." + q.Name] == "some" && q.Targets.Length > 0 && !RowsOf(q, typed).Any()).Select(q => "answer." + q.Name)];

    /// <param name="number">Of the challenge, for the question about its list.</param>
    public static object Of(Typed typed, string number)
    {
        List<object> relations = [];
        foreach (var question in Questions.Where(q => typed["answer." + q.Name] == "some"))
        {
            if (question.Targets.Length == 0) relations.Add(new { kind = "list-drafter", challenge = number });
            else relations.AddRange(RowsOf(question, typed));
        }
        return new { none = relations.Count == 0, relations = relations.Count == 0 ? null : relations, remark = string.IsNullOrWhiteSpace(typed["remark"]) ? null : typed["remark"] };
    }

    static IEnumerable<object> RowsOf(Question question, Typed typed) => Enumerable.Range(0, Rows).Select(n => $"{question.Name}.{n}.").Where(row => question.Targets.Any(t => Filled(typed, row + t) is not null)).Select(row => new
    {
        kind = typed[row + "kind"] ?? question.Kinds[0],
        organisation = Filled(typed, row + "organisation"),
        person = Filled(typed, row + "organisation") is null ? Filled(typed, row + "person") : null,
        from = Day(typed[row + "from"]),
        until = Day(typed[row + "until"])
    });

    static string? Filled(Typed typed, string field) => typed[field]?.Trim() is { Length: > 0 } text ? text : null;

    static DateOnly? Day(string? text) => DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
