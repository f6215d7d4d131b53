using System.Text.Json;
using System.Text.Json.Nodes;
using Challenges.Publication.Profiles;
using Challenges.Shared.Proof;
using Challenges.Shared.Web;
using Json.Schema;

namespace Challenges.Publication.Tests.Rules;

public sealed class Profiles_as_documents
{
    static readonly Texts Texts = new(typeof(PublicationModule).Assembly);
    static IEnumerable<string> Shipped => PolicyProfiles.All.Select(p => $"{p.Profile}.{p.Version}");

    static PolicyProfile Found(string file) => PolicyProfiles.Find(file[..^2], file[^1] - '0')!;

    static string Folder => Path.Combine(Checkout(), "services", "Publication", "Profiles");

    [Test]
    public void Four_programmes_are_shipped() =>
        Assert.That(PolicyProfiles.All.Select(p => p.Profile).Distinct(), Is.EquivalentTo(new[] { "provincial-default", "guangxi-horse-race", "national-defence", "county-small" }));

    /// <summary>A version that a challenge may have frozen is never edited; a change is a new version.</summary>
    [TestCase("provincial-default.1", "29ef9ce6c74c510dfd928ffc5e72d06a00182bf1d4a4c0b7f3f210cc0ea32bd9")]
    [TestCase("guangxi-horse-race.1", "303b68c6df2050b1ec1f02d979caae87879f59ee256545c3e8945a5710b3ec78")]
    [TestCase("national-defence.1", "dd053ab47e4ecd766251179bd16f7e0bfbfec68ccdb47396d67f8e7f81682f34")]
    [TestCase("county-small.1", "e40e0b9efe8c4d6ff725869739c581aed41197239d997ea336bca2c67f7517ba")]
    public void A_first_version_keeps_its_digest(string name, string digest) => Assert.That(Found(name).Digest(), Is.EqualTo(digest));

    [TestCaseSource(nameof(Shipped))]
    public void A_shipped_profile_is_sound(string name)
    {
        var profile = Found(name);
        Assert.That(new ProfileValidator().Validate(profile).Errors.Select(e => e.ToString()), Is.Empty);
        Assert.That(profile.Faults().Select(f => f.Refusal.Code), Is.Empty);
    }

    [TestCaseSource(nameof(Shipped))]
    public void A_shipped_file_fits_the_schema(string name)
    {
        var schema = JsonSchema.FromText(ProfileSchema.Text(), new BuildOptions { SchemaRegistry = new SchemaRegistry() });
        var file = File.ReadAllText(Path.Combine(Folder, $"{name}.json"));
        Assert.That(schema.Evaluate(JsonDocument.Parse(file).RootElement).IsValid, Is.True);
        var broken = JsonNode.Parse(file)!;
        broken["call"]!["minimumWindowDays"] = 0;
        Assert.That(schema.Evaluate(JsonDocument.Parse(broken.ToJsonString()).RootElement).IsValid, Is.False, "a window of no days");
    }

    /// <summary>To bring it up to date, run this with CHALLENGES_WRITE_SCHEMA=1.</summary>
    [Test]
    public void The_schema_beside_the_profiles_is_that_of_the_record()
    {
        var path = Path.Combine(Folder, "profile.schema.json");
        if (Environment.GetEnvironmentVariable("CHALLENGES_WRITE_SCHEMA") == "1") File.WriteAllText(path, ProfileSchema.Text());
        Assert.That(File.ReadAllText(path), Is.EqualTo(ProfileSchema.Text()));
    }

    [Test]
    public void The_default_holds_the_published_numbers()
    {
        var profile = PolicyProfiles.Find("provincial-default")!;
        Assert.That(profile.Scoring.Criteria.Select(c => (c.Key, c.Weight)), Is.EqualTo(new[] { ("attainment", 40), ("route", 20), ("plan", 20), ("delivery", 10), ("value", 10) }));
        var policy = profile.For(2_000_000_000);
        Assert.That((profile.Call.MinimumWindowDays, profile.Notice.Length, profile.Notice.Unit, policy.ShortlistSize, policy.PassingScore), Is.EqualTo((30, 5, "WorkingDay", 3, 60)));
        Assert.That(policy.PaymentShares, Is.EqualTo(new[] { 30, 40, 30 }));
    }

    [TestCase("provincial-default", 5_000_000_000, 7)]
    [TestCase("provincial-default", 5_000_000_001, 9)]
    [TestCase("county-small", 0, 5)]
    [TestCase("county-small", 500_000_001, 7)]
    public void The_seats_of_the_panel_follow_the_bounty(string name, long fen, int seats) => Assert.That(PolicyProfiles.Find(name)!.For(fen).PanelSize, Is.EqualTo(seats));

    [Test]
    public void The_rules_of_a_race_travel_with_the_terms_and_only_where_the_profile_has_them()
    {
        var profile = PolicyProfiles.Find("guangxi-horse-race", 1)!;
        var race = profile.For(1).Race!;
        Assert.Multiple(() =>
        {
            Assert.That((race.MaxEntrants, race.ClosenessPoints, race.FirstPaymentCapPercent, race.CompletionPercent), Is.EqualTo((2, 5, 30, 10)));
            Assert.That(race.Stages.Select(s => (s.PerTeamPercent, s.Elimination, s.Threshold, s.AllowRevival)),
                Is.EqualTo(profile.Race!.Stages.Select(s => (s.PerTeamPercent, s.Elimination, s.Threshold, s.AllowRevival))));
            Assert.That(PolicyProfiles.Find("provincial-default")!.For(1).Race, Is.Null);
        });
    }

    [Test]
    public void The_shortlist_of_a_race_counts_for_each_team() => Assert.That(PolicyProfiles.Find("guangxi-horse-race", 1)!.For(1).ShortlistSize, Is.EqualTo(6));

    /// <summary>No setting is in force that the explanation and the differences pass over.</summary>
    [TestCaseSource(nameof(Shipped))]
    public void Every_member_stands_in_the_explanation_with_its_value(string name)
    {
        var profile = Found(name);
        var json = JsonSerializer.SerializeToNode(profile, JsonSettings.Web)!;
        var lines = Explanation.Of(profile, Texts);
        var leaves = Leaves(json, "").Where(l => l is not ("profile" or "version") && !l.StartsWith("name.", StringComparison.Ordinal) && !l.StartsWith("sources", StringComparison.Ordinal));
        Assert.That(leaves.Where(leaf => !lines.Any(l => leaf == l.Setting || leaf.StartsWith(l.Setting + ".", StringComparison.Ordinal))), Is.Empty);
        foreach (var line in lines)
        {
            var value = line.Setting.Split('.').Aggregate((JsonNode?)json, (node, part) => node?[part]);
            Assert.That(line.Value, Is.EqualTo(value is null ? "null" : System.Text.Encoding.UTF8.GetString(Canonical.Bytes(value))), line.Setting);
        }
    }

    [TestCaseSource(nameof(Shipped))]
    public void The_explanation_leaves_no_gap_in_either_language(string name)
    {
        var profile = Found(name);
        var lines = Explanation.Of(profile, Texts);
        var text = Explanation.Text(lines);
        Assert.That(text.Zh + text.En, Does.Not.Contain("{").And.Not.Contain("–"));
        Assert.That(text.En, Does.Contain($"at least {profile.Call.MinimumWindowDays} days").And.Contain("Indicator attainment and feasibility 40 %"));
        Assert.That(text.Zh, Does.Contain($"至少{profile.Call.MinimumWindowDays}天").And.Contain("指标达成与可行性占40%"));
        Assert.That(lines.Select(l => l.EnforcedBy).Distinct(), Is.SubsetOf(new[] { "publication", "applications", "review", "award" }));
    }

    [TestCaseSource(nameof(Shipped))]
    public void A_source_speaks_of_a_setting(string name)
    {
        var profile = Found(name);
        var settings = Explanation.Of(profile, Texts).Select(l => l.Setting).ToList();
        Assert.That(profile.Sources.Where(s => !s.Setting.StartsWith("race.", StringComparison.Ordinal) && !settings.Any(l => l == s.Setting || l.StartsWith(s.Setting + ".", StringComparison.Ordinal))).Select(s => s.Setting), Is.Empty);
        Assert.That(profile.Sources.Any(s => !s.Confirmed), "what no source confirms is marked");
    }

    [Test]
    public void The_settings_of_the_review_travel_with_the_terms()
    {
        var profile = PolicyProfiles.Find("provincial-default")!;
        var pool = profile with { Review = new ReviewRules { Mode = "pool", ReviewersPerApplication = 5, FewestPerReviewer = 1, MostPerReviewer = 12, OutlierPoints = 18, ConflictLookBackYears = 4, ReconsiderationWorkingDays = 7 } };
        var (plain, policy, defended) = (PolicyProfiles.Find("provincial-default", 1)!.For(1), pool.For(1), PolicyProfiles.Find("national-defence")!.For(1));
        Assert.Multiple(() =>
        {
            Assert.That((policy.ReviewMode, policy.ReviewersPerApplication, policy.FewestApplicationsPerReviewer, policy.MostApplicationsPerReviewer), Is.EqualTo(("pool", (int?)5, (int?)1, (int?)12)));
            Assert.That((policy.OutlierPoints, policy.ConflictLookBackYears, policy.ReconsiderationWorkingDays), Is.EqualTo(((int?)18, (int?)4, (int?)7)));
            Assert.That((policy.UnconfirmedApplications, policy.MostExclusionRequests, policy.Defence), Is.EqualTo(("exclude", (int?)3, (object?)null)));
            Assert.That((defended.Defence!.WeightPercent, defended.Defence.AnswerWorkingDays, defended.Defence.MostQuestions, defended.Contract!.Letter), Is.EqualTo((50, 2, 3, "national")));
            Assert.That(new object?[] { plain.ReviewMode, plain.OutlierPoints, plain.UnconfirmedApplications, plain.MostExclusionRequests, plain.Defence, plain.Contract }, Is.All.Null, "what was frozen before stays as it was");
        });
    }

    [Test]
    public void The_differences_of_two_shipped_versions_are_told_in_words()
    {
        var found = Explanation.Differences(PolicyProfiles.Find("national-defence", 1)!, PolicyProfiles.Find("national-defence", 2)!, Texts);
        Assert.That(found.Select(d => d.Setting), Does.Contain("review.defence").And.Contain("eligibility.exclusionRequests").And.Contain("contract.terms"));
        Assert.That(found.Single(d => d.Setting == "review.defence").After.En, Does.Contain("3 question(s)").And.Contain("2 working days").And.Contain("50 %"));
    }

    [Test]
    public void A_setting_that_belongs_to_a_rule_names_it()
    {
        var lines = Explanation.Of(PolicyProfiles.Find("provincial-default")!, Texts);
        Assert.That(SettingRules.RuleOf.Keys, Is.SubsetOf(lines.Select(l => l.Setting)));
        Assert.That((lines.Single(l => l.Setting == "call.minimumWindowDays").Rule, lines.Single(l => l.Setting == "scoring.tieBreaks").Rule), Is.EqualTo(("R04", (string?)null)));
    }

    [Test]
    public void A_difference_names_the_setting_in_both_wordings()
    {
        var before = PolicyProfiles.Find("provincial-default")!;
        var found = Explanation.Differences(before, before with { Version = 3, Call = before.Call with { MinimumWindowDays = 45 } }, Texts).Single();
        Assert.That((found.Setting, found.EnforcedBy), Is.EqualTo(("call.minimumWindowDays", "publication")));
        Assert.That((found.Before.En, found.After.En), Is.EqualTo(("You have at least 30 days from publication to the close.", "You have at least 45 days from publication to the close.")));
    }

    static IEnumerable<string> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(m => Leaves(m.Value, path.Length == 0 ? m.Key : $"{path}.{m.Key}")),
        _ => [path]
    };

    static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Challenges.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
