using System.Globalization;
using System.Text.Json.Nodes;
using Challenges.Contracts.Publication;
using Challenges.Portal.Saying;
using Challenges.Portal.Showing;
using Challenges.Portal.Speaking;

namespace Challenges.Portal.Working.Solving;

/// <summary>What stands beside a number after it was saved: the full amount and its words, the distance to the target, what the parts of a consortium total.</summary>
static class Echoes
{
    public static string Of(Indicator indicator, string? value, Tongue tongue) =>
        decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? Comparators.Against(indicator.Comparator, indicator.Target, number, indicator.Unit, tongue)
        : indicator.MustHave ? tongue["compare.missing"] : "";

    public static string Price(JsonObject content, Tongue tongue) =>
        content["priceFen"] is JsonValue fen && fen.TryGetValue<long>(out var price) ? $"{Money.Yuan(price)}{tongue["yuan"]} · {MoneyWords.Of(price, tongue.IsChinese)}" : "";

    public static string Consortium(JsonObject content, Tongue tongue)
    {
        var rows = DraftForm.Rows(content, "partners").ToList();
        if (content["lead"] is JsonObject lead) rows.Add(lead);
        if (rows.Count == 0) return tongue["partners.none"];
        var (money, share) = (rows.Sum(r => r["amountFen"]?.GetValue<long>() ?? 0), rows.Sum(r => r["ipShare"]?.GetValue<int>() ?? 0));
        return tongue.Say("partners.totals", ("money", Money.Show(money, tongue.IsChinese)), ("share", (share / 100m).ToString("0.00", CultureInfo.InvariantCulture)));
    }

    /// <summary>All of them by the field that they belong to.</summary>
    public static Dictionary<string, string> All(ApplicationView application, IReadOnlyList<Indicator>? indicators, Tongue tongue)
    {
        var fields = DraftForm.Fields(application.Content);
        var all = (indicators ?? []).ToDictionary(i => "commit." + i.Key, i => Of(i, fields.GetValueOrDefault("commit." + i.Key), tongue));
        (all["price"], all["partners"]) = (Price(application.Content, tongue), Consortium(application.Content, tongue));
        return all;
    }
}
