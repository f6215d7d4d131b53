using Challenges.Award.Deciding;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Award;

/// <summary>
/// The award of one challenge: the rules from the decision to the closed project. Its life is told at <see cref="AwardState"/>.
/// Each transition raises <see cref="Version"/> by one, so that every event of a challenge has a version of its own.
/// The parts of this class follow the life: proposing, the notice, confirming, the contract, delivery, acceptance.
/// </summary>
public sealed partial class Award(ChallengeFacts facts, AwardRecord record, int version, int openObjections)
{
    public Guid ChallengeId => Facts.ChallengeId;
    public ChallengeFacts Facts { get; } = facts;
    public ChallengeTerms Terms => Facts.Terms ?? throw new InvalidOperationException("An award is made when the terms are there.");
    public AwardRecord Record { get; private set; } = record;
    /// <summary>As it was read.</summary>
    public AwardRecord Loaded { get; } = record;
    public AwardState State => Record.State;
    public int Version { get; private set; } = version;
    /// <summary>The version that the row had when it was read; a save demands it.</summary>
    public int LoadedVersion { get; } = version;
    /// <summary>Objections filed and not decided, whatever notice they were filed in.</summary>
    public int OpenObjections { get; private set; } = openObjections;

    readonly List<Decided> _decided = [];

    /// <summary>What the acts decided since the award was read, in order; recorded with the save (R28).</summary>
    public IReadOnlyList<Decided> DecidedSince => _decided;

    /// <summary>An act was done that no open objection allows: the save demands once more that there is none.</summary>
    public bool DemandsNoObjection { get; private set; }

    public string Number => Terms.Number;
    public string Zone => Terms.Timetable.Zone;

    /// <summary>The proposal that stands, if any.</summary>
    public Proposal? Standing => Record.Proposals is [.., { Ended: null } last] ? last : null;

    public static Award Begin(ChallengeFacts facts, DateTimeOffset now)
    {
        var award = new Award(facts, new AwardRecord { State = AwardState.Deciding, Since = now }, 1, 0);
        if (facts.Cancelled is not null) award.Cancel(now);
        return award;
    }

    /// <summary>Officer of this challenge's department who takes no part in it as a solver.</summary>
    public bool IsOfficer(Caller caller) => caller.IsOfficerOf(Terms.Department) && !Facts.TakesPart(caller);

    public bool IsOwner(Caller caller) => caller.Is(Roles.ProblemOwner) && caller.Organisation == Terms.OwnerOrganisation;

    /// <summary>An applicant's representative.</summary>
    public bool IsApplicant(Caller caller) => Facts.Applicants.Keys.Any(code => Facts.Represents(caller, code));

    /// <summary>The representative of a solver whose proposal stands.</summary>
    public bool IsSolver(Caller caller) => Standing is { } standing && standing.Codes().Any(code => Facts.Represents(caller, code));

    public RefusedException? WhyNotActAsOfficer(Caller caller) =>
        IsOfficer(caller) ? null
        : caller.IsOfficerOf(Terms.Department) ? Refusals.OfficerIsParty.Now()
        : Refusals.OfficersOnly.Now();

    /// <summary>Something of the award is public: a notice was opened, or the challenge ended without an award.</summary>
    public bool IsPublic => Record.Notices.Count > 0 || State == AwardState.NoAward;

    /// <summary>A proposal stands that the problem owner may see.</summary>
    public bool OwnerSeesProposal => Standing is not null && State is not (AwardState.Deciding or AwardState.AwaitingSecond);

    /// <summary>Confirmed or beyond: the parties prepare, sign and fulfil the contract.</summary>
    public bool IsContracted => State is AwardState.Confirmed || HasProject || Race is not null;

    /// <summary>Whole days since publication.</summary>
    public int ElapsedDays(DateTimeOffset now) => DaysBetween(Terms.Timetable.PublishedAt, now);

    public static int DaysBetween(DateTimeOffset published, DateTimeOffset now) => Math.Max(0, (now - published).Days);

    /// <summary>A cancellation ends whatever is not signed; a signed task book goes on.</summary>
    public bool CanBeCancelled => State is AwardState.Deciding or AwardState.AwaitingSecond or AwardState.Proposed or AwardState.InNotice or AwardState.Confirmed;

    /// <returns>False when the state lets the cancellation change nothing.</returns>
    public bool Cancel(DateTimeOffset now)
    {
        if (!CanBeCancelled) return false;
        var (from, standing) = (State, Standing);
        Drop(ProposalEnd.Cancelled);
        Become(AwardState.Cancelled, now);
        Decide(StepDecision.Of(this, Kinds.Cancellation, from, standing));
        return true;
    }

    /// <summary>The next instant at which something is to be looked at again; null when nothing is due.</summary>
    public DateTimeOffset? NextDueAt => State switch
    {
        AwardState.InNotice when !Notice!.EndReached => Notice.ConfirmableFrom,
        AwardState.UnderContract => Record.Project!.NextLate(Zone),
        AwardState.Racing => Race!.NextDue(Zone),
        AwardState.Rectifying when !Record.Project!.RectificationEnded => Record.Project.RectifyUntil,
        _ => null
    };

    /// <summary>Marks what came due: a notice that ended, a milestone that is late, a rectification that ran out. Rules never wait for it; they compare with the time.</summary>
    public void RunDue(DateTimeOffset now)
    {
        if (NextDueAt is not { } due || due > now) return;
        var next = State switch
        {
            AwardState.InNotice => Record with { Notices = [.. Record.Notices.SkipLast(1), Notice! with { EndReached = true }] },
            AwardState.UnderContract => Record with { Project = Record.Project!.MarkLate(now, Zone) },
            AwardState.Racing => Record with { Race = Record.Race! with { Group = RaceDue(now) } },
            _ => Record with { Project = Record.Project! with { RectificationEnded = true } }
        };
        Change(next);
        if (State == AwardState.InNotice) Decide(NoticeEndDecision.Of(Notice!, OpenObjections));
    }

    void Decide(Decided decided) => _decided.Add(decided);

    void Become(AwardState state, DateTimeOffset now) => Change(Record with { State = state, Since = now });

    void Change(AwardRecord next)
    {
        Record = next;
        Version++;
    }

    void Drop(ProposalEnd end)
    {
        if (Standing is { } standing) Record = Record with { Proposals = [.. Record.Proposals.SkipLast(1), standing with { Ended = end }] };
    }

    RefusedException Forbidden() => Refusals.StateForbids.With(("state", State.ToString()));
}
