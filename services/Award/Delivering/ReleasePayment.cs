using Challenges.Award.Browsing;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Award.Delivering;

/// <summary>Releases the payment of a milestone that was met; the last payment of an accepted project closes it.</summary>
public static class ReleasePayment
{
    public static async Task<Answer<ProjectView>> Handle(
        string number, int milestone, Caller caller, Moment moment, AwardStore awards, Stands stands, IPublishEndpoint publish, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.Pay(milestone, moment.Now);
        await publish.Publish(AwardEvents.PaymentReleased(award, milestone, moment.Now), cancel);
        await Closing.CloseIfSettled(award, publish, moment.Now, cancel);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        return ProjectView.Answer(award, caller, stands, moment.Now);
    }
}
