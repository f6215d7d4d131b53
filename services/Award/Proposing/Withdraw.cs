using Challenges.Award.Browsing;
using Challenges.Shared.Web;

namespace Challenges.Award.Proposing;

/// <summary>Takes a proposal back before its notice.</summary>
public static class Withdraw
{
    public static async Task<Answer<AwardView>> Handle(string number, Caller caller, Moment moment, AwardStore awards, Stands stands, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.Withdraw(moment.Now);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        return AwardView.Answer(award, caller, stands, moment.Now);
    }
}
