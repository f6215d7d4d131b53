using System.Text.Json.Nodes;

namespace Challenges.Demonstration.Playing;

/// <summary>A ranking as Review answers it, by the keys of the data.</summary>
sealed class RankingLines(Stage stage, JsonNode ranking)
{
    readonly List<JsonNode> _lines = [.. ranking["entries"]!.AsArray().Select(line => line!)];

    public IReadOnlyList<ScoreLine> Scores =>
        [.. _lines.Select(line => new ScoreLine(Key(line), Text(line, "score"), Text(line, "scoreShown"), Text(line, "mean"), Text(line, "medianShown"), line["bar"]?.GetValue<string>())).OrderBy(line => line.Application, StringComparer.Ordinal)];

    public IReadOnlyList<string> Shortlist => Where(line => line["entry"]!["shortlisted"]!.GetValue<bool>());

    public IReadOnlyList<string> Awardable => Where(line => line["awardable"]!.GetValue<bool>());

    public IReadOnlyList<string> BelowPassingScore => Where(line => !line["entry"]!["reachesPassingScore"]!.GetValue<bool>());

    public IReadOnlyList<string> By(string place) => [.. _lines.OrderBy(line => line["entry"]![place]!.GetValue<int>()).Select(Key)];

    IReadOnlyList<string> Where(Func<JsonNode, bool> isSo) => [.. _lines.Where(isSo).OrderBy(line => line["entry"]!["rank"]!.GetValue<int>()).Select(Key)];

    string Key(JsonNode line) => stage.KeyOf(Text(line, "code"));

    static string Text(JsonNode line, string member) => line["entry"]![member]!.GetValue<string>();
}
