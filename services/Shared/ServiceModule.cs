using System.Reflection;
using Challenges.Shared.Deadlines;
using Challenges.Shared.Decisions;
using Challenges.Shared.Observation;
using MassTransit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Shared;

/// <summary>One service on one page: what <see cref="ServiceHost"/> needs to run it.</summary>
public sealed class ServiceModule
{
    /// <summary>Lower-case name such as <c>publication</c>: prefix of the queues, name of the embedded database file, part of the token audience <c>challenges-publication</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Holds the embedded migrations (<c>Migrations/*.sql</c>), the consumers, the validators and the texts (<c>Texts.resx</c>).</summary>
    public required Assembly Assembly { get; init; }

    public required Action<IEndpointRouteBuilder> Routes { get; init; }

    public Action<IServiceCollection> Services { get; init; } = _ => { };

    public Action<IBusRegistrationConfigurator> Consumers { get; init; } = _ => { };

    /// <summary>The tables whose rows come due; one worker runs them all.</summary>
    public IReadOnlyList<DeadlineSource> Deadlines { get; init; } = [];

    /// <summary>The engines of its decisions and who may see them; null for a service that decides nothing.</summary>
    public DecisionRules? Decisions { get; init; }

    /// <summary>Run by the command <c>check</c> and by tests.</summary>
    public IReadOnlyList<Invariant> Invariants { get; init; } = [];
}
