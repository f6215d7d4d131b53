namespace Challenges.Contracts.Publication;

/// <summary>Limits on who may apply: load, size of a consortium, integrity. Never pedigree.</summary>
public sealed record ApplicantLimits
{
    /// <summary>Most running projects and applications that one person may lead.</summary>
    public required int MostLed { get; init; }
    /// <summary>Most running projects and applications in which one person may be leader or key member.</summary>
    public required int MostShared { get; init; }
    /// <summary>Most organisations in one application, the lead included.</summary>
    public required int MostInConsortium { get; init; }
    /// <summary>Years back in which a finding against the unit, the leader or a member bars.</summary>
    public required int IntegrityLookBackYears { get; init; }
}

/// <summary>The make-up of a panel.</summary>
public sealed record PanelMakeUp
{
    /// <summary>Most members of one organisation.</summary>
    public required int MostPerOrganisation { get; init; }
    /// <summary>Fields of which the panel needs members; empty: any.</summary>
    public required IReadOnlyList<PanelField> Fields { get; init; }
}

/// <summary>A field of which a panel needs so many members.</summary>
public sealed record PanelField
{
    /// <summary>As reviewers are registered, such as <c>finance</c>.</summary>
    public required string Field { get; init; }
    public required int AtLeast { get; init; }
}

/// <summary>What an objection needs in order to be heard.</summary>
public sealed record ObjectionConditions
{
    public required bool Named { get; init; }
    public required bool Written { get; init; }
    public required bool Evidence { get; init; }
}
