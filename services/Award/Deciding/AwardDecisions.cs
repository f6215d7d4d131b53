using Challenges.Shared.Decisions;
using Challenges.Shared.Web;

namespace Challenges.Award.Deciding;

/// <summary>The decisions of an award: how they are made again, and who may see them.</summary>
public static class AwardDecisions
{
    public static DecisionRules Rules { get; } = new()
    {
        Engines =
        [
            ProposalDecision.Engine, RaceProposalDecision.Engine, SecondDecision.Engine, StepDecision.Engine, NoAwardDecision.Engine, RerankingDecision.Engine,
            NoticeDecision.Engine, NoticeEndDecision.Engine, ObjectionSettlement.Engine, ConfirmationDecision.Engine,
            TaskBookDecision.Engine, MilestoneDecision.Engine, PaymentDecision.Engine, ExtensionDecision.Engine, AcceptanceDecision.Engine, EndDecision.Engine,
            MoneyReceivedDecision.Engine, FollowUpDecision.Engine,
            RaceStartDecision.Engine, StageDecision.Engine, RevivalDecision.Engine, RaceExtensionDecision.Engine, RacePaymentDecision.Engine, RaceAcceptanceDecision.Engine, RaceConclusionDecision.Engine,
            TeamRecoveryDecision.Engine, TeamMoneyReceivedDecision.Engine
        ],
        SightOf = SightOf,
        Announce = AwardEvents.Chained
    };

    /// <summary>What an act decided, as a record of the chain.</summary>
    public static Decision Of(Award award, Decided decided, string actor, DateTimeOffset now) => new()
    {
        ChallengeId = award.ChallengeId,
        Number = award.Number,
        Kind = decided.Kind,
        Rules = decided.Rules,
        Profile = award.Terms.Policy.Profile,
        ProfileVersion = award.Terms.Policy.ProfileVersion,
        Actor = actor,
        At = now
    };

    /// <summary>As the pages show it: everything to officers and auditors; the notice and public results from the notice on; contract and race to their parties. Proposals that were not announced stay hidden.</summary>
    static async Task<DecisionSight> SightOf(IServiceProvider services, string number, Caller caller, CancellationToken cancel)
    {
        if (await services.GetRequiredService<AwardStore>().Load(number, cancel) is not { } award) return DecisionSight.Nothing;
        var sight = award.SightOf(caller);
        if (sight == Sight.Full) return DecisionSight.Everything;
        var shown = DecisionSight.HeadOnly.WithInputs(Kinds.Notice, award.IsPublic);
        shown = Kinds.Public.Aggregate(shown, (so, kind) => so.WithResult(kind, award.IsPublic));
        var party = award.IsContracted && award.PartyOf(caller) is not null;
        shown = Kinds.OfTheContract.Aggregate(shown, (so, kind) => so.WithInputs(kind, party));
        return Kinds.OfTheRace.Aggregate(shown, (so, kind) => so.WithInputs(kind, party && sight == Sight.Owner));
    }
}
