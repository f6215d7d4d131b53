using System.Text.Json;
using System.Text.Json.Nodes;
using Challenges.Publication.Browsing;
using Challenges.Publication.Drafting;
using Challenges.Publication.Proposing;
using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Publication.Tests.Api;

/// <summary>The service on a real broker with the people of <see cref="Given"/>, and the steps that most tests begin with. One for the whole test run.</summary>
[SetUpFixture]
public sealed class PublicationRuns
{
    public static ServiceUnderTest Service { get; private set; } = null!;
    public static TestBus Bus { get; private set; } = null!;
    /// <summary>What people are told.</summary>
    public static Ears Ears { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Service = await ServiceUnderTest.Start(PublicationModule.Module, Given.Now, settings: new Dictionary<string, string?>(Settings) { [Ears.Setting.Key] = Ears.Setting.Value });
        Bus = await TestBus.Connect(Service.Broker);
        Ears = await Ears.Open(Service.Broker);
        (await Act.Officer.Post("/calls", new { number = "QH-2022", title = Given.Both("榜单", "List") })).EnsureSuccessStatusCode();
    }

    public static IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Departments:0:Id"] = Given.Department,
        ["Departments:0:NameZh"] = "青海省科学技术厅",
        ["Departments:0:NameEn"] = "Department of Science and Technology of Qinghai Province",
        ["Departments:0:Office"] = "Challenge office",
        ["Departments:0:Phone"] = "0971-0000000",
        ["Departments:0:Hours"] = "09:00-17:00"
    };

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (Bus is not null) await Bus.DisposeAsync();
        if (Ears is not null) await Ears.DisposeAsync();
        if (Service is not null) await Service.DisposeAsync();
    }
}

/// <summary>Clients and steps. The clock of the shared service stands at <see cref="Given.Now"/>; tests that move it start a service of their own.</summary>
static class Act
{
    static int _number = 10;

    public static readonly string OwnerToken = Token(Given.Owner);
    public static readonly string OfficerToken = Token(Given.Officer);

    public static HttpClient Owner => As(Given.Owner);
    public static HttpClient Officer => As(Given.Officer);
    public static HttpClient OtherOfficer => As(Given.OtherOfficer);
    public static HttpClient Solver => As(Given.Solver);
    public static HttpClient Auditor => As(Given.Auditor);
    public static HttpClient Anyone => PublicationRuns.Service.Anonymous;

    public static HttpClient As(Caller caller, ServiceUnderTest? service = null) => (service ?? PublicationRuns.Service).Client(Token(caller));

    public static string Token(Caller caller) => Tokens.Mint(caller.Person, caller.Roles, caller.Organisation, caller.Department);

    public static string NextNumber() => $"QH-2022-{Interlocked.Increment(ref _number):00}";

    public static ProblemRequest ProblemRequest => new(Given.Department, Given.ProblemText.OwnerName, Given.ProblemText.Affiliates, Given.ProblemText.Title, Given.ProblemText.Description,
        Given.ProblemText.Field, Given.ProblemText.Indicators, Given.ProblemText.CannotSolveAlone);

    public static DraftRequest DraftRequest => new(Given.Text.OwnerName, Given.Text.OwnerAffiliates, Given.Text.Title, Given.Text.Description, Given.Text.Field, Given.Text.Indicators, Given.Text.BountyFen,
        new ProfileRequest("provincial-default"), new ScheduleRequest("Asia/Shanghai", "2022-12-09T18:00", "2022-12-19T18:00:00+08:00", "2023-03-31"));

    public static async Task<ProblemView> Submitted(ServiceUnderTest? service = null)
    {
        var owner = As(Given.Owner, service);
        var problem = await (await owner.Post("/problems", ProblemRequest)).ShouldBe<ProblemView>(201);
        return await (await owner.Post($"/problems/{problem.Id}/submit", version: problem.Version)).ShouldBe<ProblemView>();
    }

    public static async Task<DraftView> Drafted(DraftRequest? request = null, ServiceUnderTest? service = null)
    {
        var (problem, officer) = (await Submitted(service), As(Given.Officer, service));
        await (await officer.Post($"/problems/{problem.Id}/accept")).ShouldBe();
        var draft = await (await officer.Post("/drafts", new DraftFromProblemRequest(problem.Id))).ShouldBe<DraftView>(201);
        return await (await officer.Put($"/drafts/{draft.Id}", request ?? DraftRequest, draft.Version)).ShouldBe<DraftView>();
    }

    public static async Task<DraftView> Signed(DraftRequest? request = null, ServiceUnderTest? service = null)
    {
        var draft = await Drafted(request, service);
        await (await As(Given.Owner, service).Post($"/drafts/{draft.Id}/sign", new { digest = draft.Digest })).ShouldBe();
        return await (await As(Given.Officer, service).Post($"/drafts/{draft.Id}/sign", new { digest = draft.Digest })).ShouldBe<DraftView>();
    }

    public static async Task<ChallengeView> Published(DraftRequest? request = null, ServiceUnderTest? service = null)
    {
        var draft = await Signed(request, service);
        return await (await As(Given.Officer, service).Post($"/drafts/{draft.Id}/publish", new { call = "QH-2022", number = NextNumber() })).ShouldBe<ChallengeView>(201);
    }

    public static async Task<ChallengeView> Show(string number, HttpClient? client = null) => await (await (client ?? Anyone).GetAsync($"/challenges/{number}")).ShouldBe<ChallengeView>();

    /// <summary>The request as loose JSON, for what a typed one cannot say.</summary>
    public static JsonObject Loose(object request) => JsonSerializer.SerializeToNode(request, JsonSettings.Web)!.AsObject();
}
