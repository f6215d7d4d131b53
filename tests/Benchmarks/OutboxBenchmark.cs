using System.Diagnostics;
using System.Reflection;
using System.Text;
using Challenges.TestKit;
using MassTransit;
using RabbitMQ.Client;

namespace Challenges.Benchmarks;

/// <summary>How fast a committed message reaches the next service's committed row, and what the outbox costs against publishing to the broker directly.</summary>
static class OutboxBenchmark
{
    const int Latencies = 300;
    const int Messages = 10_000;
    const int Batch = 100;

    internal static async Task Run()
    {
        await using var broker = await BrokerForTests.Start();
        await Latency(broker);
        await Throughput(broker);
    }

    static async Task Latency(BrokerForTests broker)
    {
        await using var database = TestDatabase.Create();
        await using var office = await PostOffice.Build(database, broker, consumes: true).Start();
        var samples = new List<double>();
        for (var i = 0; i < Latencies + 50; i++)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await office.Send([Parcel(i)]);
            var committed = Stopwatch.GetTimestamp();
            var arrived = await office.Arrivals.Next(limit.Token);
            if (i >= 50) samples.Add(Stopwatch.GetElapsedTime(committed, arrived).TotalMilliseconds);
        }
        Report.Line("commit to the consumer's committed row, median", Report.Median(samples), "ms");
        Report.Line("commit to the consumer's committed row, 95 %", Report.Quantile(samples, 0.95), "ms");
    }

    static async Task Throughput(BrokerForTests broker)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(broker.Url) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        // The same exchange, and one quorum queue behind it, for both ways.
        const string exchange = "Challenges.Benchmarks:Parcel";
        await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true);
        await channel.QueueDeclareAsync("sink", durable: true, exclusive: false, autoDelete: false, arguments: new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await channel.QueueBindAsync("sink", exchange, "");

        var raw = new List<double>();
        var outbox = new List<double>();
        var whole = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            raw.Add(await Raw(channel, exchange));
            await channel.QueuePurgeAsync("sink");
            var (drained, all) = await ThroughOutbox(broker);
            outbox.Add(drained);
            whole.Add(all);
            await channel.QueuePurgeAsync("sink");
        }
        Report.Line($"RabbitMQ.Client, {Batch} in parallel with confirms", Report.Median(raw), "messages/s");
        Report.Line("outbox drained", Report.Median(outbox), "messages/s");
        Report.Line("outbox filled (10 a transaction) and drained at once", Report.Median(whole), "messages/s");
        Report.Line("outbox drained / RabbitMQ.Client", Report.Median(outbox) / Report.Median(raw), "");
    }

    static async Task<double> Raw(IChannel channel, string exchange)
    {
        // As large as the envelope that the outbox sends.
        var body = Encoding.UTF8.GetBytes(new string('x', 900));
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Messages; i += Batch)
            await Task.WhenAll(Enumerable.Range(0, Batch).Select(_ => channel.BasicPublishAsync(exchange, "", mandatory: false, new BasicProperties { Persistent = true }, body).AsTask()));
        return Messages / watch.Elapsed.TotalSeconds;
    }

    static async Task<(double Drained, double Whole)> ThroughOutbox(BrokerForTests broker)
    {
        await using var database = TestDatabase.Create();
        await database.Migrate(Assembly.GetExecutingAssembly());
        await using var office = PostOffice.Build(database, broker, consumes: false);
        await Fill(office);
        await office.Start();
        var watch = Stopwatch.StartNew();
        var left = await office.Unsent();
        await Patience.Until(async () => await office.Unsent() == 0, "an empty outbox", TimeSpan.FromMinutes(2));
        var drained = left / watch.Elapsed.TotalSeconds;
        watch.Restart();
        await Fill(office);
        await Patience.Until(async () => await office.Unsent() == 0, "an empty outbox", TimeSpan.FromMinutes(2));
        return (drained, Messages / watch.Elapsed.TotalSeconds);
    }

    static async Task Fill(PostOffice office)
    {
        foreach (var ten in Enumerable.Range(0, Messages).Select(Parcel).Chunk(10)) await office.Send(ten);
    }

    static Parcel Parcel(int number) => new() { Id = NewId.NextGuid(), Number = number, Text = "A message of usual size, as an event about a challenge would be." };
}
