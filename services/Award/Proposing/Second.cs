using Challenges.Award.Browsing;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Award.Proposing;

/// <summary>The second officer's answer to a departure from the ranking.</summary>
public sealed record SecondProposal
{
    /// <summary>False sends it back to the decision.</summary>
    public required bool Agree { get; init; }
}

public static class Second
{
    public static async Task<Answer<AwardView>> Handle(
        string number, SecondProposal request, Caller caller, Moment moment, AwardStore awards, Stands stands, IPublishEndpoint publish, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        if (request.Agree) award.Second(caller.Person, moment.Now);
        else award.Decline(caller.Person, moment.Now);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        if (request.Agree) await publish.Publish(AwardEvents.Proposed(award, moment.Now), cancel);
        return AwardView.Answer(award, caller, stands, moment.Now);
    }
}
