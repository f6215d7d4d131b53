namespace Challenges.Shared.Web;

/// <summary>
/// Where a thing stands for this caller: state, next date, what may be done now and why not, what comes after. Every resource that a client opens brings one,
/// computed by the same rules that the acts enforce.
/// </summary>
public sealed record Stand
{
    public required long Version { get; init; }
    public required DateTimeOffset ServerNow { get; init; }
    /// <summary>IANA id.</summary>
    public required string Zone { get; init; }
    public required StandState Stands { get; init; }
    public StandNext? Next { get; init; }
    public required IReadOnlyList<StandAction> Actions { get; init; }
    public required Bilingual After { get; init; }
    public StandContact? Contact { get; init; }
    /// <summary>Where lobbying on this step can be reported, with a name or without (R29): an address of Publication.</summary>
    public string ReportLobbying { get; init; } = "/reports";
}

public sealed record StandState(string State, DateTimeOffset Since);

public sealed record StandNext(string What, DateTimeOffset At);

public sealed record StandAction
{
    public required string Name { get; init; }
    public required bool Allowed { get; init; }
    public bool Primary { get; init; }
    public StandRefusal? Refusal { get; init; }
}

public sealed record StandRefusal(string Code, string? Rule, string Zh, string En, StandThen Then);

public sealed record StandThen(string Zh, string En, string? Href);

public sealed record StandContact(string Office, string Phone, string Hours);

public sealed record Bilingual(string Zh, string En);
