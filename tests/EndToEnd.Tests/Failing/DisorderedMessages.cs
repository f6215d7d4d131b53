using Challenges.Demonstration.Playing;
using Challenges.Demonstration.Speaking;
using Challenges.EndToEnd.Tests.Running;

namespace Challenges.EndToEnd.Tests.Failing;

[TestFixture]
sealed class DisorderedMessages
{
    [Test]
    public async Task Messages_that_arrive_twice_and_in_reverse_change_nothing()
    {
        await using var deployment = await Deployment.Start();
        using var theatre = new Theatre(deployment);
        var applications = theatre.Competition.Applications.Count;
        deployment["Review"].Stop();
        deployment["Award"].Stop();
        await theatre.Play.Publish();
        await theatre.Play.File();
        await theatre.Play.Close();

        await using var forReview = await Disorder.Open(deployment.Broker.Url);
        await forReview.TakeUntil(1 + 1 + applications, "review", "when-challenge-published", "when-applications-sealed", "when-application-opened");
        await deployment.Revive(deployment["Review"]);
        await forReview.PutBackReversedAndTwice();
        await Waiting.UntilThere(() => theatre.Exchange.Review(Cast.Officer).Get($"challenges/{theatre.Stage.Number}", theatre.Cancel), "the list in Review", theatre.Cancel);
        await theatre.Play.AppointPanelNow();
        await theatre.Play.Recuse();
        await theatre.Play.Score();
        await theatre.Play.Rank();

        await using var forAward = await Disorder.Open(deployment.Broker.Url);
        await forAward.TakeUntil(1 + 1 + applications + 1 + 1, "award", "when-challenge-published", "when-applications-sealed", "when-application-opened", "when-ranking-finalised", "when-applicants-identified");
        await deployment.Revive(deployment["Award"]);
        await forAward.PutBackReversedAndTwice();
        await theatre.Play.Award();
        await theatre.Play.Deliver();

        await theatre.MustBeAsExpected();
        await deployment.InvariantsMustHold();
    }
}
