using System.Globalization;
using System.Text;
using Challenges.Demonstration.Playing;
using Challenges.Demonstration.Speaking;
using Challenges.EndToEnd.Tests.Running;
using Challenges.Portal.Tests.Browsing;
using Microsoft.Playwright;

namespace Challenges.Portal.Tests.Playing;

/// <summary>
/// A competition under the profile with everything that the demonstration's has not, each by its page: a vetting, an amendment after which filed applications are confirmed again, a formal check with
/// something to mend, a defence, a reconsideration. The rest of the cast acts over HTTP.
/// </summary>
sealed partial class LongPlay(Venue venue) : IAsyncDisposable
{
    const string Profile = "national-defence", Barred = "p-a4-9";

    static readonly Lazy<Task<LongPlay>> Once = new(Begin);

    readonly List<Visit> _visits = [];

    Visit _owner = null!, _officer = null!, _second = null!, _solver = null!, _loser = null!, _reviewer = null!, _vetter = null!;

    public Theatre Theatre => venue.Theatre;

    /// <summary>After the competition, on the same services.</summary>
    public RaceAtTheDesk Race => field ??= new RaceAtTheDesk(venue, Enter);

    public IReadOnlyList<Visit> Visits => _visits;

    Stage Stage => Theatre.Stage;

    SingleWinner Data => Theatre.Competition;

    string Desk => $"/en/desk/challenges/{Stage.Number}";

    string Own => $"/en/applications/{Stage.Applications[Bidder.Key]}";

    public string Vetted { get; private set; } = "";
    public string Opinions { get; private set; } = "";
    public string ToConfirm { get; private set; } = "";
    public string Confirmed { get; private set; } = "";
    public string ToMend { get; private set; } = "";
    public string Mended { get; private set; } = "";
    public string Asked { get; private set; } = "";
    public string Answered { get; private set; } = "";
    public string SecondSheet { get; private set; } = "";
    public string Combined { get; private set; } = "";
    public string Reconsidered { get; private set; } = "";

    /// <summary>At least fifty days from publication to the close, and a week between the amendment and the close.</summary>
    static Task<Venue> Open() => Venue.Open(data => data with
    {
        Timetable = data.Timetable with
        {
            Drafted = At("2022-10-21T10:00:00+08:00"),
            Published = At("2022-10-24T09:00:00+08:00"),
            Asked = At("2022-11-01T11:00:00+08:00"),
            Answered = At("2022-11-02T11:00:00+08:00"),
            Filing = At("2022-12-01T09:00:00+08:00")
        }
    });

    /// <summary>Once for all that look at it.</summary>
    public static Task<LongPlay> Played() => Once.Value;

    static async Task<LongPlay> Begin()
    {
        var play = new LongPlay(await Open());
        try
        {
            await play.Run();
            return play;
        }
        catch
        {
            await play.DisposeAsync();
            throw;
        }
    }

    public static async Task Close()
    {
        if (Once is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await (await Once.Value).DisposeAsync();
    }

    static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    async Task Run()
    {
        Stage.ActElsewhere.Add(Bidder.Key);
        (_owner, _officer, _solver, _loser) = (await Enter(Cast.ProblemOwner), await Enter(Cast.Officer), await Enter(Cast.Solver(Bidder.Key)), await Enter(Cast.Solver("A1")));
        (_second, _reviewer, _vetter) = (await Enter(Cast.SecondOfficer), await Enter(Cast.Reviewer(Judge.Key, Data)), await Enter(Vetter(0)));
        var office = new Office(Theatre, _owner, _officer, _officer, "en");
        var problem = await new Proposer(Theatre, _owner, "en").HandIn();
        await Vet(problem);
        await office.Publish(await office.Draft(problem, Profile + "/2"));
        await ReadVetting(problem);
        await KeepRegisters();
        await new Bidder(Theatre, _solver, _loser, "en").File();
        await Amend();
        await Reconfirm();
        await new Filing(Stage).Everybody();
        await Theatre.Play.AppointPanel();
        await Mend();
        await new Opening(Stage).Run();
        await Theatre.Play.Recuse();
        await Theatre.Play.Score();
        await Defend();
        await Reconsider();
        await Race.Run();
    }

    async Task<Visit> Enter(Person person)
    {
        var visit = await Visit.Begin(locale: "en-GB", address: venue.Address);
        _visits.Add(visit);
        await visit.Enter(person, "/en/my");
        return visit;
    }

    static Person Vetter(int n) => new($"p-vetter-{n}", "reviewer", $"org-vetter-{n}");

    async Task Vet(string problem)
    {
        await _officer.Go(problem + "/vetting");
        await _officer.Page.SelectOptionAsync("[name=profile]", Profile);
        await Office.Fill(_officer, ("members", string.Join('\n', Enumerable.Range(0, 5).Select(n => $"{Vetter(n).Id} {Vetter(n).Organisation}"))));
        await Office.Press(_officer, "open");
        await _vetter.Go("/en/vetting");
        await _vetter.Page.ClickAsync("main h2 a");
        await Office.Fill(_vetter, ("necessity", "90"), ("innovation", "eighty"), ("feasibility", "70"), ("benefit", "85"), ("opinion", "Magnesium is needed, and the targets can be measured."));
        await _vetter.Send("main form button.primary");
        Assert.That(await _vetter.Page.Locator("main .refusal a").CountAsync(), Is.EqualTo(1), "a word is no score");
        await Office.Fill(_vetter, ("innovation", "80"));
        await _vetter.Picture("long-vetting-sheet-en");
        await _vetter.Send("main form button.primary");
        Vetted = await _vetter.Text();
        var id = problem[(problem.LastIndexOf('/') + 1)..];
        for (var n = 1; n < 5; n++)
        {
            var line = Stage.Exchange.Publication(Vetter(n));
            var seen = (await line.Get($"problems/{id}/vetting", Stage.Cancel)).Demand();
            (await line.Post($"problems/{id}/vetting/sheet", new { necessity = 80, innovation = 75, feasibility = 70, benefit = 75, opinion = "Worth a call." }, Stage.Cancel, seen.EntityTag)).Demand();
        }
        await _officer.Go(problem + "/vetting");
        await _officer.Picture("long-vetting-en");
    }

    /// <summary>The owner is led to what the profile shows of the vetting after the decision: opinions, and no member.</summary>
    async Task ReadVetting(string problem)
    {
        await _owner.Go(problem);
        await _owner.Page.ClickAsync($"main a[href='{problem}/vetting']");
        await _owner.Page.WaitForURLAsync("**/vetting");
        await _owner.Picture("long-vetting-owner-en");
        Opinions = await _owner.Text();
    }

    /// <summary>With one more record than the demonstration's: of somebody whom the solver will name.</summary>
    async Task KeepRegisters()
    {
        await new KeepingRegisters(Stage).Run();
        await _officer.Go("/en/desk/registers");
        var row = $"subjectType,subject,kind,from,until,source\nperson,{Barred},false statement in an application,2021-03-01,2024-02-29,Decision 2021-34 of the department\n";
        await _officer.Page.SetInputFilesAsync("#file-integrity", new FilePayload { Name = "integrity.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(row) });
        await _officer.Page.ClickAsync("#import-integrity button");
        await _officer.Page.FillAsync("#asOf-integrity", Data.Timetable.Published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await _officer.Send("#state-integrity button");
    }

    async Task Amend()
    {
        await Stage.MoveTo(Data.Timetable.Filing.AddMinutes(2));
        await _officer.Go(Desk + "/amend");
        await Office.Fill(_officer, ("reason.zh", "根据答疑调整期望指标。"), ("reason.en", "The preferred energy target follows the answers."), ("indicators[2].target", "13400"));
        await _officer.Picture("long-amend-en");
        await Office.Press(_officer, "amend");
    }

    async Task Reconfirm()
    {
        await _solver.UntilSays(Own + "/reconfirm", "The preferred energy target follows the answers.");
        ToConfirm = await _solver.Text();
        await _solver.Picture("long-reconfirm-en");
        // The colleague who is on record joins before the application is filed again.
        await _solver.Page.ClickAsync($"main a[href='{Own}#part-indicators']");
        await _solver.Page.WaitForURLAsync("**/applications/*");
        await Office.Fill(_solver, ("people.1.id", Barred), ("people.1.name", "Member nine"));
        await _solver.Send("#draft button[value=save]");
        await _solver.Go(Own + "/reconfirm");
        await _solver.Page.ClickAsync($"main a[href='{Own}/check']");
        await _solver.Page.CheckAsync("main input[type=checkbox]");
        await _solver.Send("#file-it button.primary");
        Assert.That(_solver.Page.Url, Does.EndWith("/receipt"));
        Confirmed = await _solver.Text();
    }

    async Task Mend()
    {
        await Stage.MoveTo(Data.Timetable.Closes.AddMinutes(3));
        await _solver.UntilSays(Own, "Mend");
        await _solver.Go(Own + "/fix");
        ToMend = await _solver.Text();
        await _solver.Picture("long-fix-en");
        await _officer.Go(Desk + "/formal");
        await _officer.Picture("long-formal-en");
        await Office.Fill(_solver, ("people.1.id", ""), ("people.1.name", ""));
        await _solver.Send("main form button.primary");
        Mended = await _solver.Text();
        await _solver.Picture("long-fixed-en");
        await Office.Act(_officer, Desk + "/formal", "ConcludeFormalCheck");
    }

    async Task Reconsider()
    {
        await Stage.MoveTo(Data.Timetable.Tested);
        var line = Stage.Exchange.Review(Cast.Officer);
        var ranking = (await line.Get($"challenges/{Stage.Number}/ranking", Stage.Cancel)).Demand().Json;
        foreach (var code in ranking["entries"]!.AsArray().Select(e => e!["entry"]!).Where(e => e["shortlisted"]!.GetValue<bool>()).Select(e => e["code"]!.GetValue<string>()))
        {
            var measured = Data.FeasibilityTests.Measured.GetValueOrDefault(Stage.KeyOf(code)) ?? Data.FeasibilityTests.Measured[Bidder.Key];
            (await line.Put($"challenges/{Stage.Number}/feasibility/{code}", new
            {
                testBody = Data.FeasibilityTests.TestBody,
                reportReference = $"LMTC-2023-{Stage.KeyOf(code)}",
                measured = measured.Select(value => new { indicator = value.Key, value = value.Value }).ToArray()
            }, Stage.Cancel, "\"0\"")).Demand();
        }
        await Office.Act(_officer, Desk + "/ranking", "FinaliseRanking");
        await _loser.UntilSays($"/en/applications/{Stage.Applications["A1"]}/outcome", "86.6400");
        await Office.Fill(_loser, ("statement", "The second sheet was asked of a reviewer who had left the panel by then."));
        await _loser.Picture("long-reconsider-en");
        await _loser.Send("#reconsider button.primary");
        await _officer.Go(Desk + "/reconsiderations");
        Assert.That(await _officer.Text(), Does.Contain("another officer decides"));
        await _second.Go(Desk + "/reconsiderations");
        await _second.Picture("long-reconsiderations-en");
        await _second.Page.ClickAsync("main article a[href*='/act/DecideReconsideration']");
        await _second.Page.SelectOptionAsync("[name=upheld]", "no");
        await Office.Fill(_second, ("reasons", "The record shows seven seated members at every sheet."));
        await Office.Press(_second, "act");
        await _loser.Go($"/en/applications/{Stage.Applications["A1"]}/outcome");
        Reconsidered = await _loser.Text();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visit in _visits) await visit.DisposeAsync();
        await venue.DisposeAsync();
    }
}
