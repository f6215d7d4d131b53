using Challenges.Contracts.Publication;
using Challenges.Publication.Profiles;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Publication.Tests;

/// <summary>The people, texts and dates that most tests start from. Times are those of Shanghai.</summary>
static class Given
{
    public const string Department = "qinghai-dst";
    public static readonly Caller Owner = new() { Person = "owner-1", Roles = new HashSet<string> { Roles.ProblemOwner }, Organisation = "org-owner" };
    public static readonly Caller OtherOwner = new() { Person = "owner-2", Roles = new HashSet<string> { Roles.ProblemOwner }, Organisation = "org-other" };
    public static readonly Caller Officer = new() { Person = "officer-1", Roles = new HashSet<string> { Roles.Department }, Department = Department };
    public static readonly Caller OtherOfficer = new() { Person = "officer-2", Roles = new HashSet<string> { Roles.Department }, Department = "hubei-dst" };
    public static readonly Caller Solver = new() { Person = "solver-1", Roles = new HashSet<string> { Roles.Solver }, Organisation = "org-solver" };
    public static readonly Caller Auditor = new() { Person = "auditor-1", Roles = new HashSet<string> { Roles.Auditor } };

    public static DateTimeOffset At(string local) => DateTimeOffset.Parse(local + "+08:00", System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();

    public static readonly DateTimeOffset Now = At("2022-11-18T09:00:00");
    public static readonly DateTimeOffset Closes = At("2022-12-19T18:00:00");

    public static Wording Both(string zh, string en) => new() { Zh = zh, En = en };

    public static readonly Indicator Output = new()
    {
        Key = "cell-output",
        Name = Both("单槽日产镁", "Magnesium output of one cell"),
        Unit = "t/day",
        Comparator = ">=",
        Target = 4.0m,
        MustHave = true,
        TestMethod = Both("连续称量三十日", "Weighed over thirty days")
    };

    public static ProblemText ProblemText => new()
    {
        Department = Department,
        OwnerName = "Salt lake magnesium plant",
        Affiliates = ["org-owner-sub"],
        Title = Both("盐湖无水氯化镁电解关键技术", "Electrolysis of anhydrous magnesium chloride from a salt lake"),
        Description = Both("电解槽供料不足，损耗快。", "The cells are under-fed and wear out."),
        Field = "salt-lake chemistry / light metals",
        Indicators = [Output],
        CannotSolveAlone = Both("两年试验未果。", "Two years of trials did not solve it.")
    };

    public static Schedule Schedule => new()
    {
        Zone = "Asia/Shanghai",
        QuestionsUntil = At("2022-12-09T18:00:00"),
        ClosesAt = Closes,
        GraceSeconds = 60,
        ReviewEndsAt = At("2023-03-31T18:00:00"),
        NoticeLength = 5,
        NoticeUnit = "WorkingDay"
    };

    public static ListText Text => new()
    {
        Department = Department,
        OwnerOrganisation = "org-owner",
        OwnerName = ProblemText.OwnerName,
        OwnerAffiliates = ProblemText.Affiliates,
        Title = ProblemText.Title,
        Description = ProblemText.Description,
        Field = ProblemText.Field,
        Indicators = [Output],
        BountyFen = 2_000_000_000,
        Schedule = Schedule,
        Criteria = PolicyProfiles.Find("provincial-default")!.Criteria,
        Profile = "provincial-default",
        ProfileVersion = 1
    };

    public static Call Call => new() { Id = NewId.NextGuid(), Number = "QH-2022", Department = Department, Title = Both("榜单", "List"), At = Now };

    public static Challenge Draft(ListText? text = null) => new() { Id = NewId.NextGuid(), Version = 1, State = ChallengeState.Draft, Text = text ?? Text, DraftedAt = Now };

    public static Challenge Signed(ListText? text = null)
    {
        var draft = Draft(text);
        return draft.Sign(Owner, draft.Text.Digest(), Now).Sign(Officer, draft.Text.Digest(), Now);
    }

    public static Challenge Open(ListText? text = null, string number = "QH-2022-01", DateTimeOffset? at = null) => Signed(text).Publish(Officer, Call, number, at ?? Now);
}

static class Refused
{
    /// <summary>Fails unless the rule refuses with exactly this refusal.</summary>
    public static RefusedException With(this RefusedException? refused, Refusal expected)
    {
        Assert.That(refused?.Refusal, Is.EqualTo(expected));
        return refused!;
    }

    public static RefusedException ByAct(Action act, Refusal expected)
    {
        var refused = Assert.Throws<RefusedException>(() => act())!;
        Assert.That(refused.Refusal, Is.EqualTo(expected));
        return refused;
    }
}
