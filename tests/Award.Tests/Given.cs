using Challenges.Award.Racing;
using Challenges.Contracts.Applications;
using Challenges.Contracts.Publication;
using Challenges.Contracts.Review;
using Challenges.Shared.Web;

namespace Challenges.Award.Tests;

/// <summary>The demonstration competition as the award service learns of it: five applications, A1 best on paper but barred by its test, A4 and A3 awardable.</summary>
static class Given
{
    public const string Department = "dept-qinghai", Owner = "org-salt-lake", Number = "QH-2022-01";

    /// <summary>Ten in the morning in Shanghai on the first day of the notice.</summary>
    public static readonly DateTimeOffset Morning = new(2023, 4, 27, 10, 0, 0, TimeSpan.FromHours(8));
    public static readonly DateTimeOffset NoticeEnds = new(2023, 5, 7, 0, 0, 0, TimeSpan.FromHours(8));
    public static readonly DateTimeOffset AfterNotice = NoticeEnds.AddHours(9);
    public static readonly DateTimeOffset Published = new(2022, 11, 18, 9, 0, 0, TimeSpan.FromHours(8));
    public static readonly AwardSettings Settings = new();
    public static readonly IReadOnlyList<(Wording Name, DateOnly DueOn)> Milestones =
        [(Text("pilot cell runs"), new(2023, 11, 30)), (Text("four cells run"), new(2024, 11, 30)), (Text("all indicators accepted"), new(2025, 5, 31))];
    public static readonly IReadOnlyDictionary<string, decimal> Accepted = new Dictionary<string, decimal>
    {
        ["cell-output"] = 4.2m,
        ["melt-throughput"] = 107m,
        ["dc-power"] = 13400m,
        ["hypochlorite"] = 0.05m,
        ["run-hours"] = 3950m
    };

    public static Wording Text(string text) => new() { En = text, Zh = $"（{text}）" };

    public static Caller Officer(string person = "officer-1") => new() { Person = person, Roles = new HashSet<string> { Roles.Department }, Department = Department };

    public static Caller ProblemOwner => new() { Person = "owner-1", Roles = new HashSet<string> { Roles.ProblemOwner }, Organisation = Owner };

    public static Caller Solver(string application = "A4") =>
        new() { Person = $"rep-{application}", Roles = new HashSet<string> { Roles.Solver }, Organisation = $"org-{application}" };

    public static ChallengeTerms Terms(string number = Number, string unit = "WorkingDay", int length = 5) => new()
    {
        Number = number,
        Department = Department,
        OwnerOrganisation = Owner,
        OwnerName = "Salt lake magnesium plant",
        OwnerAffiliates = [],
        Title = Text("Electrolysis of anhydrous magnesium chloride"),
        Field = "salt-lake chemistry / light metals",
        Indicators =
        [
            Indicator("cell-output", "t/day", ">=", 4.0m, true), Indicator("melt-throughput", "t/day", ">=", 100m, true),
            Indicator("dc-power", "kWh/t", "<=", 13500m, false), Indicator("hypochlorite", "t/t", "<=", 0.1m, false), Indicator("run-hours", "h", ">=", 3600m, false)
        ],
        BountyFen = 2_000_000_000,
        Criteria = [],
        FollowsUp = null,
        Timetable = new()
        {
            Zone = "Asia/Shanghai",
            PublishedAt = Published,
            QuestionsUntil = Published.AddDays(15),
            ClosesAt = Published.AddDays(31),
            GraceSeconds = 60,
            ReviewEndsAt = Published.AddDays(120),
            NoticeLength = length,
            NoticeUnit = unit
        },
        Policy = TestKit.SamplePolicy.Provincial with { QuorumPercent = 100, RevealReviewers = "Never" }
    };

    /// <summary>A profile that allows a race of two or three teams: Guangxi's 30 per cent, a bar after the first stage, a second stage in which one may come back.</summary>
    public static ChallengeTerms RaceTerms(string number = Number) => Terms(number) with
    {
        Policy = Terms().Policy with
        {
            Profile = "guangxi-horse-race",
            Race = new()
            {
                MaxEntrants = 3,
                ClosenessPoints = 5,
                FirstPaymentCapPercent = 30,
                CompletionPercent = 20,
                Stages =
                [
                    new() { PerTeamPercent = 12, Elimination = "below-threshold", Threshold = 60, AllowRevival = false },
                    new() { PerTeamPercent = 8, Elimination = "none", AllowRevival = true }
                ]
            }
        }
    };

    /// <summary>A profile with two linked streams of money, a letter of its own and a notice of the acceptance.</summary>
    public static ChallengeTerms ContractTerms(int fiscal = 40, int? cap = 50, int notice = 5) => Terms() with
    {
        Policy = Terms().Policy with { Contract = new() { Letter = "national", FiscalPercent = fiscal, FirstFiscalCapPercentOfOwners = cap, AcceptanceNoticeWorkingDays = notice } }
    };

    /// <summary>Days and goals of the two stages, the first one year after the notice.</summary>
    public static readonly IReadOnlyList<(DateOnly DueOn, IReadOnlyList<StageGoal> Goals)> RaceStages =
        [(new(2024, 5, 31), [new("pilot", Text("pilot cell runs"))]), (new(2025, 5, 31), [new("four-cells", Text("four cells run"))])];

    public static ApplicationOpened Opened(Guid challenge, string code, int version = 1) => new()
    {
        ChallengeId = challenge,
        Version = version,
        At = Published.AddDays(31),
        Code = code,
        SealedCount = 5,
        Content = new()
        {
            Route = "route",
            Plan = "plan",
            Risks = "risks",
            Evidence = "evidence",
            PriceFen = Prices[code],
            DurationMonths = 24,
            Committed = [.. Committed(code).Select(c => new CommittedValue { Indicator = c.Key, Value = c.Value })]
        },
        Parties = new() { Organisations = [$"org-{code}"], People = [$"rep-{code}", $"member-{code}"] }
    };

    public static RankingFinalised Ranking(Guid challenge, int version = 1, params RankedApplication[] ranking) => new()
    {
        ChallengeId = challenge,
        Version = version,
        At = Morning.AddDays(-1),
        Number = Number,
        Method = "trimmed-mean",
        EngineVersion = "1",
        InputDigest = new('a', 64),
        PassingScore = 60,
        Ranking = ranking.Length > 0 ? ranking :
        [
            Ranked("A1", 1, "86.6400", "must-have-missed", ["cell-output"]), Ranked("A4", 2, "85.3000"), Ranked("A3", 3, "83.7000"),
            Ranked("A2", 4, "78.5800", "not-shortlisted"), Ranked("A5", 5, "59.4400", "below-passing-score")
        ]
    };

    public static RankedApplication Ranked(string code, int rank, string score = "80.0000", string? bar = null, string[]? missed = null) => new()
    {
        Code = code,
        Rank = rank,
        Score = score,
        ScoreShown = score,
        Mean = score,
        Median = score,
        Sheets = 7,
        ReachesPassingScore = bar != "below-passing-score",
        Shortlisted = bar is null or "must-have-missed",
        Awardable = bar is null,
        Bar = bar,
        Missed = missed ?? [],
        Measured = [new() { Indicator = "cell-output", Value = 4.3m }]
    };

    public static ApplicantsIdentified Applicants(Guid challenge, int version = 1) => new()
    {
        ChallengeId = challenge,
        Version = version,
        At = Morning.AddDays(-1),
        Applicants = [.. Prices.Keys.Select(code => new Applicant
        {
            Code = code, Representative = $"rep-{code}", ContractingOrganisation = $"org-{code}", SolverName = $"Solver {code}", ContractingName = $"Unit {code}", Region = "Shanghai"
        })]
    };

    public static ChallengeFacts Facts(RankingFinalised? ranking = null, ChallengeTerms? terms = null)
    {
        var challenge = new Guid("11111111-1111-1111-1111-111111111111");
        return new()
        {
            ChallengeId = challenge,
            Terms = terms ?? Terms(),
            Ranking = ranking ?? Ranking(challenge),
            Opened = Prices.Keys.ToDictionary(code => code, code => Opened(challenge, code)),
            Applicants = Applicants(challenge).Applicants.ToDictionary(a => a.Code)
        };
    }

    public static readonly IReadOnlyDictionary<string, long> Prices = new Dictionary<string, long>
    {
        ["A1"] = 1_860_000_000,
        ["A2"] = 1_720_000_000,
        ["A3"] = 1_290_000_000,
        ["A4"] = 1_980_000_000,
        ["A5"] = 1_580_000_000
    };

    static Dictionary<string, decimal> Committed(string code) => code == "A4"
        ? new() { ["cell-output"] = 4.8m, ["melt-throughput"] = 107m, ["dc-power"] = 13000m, ["hypochlorite"] = 0.03m, ["run-hours"] = 4300m }
        : new() { ["cell-output"] = 4.2m, ["melt-throughput"] = 103m };

    static Indicator Indicator(string key, string unit, string comparator, decimal target, bool mustHave) =>
        new() { Key = key, Name = Text(key), Unit = unit, Comparator = comparator, Target = target, MustHave = mustHave, TestMethod = Text("test") };
}
