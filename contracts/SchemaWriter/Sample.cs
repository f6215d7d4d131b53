using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Challenges.SchemaWriter;

/// <summary>One filled message of each kind, the same at every run: what a reader of another language tests against.</summary>
public static class Sample
{
    static readonly Dictionary<string, object> Known = new()
    {
        ["Zh"] = "盐湖无水氯化镁电解关键技术",
        ["En"] = "Electrolysis of anhydrous magnesium chloride from a salt lake",
        ["Number"] = "QH-2022-01",
        ["ParentNumber"] = "QH-2022-01",
        ["FollowsUp"] = "QH-2021-01",
        ["Department"] = "qinghai-dst",
        ["Field"] = "salt-lake chemistry / light metals",
        ["OwnerOrganisation"] = "org-owner",
        ["OwnerAffiliates"] = "org-owner-subsidiary",
        ["Organisations"] = "org-a4",
        ["People"] = "person-7f3a",
        ["Key"] = "cell-output",
        ["Indicator"] = "cell-output",
        ["Unit"] = "t/day",
        ["Comparator"] = ">=",
        ["Zone"] = "Asia/Shanghai",
        ["NoticeUnit"] = "WorkingDay",
        ["Code"] = "K7QX2M",
        ["Profile"] = "provincial-default",
        ["Aggregation"] = "trimmed-mean",
        ["TieBreaks"] = "attainment",
        ["RevealReviewers"] = "AfterDecision",
        ["ReviewMode"] = "pool",
        ["Score"] = "853/10",
        ["ScoreShown"] = "85.3000",
        ["Mean"] = "3002/35",
        ["Median"] = "85",
        ["Bar"] = "must-have-missed",
        ["Missed"] = "cell-output",
        ["BountyFen"] = 2_000_000_000L,
        ["PriceFen"] = 1_980_000_000L,
        ["AmountFen"] = 594_000_000L,
        ["PaidFen"] = 594_000_000L,
        ["FiscalFen"] = 200_000_000L,
        ["OwnerFen"] = 394_000_000L,
        ["RecoveredFen"] = 100_000_000L,
        ["Bytes"] = 1_048_576L
    };

    public static JsonNode Of(Type message) => JsonSerializer.SerializeToNode(Value(message, message.Name), message, Messages.Wire)!;

    static object Value(Type type, string member) => type switch
    {
        _ when Nullable.GetUnderlyingType(type) is { } underlying => Value(underlying, member),
        _ when type == typeof(string) => Known.GetValueOrDefault(member) ?? member.ToLowerInvariant(),
        _ when type == typeof(int) => 1,
        _ when type == typeof(long) => Known[member],
        _ when type == typeof(decimal) => 4.25m,
        _ when type == typeof(bool) => true,
        _ when type == typeof(Guid) => new Guid("0190f0aa-5c1e-7c3b-9a54-3f2c8d1e6b70"),
        _ when type == typeof(DateTimeOffset) => DateTimeOffset.Parse("2022-11-18T01:00:00Z", CultureInfo.InvariantCulture),
        _ when type == typeof(DateOnly) => new DateOnly(2023, 4, 27),
        _ when type.IsGenericType => List(type.GetGenericArguments()[0], member),
        _ => Record(type)
    };

    static Array List(Type element, string member)
    {
        var list = Array.CreateInstance(element, 1);
        list.SetValue(Value(element, member), 0);
        return list;
    }

    static object Record(Type type)
    {
        var record = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            property.SetValue(record, Value(property.PropertyType, property.Name));
        }
        return record;
    }
}
