using System.Diagnostics;
using Challenges.Shared.Database;
using MassTransit;

namespace Challenges.Benchmarks;

public sealed record Parcel
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required string Text { get; init; }
}

/// <summary>Tells when the transaction of a consumed parcel has committed.</summary>
sealed class Arrivals
{
    readonly System.Threading.Channels.Channel<long> _committed = System.Threading.Channels.Channel.CreateUnbounded<long>();

    internal void Committed() => _committed.Writer.TryWrite(Stopwatch.GetTimestamp());

    internal ValueTask<long> Next(CancellationToken cancel) => _committed.Reader.ReadAsync(cancel);
}

sealed class WhenParcel(SqlSession session, Arrivals arrivals) : IConsumer<Parcel>
{
    public async Task Consume(ConsumeContext<Parcel> context)
    {
        await session.Execute("INSERT INTO [Shelf] ([Id], [Number], [Text]) VALUES (@Id, @Number, @Text)", context.Message, context.CancellationToken);
        session.AfterCommit(arrivals.Committed);
    }
}
