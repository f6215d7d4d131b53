namespace Challenges.Contracts.Applications;

/// <summary>One application of the sealed set under its random code. Blind: nothing here tells who applied but the opaque ids of <see cref="Parties"/>, which serve the conflict rules only.</summary>
public sealed record ApplicationOpened
{
    public required Guid ChallengeId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>Random, unique within the challenge; in no relation to the application's id or the order of filing.</summary>
    public required string Code { get; init; }
    /// <summary>How many applications the sealed set holds.</summary>
    public required int SealedCount { get; init; }
    /// <summary>How many applications passed the formal check and are opened. Absent in messages of earlier builds: all of the sealed set.</summary>
    public int? AdmittedCount { get; init; }
    public required BlindContent Content { get; init; }
    public required Parties Parties { get; init; }
}

/// <summary>What reviewers may read of an application.</summary>
public sealed record BlindContent
{
    public required string Route { get; init; }
    public required string Plan { get; init; }
    public required string Risks { get; init; }
    public required string Evidence { get; init; }
    public required IReadOnlyList<CommittedValue> Committed { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public required long PriceFen { get; init; }
    /// <summary>Months from the signing of the task book to acceptance.</summary>
    public required int DurationMonths { get; init; }
    /// <summary>Files of the application, scrubbed of names and document properties. Null when there are none.</summary>
    public IReadOnlyList<OpenedAttachment>? Attachments { get; init; }
    /// <summary>How the solver will show that committed values are reached. Null: nothing is said of any.</summary>
    public IReadOnlyList<Demonstration>? Demonstrations { get; init; }
}

/// <summary>The scrubbed copy of a file. Its bytes stay with Applications and are fetched by a link that Review signs for one seated reviewer and a few minutes.</summary>
public sealed record OpenedAttachment
{
    /// <summary>Neutral: number of the challenge, code of the application, ordinal.</summary>
    public required string Name { get; init; }
    public required string MediaType { get; init; }
    public required long Bytes { get; init; }
    /// <summary>Lower-case hexadecimal, of the copy.</summary>
    public required string Sha256 { get; init; }
    /// <summary>Random id of the copy.</summary>
    public required string Copy { get; init; }
    /// <summary>Secret between the two services that signs links to this copy. Shown to nobody.</summary>
    public required string LinkKey { get; init; }
}

public sealed record CommittedValue
{
    /// <summary>Key of the challenge's indicator.</summary>
    public required string Indicator { get; init; }
    /// <summary>In the indicator's unit.</summary>
    public required decimal Value { get; init; }
}

public sealed record Demonstration
{
    /// <summary>Key of the challenge's indicator.</summary>
    public required string Indicator { get; init; }
    /// <summary>1 to 500 characters.</summary>
    public required string Text { get; init; }
}

/// <summary>Opaque ids for the conflict rules. Never shown to a reviewer.</summary>
public sealed record Parties
{
    /// <summary>Registered ids of the solver's own, partner and contracting organisations.</summary>
    public required IReadOnlyList<string> Organisations { get; init; }
    /// <summary>Ids of the people who take part.</summary>
    public required IReadOnlyList<string> People { get; init; }
    /// <summary>Whom the applicant asks to be kept from the application. Null: nobody.</summary>
    public IReadOnlyList<ExclusionRequest>? Exclusions { get; init; }
}

/// <summary>Counts like a conflict, up to the profile's number of requests. One of person and organisation is given.</summary>
public sealed record ExclusionRequest
{
    public string? Person { get; init; }
    public string? Organisation { get; init; }
    public required string Reason { get; init; }
}
