using System.Globalization;
using System.Text.Json.Nodes;
using Challenges.Portal.Speaking;
using Challenges.Portal.Working.Deciding.Filling;

namespace Challenges.Portal.Working.Deciding.Publishing;

/// <summary>A list as its form has it, as the document that Publication takes.</summary>
static class ListForm
{
    /// <param name="kept">What is kept now: members without a field go back as they are.</param>
    public static JsonObject Body(Filled filled, DraftText kept, IReadOnlyList<IndicatorRow> rows, Action<string> unread)
    {
        var (profile, version) = filled.Text("profile").Split('/') is [var name, var number] ? (name, int.Parse(number, CultureInfo.InvariantCulture)) : (kept.Profile, kept.ProfileVersion);
        return new JsonObject
        {
            ["ownerName"] = filled.Text("ownerName"),
            ["ownerAffiliates"] = filled.Lines("ownerAffiliates"),
            ["title"] = filled.Both("title"),
            ["description"] = filled.Both("description"),
            ["field"] = filled.Text("field"),
            ["indicators"] = IndicatorRow.ToJson(rows, unread),
            ["bountyFen"] = filled.Fen("bountyFen") ?? 0,
            ["profile"] = new JsonObject { ["name"] = profile, ["version"] = version },
            ["schedule"] = Schedule(filled),
            ["criteria"] = filled.Ticked("ownWeights") ? Weights(filled, kept) : null,
            ["followsUp"] = filled.Some("followsUp")
        };
    }

    static JsonObject? Schedule(Filled filled) => Dates.All(name => filled.Some("schedule." + name) is null) ? null : new JsonObject
    {
        ["zone"] = filled.Text("schedule.zone"),
        ["questionsUntil"] = Time(filled, "questionsUntil"),
        ["closesAt"] = Time(filled, "closesAt"),
        ["reviewEndsAt"] = Time(filled, "reviewEndsAt"),
        ["noticeLength"] = filled.Whole("schedule.noticeLength")
    };

    public static readonly IReadOnlyList<string> Dates = ["questionsUntil", "closesAt", "reviewEndsAt"];

    static string Time(Filled filled, string name) => Filled.Joined(filled.Text("schedule." + name));

    static JsonArray Weights(Filled filled, DraftText kept) => [.. kept.Criteria.Select((c, n) => (JsonNode)new JsonObject
    {
        ["key"] = c.Key,
        ["name"] = new JsonObject { ["zh"] = c.Name.Zh, ["en"] = c.Name.En },
        ["weight"] = filled.Whole($"criteria[{n}].weight") ?? 0
    })];

    /// <summary>An instant as it is typed: on the clock of its zone.</summary>
    public static string? Typed(DateTimeOffset? at, string zone) => at is not { } known ? null
        : TimeZoneInfo.ConvertTime(known, TimeZoneInfo.FindSystemTimeZoneById(zone)) is var local && local.Second == 0 ? local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
        : local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
