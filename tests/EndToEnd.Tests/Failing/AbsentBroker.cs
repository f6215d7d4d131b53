using Challenges.Demonstration.Playing;
using Challenges.Demonstration.Speaking;
using Challenges.EndToEnd.Tests.Running;

namespace Challenges.EndToEnd.Tests.Failing;

[TestFixture]
sealed class AbsentBroker
{
    [Test]
    public async Task A_broker_that_is_away_during_the_whole_submission_phase_loses_nothing()
    {
        await using var deployment = await Deployment.Start();
        using var theatre = new Theatre(deployment);
        await theatre.Play.Publish();
        await Waiting.UntilThere(() => theatre.Exchange.Applications(Cast.Solver("A1")).Get($"challenges/{theatre.Stage.Number}/application-stand", theatre.Cancel), "the list in Applications", theatre.Cancel);
        await Waiting.UntilThere(() => theatre.Exchange.Review(Cast.Officer).Get($"challenges/{theatre.Stage.Number}", theatre.Cancel), "the list in Review", theatre.Cancel);

        deployment.Broker.Stop();
        await theatre.Play.File();
        await theatre.Play.AppointPanel();
        await deployment.Broker.Start();

        await theatre.Play.Close();
        await theatre.Play.Recuse();
        await theatre.Play.Score();
        await theatre.Play.Rank();
        await theatre.Play.Award();
        await theatre.Play.Deliver();
        await theatre.MustBeAsExpected();
        await deployment.InvariantsMustHold();
    }
}
