using System.Collections.Concurrent;
using System.Reflection;
using Challenges.Shared.Database;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Shared.Tests.Messaging;

/// <summary>Two little services: Bed consumes what Gardener sows and tells what grew, which Gardener consumes.</summary>
static class Garden
{
    internal static ServiceModule Bed { get; } = Module("bed", bus => { bus.AddConsumer<WhenSown>(); bus.AddConsumer<WhenSownBeside>(); });
    internal static ServiceModule Gardener { get; } = Module("gardener", bus => bus.AddConsumer<WhenGrown>());

    internal static ServiceModule Module(string name, Action<IBusRegistrationConfigurator> consumers) => new()
    {
        Name = name,
        Assembly = Assembly.GetExecutingAssembly(),
        Routes = _ => { },
        Consumers = consumers
    };
}

public sealed record Sown
{
    public required Guid Seed { get; init; }
    public required int Number { get; init; }
    public decimal Weight { get; init; }
    public string Name { get; init; } = "";
}

public sealed record Grown
{
    public required Guid Seed { get; init; }
    public required int Number { get; init; }
}

/// <summary>Nobody consumes it.</summary>
public sealed record Trampled
{
    public required int Number { get; init; }
}

/// <summary>Its exchange is declared by the test with another type, so that the broker closes the channel on it.</summary>
public sealed record Refused
{
    public required int Number { get; init; }
}

public sealed record Circular
{
    public Circular Self => this;
}

/// <summary>What the test wants of the consumers, and what it sees of them.</summary>
public sealed class Script
{
    public Func<Sown, int, bool> Fails { get; set; } = (_, _) => false;
    public Func<Exception> Failure { get; set; } = () => new InvalidOperationException("The soil is dry");
    public ConcurrentDictionary<Guid, int> Attempts { get; } = new();
    public ConcurrentBag<DateTimeOffset> Moments { get; } = [];
}

sealed class Effects(SqlSession session, Moment moment)
{
    internal Task Add(Guid seed, string consumer, int number, decimal? weight = null) => session.Execute(
        "INSERT INTO [Effects] ([Seed], [Consumer], [Number], [Weight], [At]) VALUES (@seed, @consumer, @number, @weight, @at)",
        new { seed, consumer, number, weight, at = moment.Now });
}

sealed class WhenSown(Effects effects, Script script, Moment moment) : IConsumer<Sown>
{
    public async Task Consume(ConsumeContext<Sown> context)
    {
        var attempt = script.Attempts.AddOrUpdate(context.Message.Seed, 1, (_, n) => n + 1);
        script.Moments.Add(moment.Now);
        await effects.Add(context.Message.Seed, "bed", context.Message.Number, context.Message.Weight);
        await context.Publish(new Grown { Seed = context.Message.Seed, Number = context.Message.Number });
        if (script.Fails(context.Message, attempt)) throw script.Failure();
    }
}

sealed class WhenSownBeside(Effects effects) : IConsumer<Sown>
{
    public Task Consume(ConsumeContext<Sown> context) => effects.Add(context.Message.Seed, "beside", context.Message.Number);
}

sealed class WhenGrown(Effects effects) : IConsumer<Grown>
{
    public Task Consume(ConsumeContext<Grown> context) => effects.Add(context.Message.Seed, "gardener", context.Message.Number);
}
