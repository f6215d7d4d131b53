namespace Challenges.Applications;

/// <summary>
/// What a solver writes. Every part may be missing while it is a draft; <see cref="FilingRules"/> says what a filing needs. Nothing here asks for age, birth date,
/// degree, title or rank, and no such part can be added (R07).
/// </summary>
public sealed record ApplicationContent
{
    /// <summary>Public designation of the person, team, company or consortium, 1 to 200 characters. Hidden from reviewers.</summary>
    public string? SolverName { get; init; }
    public SolverKind? Kind { get; init; }
    /// <summary>Province.</summary>
    public string? Region { get; init; }
    /// <summary>Registered id of the unit that would sign the task book. An individual names a unit, too.</summary>
    public string? ContractingOrganisation { get; init; }
    public string? ContractingName { get; init; }
    public IReadOnlyList<Partner> Partners { get; init; } = [];
    /// <summary>The solver's own part where there are partners; null for a solver alone.</summary>
    public LeadPart? Lead { get; init; }
    public IReadOnlyList<Participant> People { get; init; } = [];
    public string? Route { get; init; }
    public string? Plan { get; init; }
    public string? Risks { get; init; }
    public string? Evidence { get; init; }
    public IReadOnlyList<Commitment> Committed { get; init; } = [];
    /// <summary>Fen (0.01 yuan), above 0 and up to the bounty.</summary>
    public long? PriceFen { get; init; }
    /// <summary>Months from the signing of the task book to acceptance, 1 to 240.</summary>
    public int? DurationMonths { get; init; }
    /// <summary>True: the solver gives the promise whose text the service shows.</summary>
    public bool? Promise { get; init; }
    /// <summary>Passages that the wording scan finds and that, as the solver states, are not about a person.</summary>
    public IReadOnlyList<WordingStatement> NotAboutAPerson { get; init; } = [];
    /// <summary>Whom the solver asks to be kept from the application, up to the profile's number. Null and not empty when nobody: a member without a value is no part of the digest.</summary>
    public IReadOnlyList<Exclusion>? Exclusions { get; init; }
}

public enum SolverKind { Person, Team, Company, Consortium }

/// <param name="Organisation">Registered id.</param>
/// <param name="Tasks">What it does, 1 to 2,000 characters. Hidden from reviewers.</param>
/// <param name="AmountFen">Its money in fen (0.01 yuan); all parts total the price.</param>
/// <param name="IpShare">Its share of the intellectual property in hundredths of a per cent; all parts total 10,000.</param>
public sealed record Partner(string? Organisation = null, string? Name = null, string? Tasks = null, long? AmountFen = null, int? IpShare = null);

/// <param name="Id">Opaque id of the person; serves the conflict rules. The name stays in this service.</param>
public sealed record Participant(string? Id = null, string? Name = null);

/// <param name="Indicator">Key of the challenge's indicator.</param>
/// <param name="Value">In the indicator's unit. May be worse than the target: reviewers judge it.</param>
/// <param name="Shown">How the solver will show that the value is reached, 1 to 500 characters. Reviewers read it.</param>
public sealed record Commitment(string? Indicator = null, decimal? Value = null, string? Shown = null);

/// <summary>Covers one occurrence of the passage in the field; a second occurrence needs a second statement.</summary>
/// <param name="Field">Such as <c>route</c> or <c>partners[0].name</c>, as the refusal named it.</param>
/// <param name="Passage">The wording as it stands in the text.</param>
/// <param name="Reason">Why it is not about a person, 1 to 500 characters.</param>
public sealed record WordingStatement(string? Field = null, string? Passage = null, string? Reason = null);
