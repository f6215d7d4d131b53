using System.Collections.Concurrent;
using System.Text;
using Challenges.TestKit;
using Microsoft.AspNetCore.Builder;

namespace Challenges.Shared.Tests.Web;

public sealed class TelemetryTests
{
    [Test]
    public async Task Traces_metrics_and_logs_leave_when_there_is_a_collector()
    {
        var received = new ConcurrentDictionary<string, string>();
        var builder = WebApplication.CreateEmptyBuilder(new());
        Microsoft.AspNetCore.Hosting.HostingAbstractionsWebHostBuilderExtensions.UseUrls(
            Microsoft.AspNetCore.Hosting.WebHostBuilderKestrelExtensions.UseKestrelCore(builder.WebHost), "http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.AddOrUpdate(context.Request.Path, _ => Encoding.Latin1.GetString(body.ToArray()), (_, old) => old + Encoding.Latin1.GetString(body.ToArray()));
        });
        await collector.StartAsync();
        await using var service = await ServiceUnderTest.Start(TrialModule.Module, broker: Trial.Service.Broker, settings: new Dictionary<string, string?>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.First(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "200"
        });

        using var client = service.Client(Trial.Solver);
        await (await client.Post("/notes", new { text = "traced" })).ShouldBe(201);
        await client.GetAsync("/fails");

        bool Has(string path, string text) => received.TryGetValue(path, out var body) && body.Contains(text, StringComparison.Ordinal);
        foreach (var source in new[] { "Microsoft.AspNetCore", "Challenges.Sql", "MassTransit", "challenges-trial" })
            await Patience.Until(() => Has("/v1/traces", source), $"a trace of {source}");
        foreach (var metric in new[] { "challenges.outbox.depth", "http.server.request.duration", "dotnet.gc.collections" })
            await Patience.Until(() => Has("/v1/metrics", metric), $"the metric {metric}");
        await Patience.Until(() => Has("/v1/logs", "secret of the database"), "the failure in the log");
        Assert.That(Has("/v1/traces", "GET /health"), Is.False, "health checks would drown the traces");
    }
}
