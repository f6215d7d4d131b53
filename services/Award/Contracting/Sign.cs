using Challenges.Award.Browsing;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Award.Contracting;

/// <summary>A party signs the task book and commitment letter that it was shown.</summary>
public sealed record TaskBookSignature
{
    /// <summary>Digest of the text that was read.</summary>
    public required string Digest { get; init; }
}

public static class Sign
{
    public static async Task<Answer<TaskBookView>> Handle(
        string number, TaskBookSignature request, Caller caller, Moment moment, AwardStore awards, Stands stands, IPublishEndpoint publish, CancellationToken cancel)
    {
        var award = await awards.Load(number, cancel);
        if (award is null || (award.PartyOf(caller) is null && award.SightOf(caller) != Sight.Full && !award.IsPublic)) throw Refusals.NotFound.Now();
        var complete = award.Sign(caller, request.Digest, moment.Now);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        if (complete) await publish.Publish(AwardEvents.TaskBookSigned(award, moment.Now), cancel);
        return TaskBookView.Answer(award, caller, stands, moment.Now);
    }
}
