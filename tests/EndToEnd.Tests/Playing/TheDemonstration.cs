using Challenges.Demonstration.Playing;
using Challenges.EndToEnd.Tests.Running;

namespace Challenges.EndToEnd.Tests.Playing;

[TestFixture]
sealed class TheDemonstration
{
    const long MostMemory = 250L * 1024 * 1024;

    [Test]
    public async Task The_competition_comes_out_as_expected_and_one_trace_spans_the_four_services()
    {
        using var traces = new TraceReceiver();
        await using var deployment = await Deployment.Start(telemetry: traces.Address);
        using var theatre = new Theatre(deployment);

        foreach (var (_, run) in theatre.Play.Acts) await run();

        await theatre.MustBeAsExpected();
        string[] all = ["challenges-applications", "challenges-award", "challenges-publication", "challenges-review"];
        await Poll.Until(() => Task.FromResult(traces.Widest().Count >= all.Length), TimeSpan.FromSeconds(20), () => $"one trace of all services; the widest spans {string.Join(", ", traces.Widest())}");
        Assert.That(traces.Widest(), Is.EquivalentTo(all));
        using (Assert.EnterMultipleScope())
        {
            foreach (var instance in deployment.Instances)
                Assert.That(instance.Resident, Is.LessThan(MostMemory), $"resident memory of {instance.Service}");
        }
        foreach (var instance in deployment.Instances) TestContext.Out.WriteLine($"{instance.Service}: {instance.Resident / 1024 / 1024} MB resident");
        await deployment.InvariantsMustHold();
    }

    /// <summary>Three teams with close scores and different routes: equal money by stage, the last dropped, brought back, never beyond the bounty (R24).</summary>
    [Test, Property("Rule", "R24")]
    public async Task The_horse_race_comes_out_as_expected()
    {
        await using var deployment = await Deployment.Start();
        using var theatre = new Theatre(deployment);
        var race = HorseRace.Read();
        var play = new RacePlay(new Stage(theatre.Exchange, race, TestContext.Out.WriteLine, theatre.Cancel));

        foreach (var (_, run) in play.Acts) await run();

        var differences = RaceComparison.Differences(await play.Read(), race);
        Assert.That(differences, Is.Empty, string.Join('\n', differences));
        await deployment.InvariantsMustHold();
    }

    [Test]
    public async Task Two_instances_of_each_service_play_the_same_competition()
    {
        await using var deployment = await Deployment.Start(copies: 2);
        using var theatre = new Theatre(deployment);

        foreach (var (_, run) in theatre.Play.Acts) await run();

        await theatre.MustBeAsExpected();
        await deployment.InvariantsMustHold();
    }
}
