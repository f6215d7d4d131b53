using Challenges.Shared.Web;

namespace Challenges.Publication;

public enum ChangeState { Proposed, Approved, Refused }

/// <summary>
/// A change of the register of organisations, of one or of many: proposed by one officer of a department, approved by another person who is an officer, or refused. The register that
/// counts is the one at the approval: what no longer fits then is refused then. Nothing of it holds before.
/// </summary>
public sealed record OrganisationChange
{
    public required Guid Id { get; init; }
    public int Version { get; init; } = 1;
    public ChangeState State { get; init; }
    public required IReadOnlyList<OrganisationEntry> Entries { get; init; }
    public required string ProposedBy { get; init; }
    /// <summary>Of the officer who proposed it.</summary>
    public required string Department { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    /// <summary>Why it was refused.</summary>
    public string? Reason { get; init; }

    /// <summary>More than this in one change are refused.</summary>
    public const int MostEntries = 5_000;

    public static RefusedException? WhyNotPropose(Caller caller) => IsOfficer(caller) ? null : Refusals.OnlyItsDepartment.With(("department", null));

    public static OrganisationChange Propose(Guid id, Caller caller, IReadOnlyList<OrganisationEntry> entries, OrganisationRegister register, DateTimeOffset now)
    {
        WhyNotPropose(caller).Enforce();
        register.WhyNot(entries).Enforce();
        return new OrganisationChange { Id = id, Entries = entries, ProposedBy = caller.Person, Department = caller.Department!, ProposedAt = now };
    }

    /// <summary>Officers of every department, because the register is one for all; auditors.</summary>
    public static bool IsVisibleTo(Caller caller) => IsOfficer(caller) || caller.Is(Roles.Auditor);

    public RefusedException? WhyNotApprove(Caller caller, OrganisationRegister register) =>
        WhyNotRefuse(caller)
        ?? (caller.Person == ProposedBy ? Refusals.OnePersonProposesAndApproves.Now() : null)
        ?? register.WhyNot(Entries);

    public OrganisationChange Approve(Caller caller, OrganisationRegister register, DateTimeOffset now)
    {
        WhyNotApprove(caller, register).Enforce();
        return this with { State = ChangeState.Approved, DecidedBy = caller.Person, DecidedAt = now, Version = Version + 1 };
    }

    /// <summary>Whoever proposed it may take it back so.</summary>
    public RefusedException? WhyNotRefuse(Caller caller) =>
        WhyNotPropose(caller) ?? (State == ChangeState.Proposed ? null : Refusals.ChangeIsDecided.With(("at", DecidedAt)));

    public OrganisationChange Refuse(Caller caller, string reason, DateTimeOffset now)
    {
        WhyNotRefuse(caller).Enforce();
        if (!Wordings.IsVisible(reason)) throw Refusals.ReasonIsMissing.Now();
        PedigreeCheck.WhyNot([("reason", reason)]).Enforce();
        return this with { State = ChangeState.Refused, DecidedBy = caller.Person, DecidedAt = now, Reason = reason, Version = Version + 1 };
    }

    static bool IsOfficer(Caller caller) => caller.Is(Roles.Department) && caller.Department is { Length: > 0 };
}
