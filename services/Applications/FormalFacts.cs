namespace Challenges.Applications;

/// <summary>All that the formal check (形式审查) of a sealed set decides from. Names nobody: who is meant stands by the place in the application, such as <c>partners[0]</c>.</summary>
public sealed record FormalCheckInput
{
    /// <summary>Number of the challenge.</summary>
    public required string Number { get; init; }
    /// <summary>Day of the check in the challenge's zone.</summary>
    public required DateOnly Day { get; init; }
    /// <summary>False where the profile asks for no check: only confirmation (R05) is looked at.</summary>
    public required bool Full { get; init; }
    /// <summary>True: what was not confirmed after an amendment is refused.</summary>
    public required bool ExcludeUnconfirmed { get; init; }
    /// <summary>The profile's limits; null: none (R09 and R10 are not looked at).</summary>
    public LoadLimits? Limits { get; init; }
    /// <summary>Days for which a statement that a register is complete may be relied on.</summary>
    public required int MaxAgeDays { get; init; }
    /// <summary>The last statement for each register that has one.</summary>
    public required IReadOnlyList<RegisterAsOf> Registers { get; init; }
    /// <summary>Keys of the indicators that must be answered.</summary>
    public required IReadOnlyList<string> MustHave { get; init; }
    /// <summary>True while what is found may still be mended.</summary>
    public required bool MayMend { get; init; }
    public required IReadOnlyList<ApplicationFacts> Applications { get; init; }

    /// <summary>The day of the last statement that this register is complete; null when there is none or it is too old.</summary>
    public DateOnly? CompleteAsOf(string register) =>
        Registers.FirstOrDefault(r => r.Register == register) is { AsOf: var asOf } && asOf >= Day.AddDays(-MaxAgeDays) ? asOf : null;
}

public sealed record LoadLimits(int MostLed, int MostShared, int MostInConsortium, int IntegrityLookBackYears);

/// <param name="AsOf">The department states that the register was complete on this day.</param>
public sealed record RegisterAsOf(string Register, DateOnly AsOf);

/// <summary>The registers that a department keeps.</summary>
public static class Registers
{
    public const string Ownership = "ownership", Integrity = "integrity", Projects = "projects";
    public static readonly IReadOnlyList<string> All = [Ownership, Integrity, Projects];
}

public sealed record ApplicationFacts
{
    public required string Code { get; init; }
    /// <summary>Of what is checked: the sealed filing or its last correction.</summary>
    public required string Digest { get; init; }
    /// <summary>Filed for terms that an amendment of indicators or bounty has overtaken.</summary>
    public required bool Unconfirmed { get; init; }
    /// <summary>Keys of the indicators with a committed value.</summary>
    public required IReadOnlyList<string> Answered { get; init; }
    /// <summary>Different organisations, the lead included.</summary>
    public required int Organisations { get; init; }
    public required IReadOnlyList<SubjectFacts> Subjects { get; init; }
}

/// <summary>An organisation or a person of an application, and what the registers hold about it.</summary>
public sealed record SubjectFacts
{
    /// <summary><c>organisation</c> (the representative's own), <c>contractingOrganisation</c>, <c>partners[0]</c>, <c>representative</c> or <c>people[0]</c>.</summary>
    public required string At { get; init; }
    public required bool IsPerson { get; init; }
    /// <summary>Organisations only: it stands in the register of organisations.</summary>
    public bool Registered { get; init; }
    /// <summary>How it is tied to the problem's owner, from the owner on; null: not at all.</summary>
    public IReadOnlyList<string>? TiedBy { get; init; }
    public IReadOnlyList<IntegrityFact>? Integrity { get; init; }
    /// <summary>Persons only: running projects and other applications that the person leads.</summary>
    public int Led { get; init; }
    /// <summary>Persons only: running projects and other applications in which the person takes part, those led included.</summary>
    public int Shared { get; init; }
}

/// <summary>A row of the integrity register.</summary>
/// <param name="Until">Null: it has no end.</param>
public sealed record IntegrityFact(Guid Row, string Kind, DateOnly From, DateOnly? Until, string Source);
