using Challenges.Shared.Web;

namespace Challenges.Award;

/// <summary>Who sees how much of an award (access.md). Rights are the union of the caller's roles, less the officer's rights of one who takes part as a solver.</summary>
public enum Sight
{
    /// <summary>What was made public with a notice or a decision.</summary>
    Public,
    /// <summary>The public part and one's own application.</summary>
    Solver,
    /// <summary>The problem owner: the proposal from the moment it stands.</summary>
    Owner,
    /// <summary>Officers of the department, auditors.</summary>
    Full
}

public static class AwardAccess
{
    public static Sight SightOf(this Award award, Caller caller) =>
        award.IsOfficer(caller) || (caller.Is(Roles.Auditor) && !award.Facts.TakesPart(caller)) ? Sight.Full
        : award.IsOwner(caller) ? Sight.Owner
        : award.IsApplicant(caller) ? Sight.Solver
        : Sight.Public;

    /// <summary>The proposal that may be seen: one that stands for officers and auditors, for the owner once it is proposed, for all others the announced one.</summary>
    public static Proposal? ShownTo(this Award award, Sight sight) =>
        sight == Sight.Full || (sight == Sight.Owner && award.OwnerSeesProposal) ? award.Standing
        : award.Notice is { } notice ? award.Announced(notice) : null;

    /// <summary>404 for an award of which the caller may not even know that it exists.</summary>
    public static Sight DemandSight(this Award? award, Caller caller)
    {
        if (award is null) throw Refusals.NotFound.Now();
        var sight = award.SightOf(caller);
        var visible = sight == Sight.Full || award.IsPublic || (sight == Sight.Owner && award.OwnerSeesProposal);
        return visible ? sight : throw Refusals.NotFound.Now();
    }

    /// <summary>The award, for an act that only an officer of its department may do.</summary>
    public static Award DemandOfficer(this Award? award, Caller caller)
    {
        if (award is null) throw Refusals.NotFound.Now();
        if (award.WhyNotActAsOfficer(caller) is { } refused) throw refused.Refusal == Refusals.OfficersOnly && !award.IsPublic ? Refusals.NotFound.Now() : refused;
        return award;
    }

    /// <summary>Task book and project: the three parties and the auditor, from the confirmation on; officers and auditors earlier, to see what is awaited.</summary>
    public static Sight DemandParty(this Award? award, Caller caller)
    {
        if (award is null) throw Refusals.NotFound.Now();
        var sight = award.SightOf(caller);
        var party = sight == Sight.Full || (award.IsContracted && award.PartyOf(caller) is not null);
        return party ? sight : throw Refusals.NotFound.Now();
    }
}
