using Challenges.EndToEnd.Tests.Running;

namespace Challenges.EndToEnd.Tests.Failing;

[TestFixture]
sealed class KilledServices
{
    // What the play reports when a service has just worked and others wait for what it sends → who is killed then.
    static readonly (string Step, string Service)[] Blows =
    [
        ("takes the problem up", "Publication"), ("published: ", "Publication"),
        ("A2 filed", "Applications"), ("R3 accepted", "Applications"), ("R2 refused", "Applications"),
        ("applications sealed", "Review"), ("E3 declared", "Review"), ("can't be awarded: must-have-missed", "Review"),
        ("is proposed", "Award"), ("dismissed with reasons", "Award"), ("Milestone 1 met", "Award"), ("Acceptance: ", "Publication")
    ];

    [Test]
    public async Task A_service_that_is_killed_in_the_middle_of_its_work_loses_nothing_and_does_nothing_twice()
    {
        // What a killed service had claimed to send is sent again when the claim runs out: by default after two minutes.
        await using var deployment = await Deployment.Start(more: ("Messaging__Lease", "00:00:20"));
        using var theatre = new Theatre(deployment);
        using var oneAtATime = new SemaphoreSlim(1);
        List<Task> revivals = [];
        HashSet<string> struck = [];
        theatre.Told = step =>
        {
            foreach (var (at, service) in Blows.Where(blow => step.Contains(blow.Step, StringComparison.Ordinal) && struck.Add(blow.Step)))
                revivals.Add(Task.Run(() => KillAndRevive(deployment, deployment[service], oneAtATime)));
        };

        foreach (var (_, run) in theatre.Play.Acts) await run();
        await Task.WhenAll(revivals);

        Assert.That(struck, Has.Count.EqualTo(Blows.Length), "every blow was struck");
        await theatre.MustBeAsExpected();
        await deployment.InvariantsMustHold();
    }

    static async Task KillAndRevive(Deployment deployment, Instance instance, SemaphoreSlim oneAtATime)
    {
        await oneAtATime.WaitAsync();
        try
        {
            // A moment into what comes next: in a request, in a transaction, between sending and deleting.
            await Task.Delay(Random.Shared.Next(0, 120));
            instance.Kill();
            await deployment.Revive(instance);
        }
        finally
        {
            oneAtATime.Release();
        }
    }
}
