using Challenges.Shared.Web;

namespace Challenges.Shared.Decisions;

/// <summary>What a service says of its decisions: the engines that make them, who may see which, and how the head of a chain is announced.</summary>
public sealed class DecisionRules
{
    readonly Dictionary<string, Engine> _engines = [];

    /// <summary>Every engine that a stored record may name, old versions too.</summary>
    /// <exception cref="ArgumentException">Two engines have the same name and version.</exception>
    public required IReadOnlyList<Engine> Engines
    {
        get => [.. _engines.Values];
        init
        {
            foreach (var engine in value) _engines.Add(engine.Name, engine);
        }
    }

    /// <summary>By the challenge's number. <see cref="DecisionSight.Nothing"/> where the caller may not even know that the challenge exists.</summary>
    public required Func<IServiceProvider, string, Caller, CancellationToken, Task<DecisionSight>> SightOf { get; init; }

    /// <summary>The contract message that tells the other services of a new head.</summary>
    public required Func<Decision, DecisionHead, object> Announce { get; init; }

    internal Engine? Find(string name) => _engines.GetValueOrDefault(name);
}

/// <summary>What one caller may see of the decisions of one challenge; the head is for everybody who may know of the challenge.</summary>
public sealed record DecisionSight
{
    public static readonly DecisionSight Nothing = new();
    public static readonly DecisionSight Everything = new() { Exists = true, All = true };
    public static readonly DecisionSight HeadOnly = new() { Exists = true };

    public bool Exists { get; private init; }

    /// <summary>Every record with actor, inputs and result.</summary>
    public bool All { get; private init; }

    /// <summary>Kinds whose record and result are shown, without the actor.</summary>
    public IReadOnlySet<string> Kinds { get; private init; } = new HashSet<string>();

    /// <summary>Kinds whose inputs are shown too.</summary>
    public IReadOnlySet<string> Inputs { get; private init; } = new HashSet<string>();

    /// <summary>Kinds whose inputs stay hidden even from who sees all else.</summary>
    public IReadOnlySet<string> Hidden { get; private init; } = new HashSet<string>();

    public DecisionSight WithoutInputs(string kind) => this with { Hidden = new HashSet<string>(Hidden) { kind } };

    public DecisionSight WithResult(string kind, bool when = true) => when ? this with { Kinds = new HashSet<string>(Kinds) { kind } } : this;

    public DecisionSight WithInputs(string kind, bool when = true) => when ? WithResult(kind) with { Inputs = new HashSet<string>(Inputs) { kind } } : this;

    internal bool Shows(string? kind) => All || (kind is not null && Kinds.Contains(kind));

    internal bool ShowsInputs(string? kind) => kind is null ? All : (All && !Hidden.Contains(kind)) || Inputs.Contains(kind);
}
