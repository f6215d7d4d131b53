namespace Challenges.Applications;

public enum CheckOutcome { Passed, Failed, Unknown }

/// <summary>Where an application stands in the formal check: decided is what is admitted or refused.</summary>
public enum Admission { Admitted, Open, ToMend, Refused }

public sealed record FormalCheckResult(IReadOnlyList<CheckedApplication> Applications);

/// <param name="FailedRule">The rule by which it is refused, or would be if nothing is mended.</param>
public sealed record CheckedApplication(string Code, Admission Admission, string? FailedRule, IReadOnlyList<CheckFinding> Findings);

/// <summary>What one rule says of an application, or of somebody in it, and what that rests on.</summary>
public sealed record CheckFinding
{
    public required string Rule { get; init; }
    public required CheckOutcome Outcome { get; init; }
    /// <summary>Key of its text, such as <c>record</c>.</summary>
    public required string Reason { get; init; }
    /// <summary>Place in the application; null: the application as a whole.</summary>
    public string? At { get; init; }
    public CheckEvidence? Evidence { get; init; }
    /// <summary>Parts of the application that a correction may change; none: it can't be mended.</summary>
    public IReadOnlyList<string> Mend { get; init; } = [];
    /// <summary>What an officer found where the registers could not tell. Counts instead of <see cref="Outcome"/>.</summary>
    public Clearance? Clearance { get; init; }

    public CheckOutcome Counts => Clearance?.Outcome ?? Outcome;
}

/// <summary>The register row, its source and dates, or the statement that the register is complete.</summary>
public sealed record CheckEvidence
{
    public string? Register { get; init; }
    /// <summary>The register was stated to be complete on this day.</summary>
    public DateOnly? AsOf { get; init; }
    public Guid? Row { get; init; }
    public string? Kind { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }
    public string? Source { get; init; }
    public int? Found { get; init; }
    public int? Limit { get; init; }
    /// <summary>Keys of indicators, or the chain of organisations.</summary>
    public IReadOnlyList<string>? Items { get; init; }
}

/// <param name="Outcome">Passed or failed.</param>
/// <param name="Reason">What was looked at, 10 to 1,000 characters.</param>
public sealed record Clearance(CheckOutcome Outcome, string Reason, DateTimeOffset At);
