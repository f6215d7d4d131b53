using Challenges.Award.Browsing;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Award.Confirming;

/// <summary>Confirms the award (中榜) after its notice, when no objection is open. An explicit act of an officer, never of the clock.</summary>
public static class Confirm
{
    public static async Task<Answer<AwardView>> Handle(
        string number, Caller caller, Moment moment, AwardStore awards, Stands stands, IPublishEndpoint publish, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.Confirm(moment.Now);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        await publish.Publish(AwardEvents.Confirmed(award, moment.Now), cancel);
        return AwardView.Answer(award, caller, stands, moment.Now);
    }
}
