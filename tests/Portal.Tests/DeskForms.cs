using System.Text.RegularExpressions;
using Challenges.EndToEnd.Tests.Running;
using Challenges.Portal.Showing;
using Challenges.Portal.Working.Deciding.Filling;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Challenges.Portal.Tests;

/// <summary>The forms of the desk: which acts have one, and how what was typed becomes a request.</summary>
public sealed partial class DeskForms
{
    /// <summary>Acts of applicants, reviewers and the public: their forms are elsewhere.</summary>
    static readonly string[] OfOthers =
    [
        "AnswerDefence", "ContinueApplication", "MendApplication", "ProveInclusion", "ReadReceipt", "SaveDraft", "StartApplication", "SubmitApplication", "WithdrawApplication", "Object", "ObjectToAcceptance", "AskQuestion",
        "AskReconsideration", "Abstain", "AskQuestions", "DeclareRelations", "ExplainOutlier", "SaveSheet", "Score", "ScoreDefence", "StepBack", "SubmitSheet", "SubmitSheets", "SubmitVettingSheet"
    ];

    [Test]
    public void Every_act_that_a_stand_offers_to_the_desk_is_within_reach()
    {
        var named = new[] { "Publication", "Applications", "Review", "Award" }
            .SelectMany(service => Directory.EnumerateFiles(Path.Combine(Places.Root, "services", service), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal)).SelectMany(path => Acts().Matches(File.ReadAllText(path)).Select(m => m.Groups[1].Value))
            .Concat(["AssessStage", "ExtendStage", "ReviveTeam", "AcceptTeam", "ConcludeRace"]).Distinct().ToList();
        Assert.That(named, Has.Count.GreaterThan(60), "what is looked for is found in the sources");
        Assert.That(named.Except(OfOthers).Where(act => !ActForms.All.ContainsKey(act) && !ActForms.Pages.ContainsKey(act)), Is.Empty);
    }

    [TestCaseSource(nameof(OfOthers))]
    public void An_act_whose_form_is_elsewhere_is_within_reach_of_a_page(string act)
    {
        // An address in the hrefs of a stand, a link or button that says the act, or a form that stands where the act is allowed.
        var reach = new Regex($$"""\["{{act}}"\] = |<(a|button)\b[^<]*>@T\["act\.{{act}}"\]|Name: "{{act}}", Allowed: true""");
        Assert.That(Pages.Value.Any(text => reach.IsMatch(text)), Is.True);
    }

    static readonly Lazy<IReadOnlyList<string>> Pages = new(() => [.. Directory.EnumerateFiles(Path.Combine(Places.Root, "services", "Portal"), "*.*", SearchOption.AllDirectories)
        .Where(path => Path.GetExtension(path) is ".razor" or ".cs" && !path.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText)]);

    [Test]
    public void Every_page_to_which_an_act_leads_exists()
    {
        var routes = typeof(PortalHost).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>()).Select(r => Plain(r.Template)).ToHashSet();
        var asked = ActForms.Pages.Values.Concat(ActForms.All.Values.Select(form => form.Place)).Distinct();
        Assert.That(asked.Where(tail => !routes.Contains("/zh" + Plain(tail)) && !routes.Any(route => Regex.IsMatch("/zh" + Plain(tail), "^" + Regex.Escape(route).Replace("\\{}", "[^/]+", StringComparison.Ordinal) + "$"))), Is.Empty);
    }

    static string Plain(string template) => Parameters().Replace(template, "{}");

    [TestCase(1_980_000_000, "人民币壹仟玖佰捌拾万元整")]
    [TestCase(10_500_000_000_00, "人民币壹佰零伍亿元整")]
    [TestCase(100_000_010, "人民币壹佰万元壹角整")]
    [TestCase(100_000_001, "人民币壹佰万元零壹分")]
    [TestCase(100_500_036, "人民币壹佰万伍仟元叁角陆分")]
    [TestCase(1_00, "人民币壹元整")]
    [TestCase(0, "人民币零元整")]
    [TestCase(50, "人民币伍角整")]
    [TestCase(-3_000_00, "人民币负叁仟元整")]
    public void An_amount_is_said_in_words(long fen, string words) => Assert.That(MoneyWords.Of(fen), Is.EqualTo(words));

    [TestCase("1980", 1_980_000_000L)]
    [TestCase("１,９８０.５", 1_980_500_000L)]
    [TestCase("0.000001", 1L)]
    public void Wan_become_fen(string typed, long fen) => Assert.That(Typed("money", typed).Fen("money"), Is.EqualTo(fen));

    [TestCase("4,8")]
    [TestCase("0.0000001")]
    [TestCase("99999999999999999")]
    [TestCase("a lot")]
    public void What_is_no_money_is_named_and_not_guessed(string typed)
    {
        List<string> unread = [];
        Assert.That(Typed("money", typed, unread).Fen("money"), Is.Null);
        Assert.That(unread, Is.EqualTo(new[] { "money" }));
    }

    [TestCase("2023-01-10 18:00", "2023-01-10T18:00:00+08:00")]
    [TestCase("2023-01-10T18:00:00Z", "2023-01-10T18:00:00Z")]
    public void A_time_is_on_the_clock_of_its_zone(string typed, string sent) => Assert.That(Typed("at", typed).Instant("at", "Asia/Shanghai"), Is.EqualTo(sent));

    [Test]
    public void Rows_are_added_and_removed_by_buttons_and_keep_what_was_typed()
    {
        Dictionary<string, StringValues> form = new() { ["indicators.count"] = "2", ["indicators[0].key"] = "a", ["indicators[0].target"] = "4.0", ["indicators[1].key"] = "b", ["indicators[1].mustHave"] = "yes" };
        Assert.That(IndicatorRow.Read(new FormCollection(form), "add-indicator").Select(r => r.Key), Is.EqualTo(new[] { "a", "b", "" }));
        var left = IndicatorRow.Read(new FormCollection(form), "remove-indicator-0");
        Assert.That(left.Select(r => (r.Key, r.MustHave)), Is.EqualTo(new[] { ("b", true) }));
        List<string> unread = [];
        Assert.That(IndicatorRow.ToJson(IndicatorRow.Read(new FormCollection(form), ""), unread.Add)[0]!["target"]!.ToString(), Is.EqualTo("4.0"));
        Assert.That(unread, Is.EqualTo(new[] { "indicators[1].target" }));
    }

    [TestCase("471/5", "94.20")]
    [TestCase("79", "79.00")]
    [TestCase("none", "none")]
    public void An_exact_number_is_shown_as_a_decimal(string exact, string shown) => Assert.That(Fractions.Show(exact, 2), Is.EqualTo(shown));

    static Filled Typed(string field, string text, List<string>? unread = null) => new(new FormCollection(new Dictionary<string, StringValues> { [field] = text }), f => unread?.Add(f));

    [GeneratedRegex(@"\bAct\(""([A-Z]\w+)""")]
    private static partial Regex Acts();

    [GeneratedRegex(@"\{[^}]*(?:\{[^}]*\}[^}]*)*\}")]
    private static partial Regex Parameters();
}
