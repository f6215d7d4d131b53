using Challenges.Demonstration.Playing;
using Challenges.Demonstration.Speaking;
using Challenges.Portal.Tests.Browsing;
using Challenges.Portal.Tests.Playing;

namespace Challenges.Portal.Tests;

/// <summary>
/// The demonstration competition from its problem to the accepted result by seven people, each in a browser of their own and in one language: owner, two officers, solver, reviewer, objector and auditor.
/// The rest of the cast acts over HTTP; what comes out is what comes out without browsers.
/// </summary>
[TestFixture("en"), TestFixture("zh")]
public sealed class WholeCompetition(string language)
{
    readonly List<Visit> _visits = [];
    Venue? _venue;
    Office _office = null!;
    string _objected = "", _audited = "";

    /// <summary>A competition at its end, for the fixtures that read its pages.</summary>
    internal static Venue? Kept { get; private set; }

    [OneTimeSetUp]
    public async Task Play()
    {
        _venue = await Venue.Open();
        var theatre = _venue.Theatre;
        theatre.Stage.ActElsewhere.UnionWith([Bidder.Key, Judge.Key]);
        var (owner, officer, second) = (await Enter(Cast.ProblemOwner), await Enter(Cast.Officer), await Enter(Cast.SecondOfficer));
        var (solver, objector, auditor) = (await Enter(Cast.Solver(Bidder.Key)), await Enter(Cast.Solver(theatre.Competition.Award.Objection.By)), await Enter(Cast.Auditor));
        _office = new Office(theatre, owner, officer, second, language);
        var (bidder, judge, play) = (new Bidder(theatre, solver, objector, language), new Judge(theatre, await Enter(Cast.Reviewer(Judge.Key, theatre.Competition)), language), theatre.Play);
        await _office.Publish(await _office.Draft(await _office.HandIn()));
        await _office.KeepRegisters();
        await bidder.Ask();
        await _office.Answer();
        await bidder.File();
        await play.File();
        await _office.Empanel();
        await play.Close();
        await bidder.Prove();
        await play.Recuse();
        await judge.Score();
        await play.Score();
        await _office.Rank();
        await _office.Award();
        await theatre.Stage.MoveTo(theatre.Stage.Times.Objected);
        _objected = await bidder.Object();
        await _office.Decide();
        await _office.Contract(solver);
        await _office.Deliver();
        await auditor.Go($"/{language}/audit/challenges/{theatre.Stage.Number}");
        await auditor.Picture($"whole-audit-{language}");
        _audited = await auditor.Text();
        Kept ??= _venue;
    }

    [OneTimeTearDown]
    public async Task Leave()
    {
        foreach (var visit in _visits) await visit.DisposeAsync();
        if (_venue is not null && _venue != Kept) await _venue.DisposeAsync();
    }

    /// <summary>With the house.</summary>
    internal static async Task Close()
    {
        if (Kept is not null) await Kept.DisposeAsync();
    }

    async Task<Visit> Enter(Person person)
    {
        var visit = await Visit.Begin(locale: language == "zh" ? "zh-CN" : "en-GB", address: _venue!.Address);
        _visits.Add(visit);
        await visit.Enter(person, $"/{language}/my");
        return visit;
    }

    [Test]
    public Task It_comes_out_as_expected() => _venue!.Theatre.MustBeAsExpected();

    [Test]
    public void Nothing_is_blocked_and_no_script_fails() =>
        // What a service refuses answers 422, and a browser tells of every such page.
        Assert.That(_visits.SelectMany(visit => visit.Complaints).Where(complaint => !complaint.Contains("status of 422", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void An_owners_file_is_saved_under_a_name_that_tells_nothing() => Assert.That(_office.Saved, Does.StartWith("200 attachment").And.Not.Contain("test stand"));

    [Test]
    public void What_a_service_can_not_read_stands_beside_its_field() => Assert.That(_office.Refused, Does.Contain("six in the evening"));

    [Test]
    public void The_objector_gets_a_receipt() => Assert.That(_objected, Does.Contain(language == "zh" ? "异议已提交" : "objection"));

    [Test]
    public void Every_decision_replays_for_the_auditor() => Assert.That(_audited, Does.Contain(language == "zh" ? "一致" : "Chain and results agree"));
}
