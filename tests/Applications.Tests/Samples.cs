using Challenges.Contracts.Publication;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Applications.Tests;

/// <summary>A challenge like the Qinghai one and an application that can be filed to it.</summary>
static class Samples
{
    public const string Owner = "org-owner", Subsidiary = "org-owner-subsidiary", Department = "dept-qinghai";

    public static readonly DateTimeOffset Published = new(2022, 11, 1, 8, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Closes = new(2022, 12, 19, 10, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Open = new(2022, 12, 1, 10, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Due = Closes.AddSeconds(60);

    public static readonly Wording Promise = new() { Zh = "承诺", En = "promise" };

    public static ChallengeTerms Terms(string number = "QH-2022-01", DateTimeOffset? closes = null, long bountyFen = 2_000_000_000) => new()
    {
        Number = number,
        Department = Department,
        OwnerOrganisation = Owner,
        OwnerName = "Salt-lake magnesium plant",
        OwnerAffiliates = [Subsidiary, "org-owner-parent"],
        Title = Words("盐湖无水氯化镁电解关键技术", "Electrolysis of anhydrous magnesium chloride"),
        Field = "salt-lake chemistry / light metals",
        Indicators = [Indicator("cell-output", ">=", 4.0m, must: true), Indicator("melt-throughput", ">=", 100m, must: true), Indicator("dc-power", "<=", 13500m, must: false)],
        BountyFen = bountyFen,
        Timetable = new Timetable
        {
            Zone = "Asia/Shanghai",
            PublishedAt = Published,
            QuestionsUntil = Closes.AddDays(-10),
            ClosesAt = closes ?? Closes,
            GraceSeconds = 60,
            ReviewEndsAt = Closes.AddDays(60),
            NoticeLength = 5,
            NoticeUnit = "WorkingDay"
        },
        Criteria = [new Criterion { Key = "attainment", Name = Words("达标", "Attainment"), Weight = 100 }],
        Policy = TestKit.SamplePolicy.Provincial
    };

    /// <summary>Five working days to mend, and limits.</summary>
    public static Policy Checked(Policy policy) => policy with
    {
        FixWindowWorkingDays = 5,
        MostExclusionRequests = 2,
        Limits = new ApplicantLimits { MostLed = 1, MostShared = 2, MostInConsortium = 3, IntegrityLookBackYears = 3 }
    };

    public static Wording Words(string zh, string en) => new() { Zh = zh, En = en };

    static Indicator Indicator(string key, string comparator, decimal target, bool must) => new()
    {
        Key = key,
        Name = Words(key, key),
        Unit = "t/day",
        Comparator = comparator,
        Target = target,
        MustHave = must,
        TestMethod = Words("第三方检测", "third-party test")
    };

    public static ChallengePublished PublishedEvent(Guid challenge, ChallengeTerms? terms = null, int version = 3) =>
        new() { ChallengeId = challenge, Version = version, At = Published, Terms = terms ?? Terms() };

    public static ChallengeAmended AmendedEvent(Guid challenge, ChallengeTerms terms, int version, bool reconfirm) => new()
    {
        ChallengeId = challenge,
        Version = version,
        At = Open,
        Amendment = version - 3,
        Reason = Words("变更", "changed"),
        NeedsReconfirmation = reconfirm,
        Terms = terms
    };

    public static Intake Intake(ChallengeTerms? terms = null)
    {
        var intake = new Intake { ChallengeId = NewId.NextGuid(), Number = (terms ?? Terms()).Number, Department = Department };
        intake.TakeTerms(3, terms ?? Terms(), needsReconfirmation: false);
        return intake;
    }

    public static Caller Solver(string person = "p-1", string? organisation = "org-1") =>
        new() { Person = person, Organisation = organisation, Roles = new HashSet<string> { Roles.Solver } };

    public static Application Application(Intake intake, ApplicationContent? content = null, string person = "p-1", string? organisation = "org-1")
    {
        var application = Applications.Application.Start(NewId.NextGuid(), intake, new Representative(person, organisation), Open);
        application.Save(content ?? Content(), intake, Open);
        foreach (var partner in application.Draft.Partners) application.Confirm(partner, "p-partner", intake, Open);
        return application;
    }

    public static Receipt File(this Application application, Intake intake, DateTimeOffset? at = null)
    {
        var before = application.State;
        var (_, receipt) = application.Submit(intake, at ?? Open, Promise, Sealing.Codes.Random128(), Sealing.Codes.Random128(), "key");
        intake.CountFiling(before);
        return receipt;
    }

    /// <summary>With one partner: a quarter of the shares, and money that totals the price.</summary>
    public static ApplicationContent Consortium() => Content() with
    {
        Partners = [new Partner("org-2", "Wuhan test works", "runs the tests", 360_000_000, 2_500)],
        Lead = new LeadPart("builds the cells", 1_500_000_000, 7_500)
    };

    public static ApplicationContent Content() => new()
    {
        SolverName = "Jianghan molten-salt team",
        Kind = SolverKind.Team,
        Region = "Hubei",
        ContractingOrganisation = "org-1",
        ContractingName = "Jianghan Materials Ltd",
        People = [new Participant("p-7", "Chen Hao")],
        Route = "closed-loop multi-polar cells with staged argon cover 氩气分级保护",
        Plan = "pilot cell in month 6, four cells in month 18",
        Risks = "wear of the diaphragm",
        Evidence = "two thousand hours on a pilot cell",
        Committed = [new Commitment("cell-output", 4.6m), new Commitment("melt-throughput", 104m), new Commitment("dc-power", 13200m)],
        PriceFen = 1_860_000_000,
        DurationMonths = 24,
        Promise = true
    };
}
