using Challenges.Contracts.Applications;
using Challenges.Contracts.Publication;
using Challenges.Review.Assigning;
using Challenges.Review.Empanelling;
using Challenges.Review.Recusing;
using Challenges.Review.Scoring;
using MassTransit;

namespace Challenges.Review.Tests;

/// <summary>The demonstration competition as Review sees it: terms, five applications, seven members with two standbys, the sheets of the final panel.</summary>
static class Qinghai
{
    public const string Number = "QH-2022-01";
    public const string Department = "dept-qinghai";
    public const string Root = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";

    public static readonly DateTimeOffset Published = new(2022, 11, 18, 1, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Closes = new(2022, 12, 19, 10, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset InReview = Closes.AddDays(1);
    public static readonly DateTimeOffset Ends = new(2023, 3, 10, 10, 0, 0, TimeSpan.Zero);

    public static readonly IReadOnlyList<string> Members = ["E1", "E2", "E3", "E4", "E5", "E6", "E7"];
    public static readonly IReadOnlyList<string> Standbys = ["S1", "S2"];
    public static readonly IReadOnlyList<string> Codes = ["A1", "A2", "A3", "A4", "A5"];

    static readonly IReadOnlyList<long> PricesFen = [1_860_000_000, 1_720_000_000, 1_290_000_000, 1_980_000_000, 1_580_000_000];

    static readonly IReadOnlyDictionary<string, string> Organisations = new Dictionary<string, string>
    {
        ["E1"] = "org-northeast",
        ["E2"] = "org-saltlake",
        ["E3"] = "org-centralsouth",
        ["E4"] = "org-safety",
        ["E5"] = "org-chongqing",
        ["E6"] = "org-finance",
        ["E7"] = "org-shanghai",
        ["S1"] = "org-kunming",
        ["S2"] = "org-xining"
    };

    public static readonly Policy Policy = TestKit.SamplePolicy.Provincial with { QuorumPercent = 67 };

    public static readonly ChallengeTerms Terms = new()
    {
        Number = Number,
        Department = Department,
        OwnerOrganisation = "org-owner",
        OwnerName = "Qinghai Salt Lake magnesium plant",
        OwnerAffiliates = ["org-owner-daughter"],
        Title = new Wording { Zh = "盐湖无水氯化镁电解关键技术", En = "Electrolysis of anhydrous magnesium chloride from a salt lake" },
        Field = "salt-lake chemistry / light metals",
        Indicators =
        [
            Indicator("cell-output", ">=", 4.0m, true), Indicator("melt-throughput", ">=", 100m, true), Indicator("dc-power", "<=", 13500m, false),
            Indicator("hypochlorite", "<=", 0.1m, false), Indicator("run-hours", ">=", 3600m, false)
        ],
        BountyFen = 2_000_000_000,
        Timetable = new Timetable
        {
            Zone = "Asia/Shanghai",
            PublishedAt = Published,
            QuestionsUntil = Closes.AddDays(-9),
            ClosesAt = Closes,
            GraceSeconds = 60,
            ReviewEndsAt = Ends,
            NoticeLength = 5,
            NoticeUnit = "WorkingDay"
        },
        Criteria = [Criterion("attainment", 40), Criterion("route", 20), Criterion("plan", 20), Criterion("delivery", 10), Criterion("value", 10)],
        Policy = Policy
    };

    /// <summary>Reviewer/application, then attainment, route, plan, delivery, value.</summary>
    const string Table = """
        E1/A1 94 87 79 80 76
        E1/A2 78 73 78 82 82
        E1/A3 84 87 81 82 93
        E1/A4 90 83 83 88 70
        E1/A5 55 49 61 72 80
        E2/A1 90 83 78 74 71
        E2/A2 74 69 77 76 77
        E2/A3 80 83 80 76 88
        E2/A4 89 83 87 84 66
        E2/A5 51 45 60 66 75
        E3/A1 97 88 84 79 78
        E3/A2 81 74 83 81 84
        E3/A3 62 58 66 66 85
        E3/A4 93 84 88 87 72
        E3/A5 58 50 66 71 82
        E4/A1 93 86 80 76 77
        E4/A2 81 75 81 79 83
        E4/A3 83 86 82 78 94
        E4/A4 89 82 84 84 71
        E4/A5 54 48 62 68 81
        E5/A1 100 100 93 93 87
        E5/A2 83 78 83 85 85
        E5/A3 89 92 86 85 96
        E5/A4 95 88 88 91 73
        E5/A5 60 54 66 75 83
        E6/A1 92 85 81 78 80
        E6/A2 76 71 80 80 86
        E6/A3 82 85 83 80 97
        E6/A4 88 81 85 86 74
        E6/A5 53 47 63 70 84
        S1/A1 95 84 80 81 75
        S1/A2 79 70 79 83 81
        S1/A3 85 84 82 83 92
        S1/A4 91 80 84 89 69
        S1/A5 56 46 62 73 79
        """;

    public static readonly IReadOnlyDictionary<(string Reviewer, string Code), int[]> Sheets = Table.Split('\n', StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' '))
        .ToDictionary(parts => (parts[0].Split('/')[0], parts[0].Split('/')[1]), parts => parts[1..].Select(p => int.Parse(p, System.Globalization.CultureInfo.InvariantCulture)).ToArray());

    public static OpenedApplication Application(string code) => new(code, Content(code).PriceFen, new Parties
    {
        Organisations = code == "A4" ? ["org-shanghai", "org-partner"] : [$"org-of-{code}"],
        People = [$"person-of-{code}"]
    });

    public static BlindContent Content(string code) => new()
    {
        Route = $"route of {code}",
        Plan = $"plan of {code}",
        Risks = $"risks of {code}",
        Evidence = $"evidence of {code}",
        Committed = [new CommittedValue { Indicator = "cell-output", Value = 4.2m }, new CommittedValue { Indicator = "melt-throughput", Value = 107m }],
        PriceFen = PricesFen[Codes.ToList().IndexOf(code)],
        DurationMonths = 24
    };

    /// <summary>As the service finds them in the contents.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Topics(ChallengeReview review) => review.Applications.ToDictionary(a => a.Code, a => Expertise.In(Content(a.Code), review.TopicsOfReaders));

    public static Candidate Candidate(string person) => new(NewId.NextGuid(), $"R-{person}", person, $"field of {person}", OrganisationOf(person), []);

    public static string OrganisationOf(string person) => Organisations.GetValueOrDefault(person, $"org-of-{person}");

    /// <summary>Published, closed, all applications opened; nobody appointed.</summary>
    public static ChallengeReview Opened(ChallengeTerms? terms = null)
    {
        var review = new ChallengeReview { Id = NewId.NextGuid() };
        review.Take(terms ?? Terms, 1, Published);
        review.Take(new SealedSet(1, 5, Root, Closes), Closes);
        foreach (var code in Codes) review.Take(Application(code), Closes);
        return review;
    }

    /// <summary>E1 to E7 appointed with S1 and S2; E7 is recused by the organisation in A4, and S1 holds the seat.</summary>
    public static ChallengeReview Appointed(ChallengeTerms? terms = null)
    {
        var review = Opened(terms);
        review.AppointPanel([.. Members.Select(Candidate)], [.. Standbys.Select(Candidate)], "the demonstration needs known sheets", "officer", InReview);
        return review;
    }

    public static ChallengeReview Declared(ChallengeTerms? terms = null)
    {
        var review = Appointed(terms);
        foreach (var seat in review.Panel!.Holders.ToList()) review.Declare(seat, NoRelations, InReview);
        return review;
    }

    public static readonly Declaration NoRelations = new() { At = InReview, Relations = [] };

    public static Seat SeatOf(this ChallengeReview review, string person) => review.Panel!.Seats.Single(s => s.Person == person);

    public static ScoreSheet Sheet(ChallengeReview review, string person, string code, bool submit = true)
    {
        var sheet = new ScoreSheet { Id = NewId.NextGuid(), ReviewId = review.Id, SeatId = review.SeatOf(person).Id, Code = code };
        var criteria = review.Terms.Criteria;
        sheet.Save([.. criteria.Select((c, i) => new CriterionScore { Criterion = c.Key, Score = Sheets[(person, code)][i], Comment = $"{c.Key} of {code}" })], criteria, InReview);
        if (submit) sheet.Submit(criteria, InReview);
        return sheet;
    }

    public static List<ScoreSheet> AllSheets(ChallengeReview review) => [.. Sheets.Keys.Select(key => Sheet(review, key.Reviewer, key.Code))];

    static Indicator Indicator(string key, string comparator, decimal target, bool must) => new()
    {
        Key = key,
        Name = new Wording { Zh = key, En = key },
        Unit = "unit",
        Comparator = comparator,
        Target = target,
        MustHave = must,
        TestMethod = new Wording { Zh = "测试", En = "test" }
    };

    static Criterion Criterion(string key, int weight) => new() { Key = key, Name = new Wording { Zh = key, En = key }, Weight = weight };
}
