using System.Security.Cryptography;
using System.Text.Json;
using Challenges.Shared.Observation;
using Challenges.Shared.Web;
using Challenges.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Challenges.Shared.Tests.Web;

public sealed class HostingTests
{
    /// <summary>Enough for a host to be built; a null takes a setting out.</summary>
    internal static string[] Settings(params (string Key, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>
        {
            ["environment"] = "Test",
            ["urls"] = "http://127.0.0.1:0",
            ["ConnectionStrings:RabbitMq"] = "amqp://guest:guest@127.0.0.1:1/",
            ["ConnectionStrings:Database"] = "Data Source=:memory:",
            ["Authentication:Issuer"] = Tokens.Issuer,
            ["Authentication:PublicKey"] = Tokens.PublicKey
        };
        foreach (var (key, value) in changes) settings[key] = value;
        return [.. settings.Where(s => s.Value is not null).Select(s => $"--{s.Key}={s.Value}")];
    }

    [TestCase("Authentication:PublicKey", null, "Authentication:PublicKey")]
    [TestCase("Authentication:Issuer", null, "Authentication:Issuer")]
    [TestCase("Authentication:PublicKey", "rubbish", "neither an EC")]
    public void Without_a_way_to_verify_tokens_the_service_does_not_start(string key, string? value, string says) =>
        Assert.That(() => ServiceHost.Build(TrialModule.Module, Settings((key, value))), Throws.InvalidOperationException.With.Message.Contains(says));

    [Test]
    public async Task An_RSA_key_with_escaped_line_ends_is_accepted()
    {
        using var rsa = RSA.Create(2048);
        await using var app = ServiceHost.Build(TrialModule.Module, Settings(("Authentication:PublicKey", rsa.ExportSubjectPublicKeyInfoPem().Replace("\n", "\\n", StringComparison.Ordinal))));
        Assert.That(app.Services.GetService<Texts>(), Is.Not.Null);
    }

    [Test]
    public void A_simulated_clock_is_refused_in_production() =>
        Assert.That(() => ServiceHost.Build(TrialModule.Module, Settings(("Clock:Simulated", "true"), ("environment", "Production"))),
            Throws.InvalidOperationException.With.Message.Contains("Clock:Simulated"));

    [Test]
    public async Task A_service_that_cannot_start_ends_with_an_exit_code()
    {
        Assert.That(await ServiceHost.Run(TrialModule.Module, Settings(("Clock:Simulated", "true"), ("environment", "Production"))), Is.EqualTo(1));
    }

    [Test]
    public void A_text_that_is_missing_in_one_language_is_named() =>
        Assert.That(() => new Texts(typeof(TrialModule).Assembly).DemandAll(["no.such.key", "TRY-01"]),
            Throws.InvalidOperationException.With.Message.EqualTo("Texts are missing: no.such.key (en), no.such.key (zh-Hans)"));

    [Test]
    public async Task Live_and_ready_answer_without_a_token_and_without_reasons()
    {
        await (await Trial.Service.Anonymous.GetAsync("/health/live")).ShouldBe(200);
        var ready = await (await Trial.Service.Anonymous.GetAsync("/health/ready")).ShouldBe<JsonElement>(200);
        Assert.That(ready.GetProperty("checks").EnumerateObject().Select(c => c.Name), Is.SupersetOf(new[] { "database", "outbox", "masstransit-bus" }));
        Assert.That(ready.ToString(), Does.Not.Contain("description"));
    }

    [TestCase(0, 0.2, -0.9, 0)]
    [TestCase(0, 0.2, 0, 0)]
    [TestCase(0, 0.2, -4, 3)]
    [TestCase(0, 0.2, 3.2, 3)]
    public void A_clock_is_only_wrong_by_what_the_reference_proves(double sent, double received, double date, double apart)
    {
        var zero = DateTimeOffset.UnixEpoch;
        Assert.That(ClockHealth.Apart(zero.AddSeconds(sent), zero.AddSeconds(received), zero.AddSeconds(date)).TotalSeconds, Is.EqualTo(apart).Within(0.001));
    }

    [TestCase(0, 200)]
    [TestCase(-60, 503)]
    [TestCase(60, 503)]
    [Property("Case", "A20")]
    public async Task A_service_whose_clock_is_off_is_not_ready(int seconds, int status)
    {
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]);
        await using var reference = builder.Build();
        Microsoft.AspNetCore.Builder.RunExtensions.Run(reference, context =>
        {
            context.Response.Headers.Date = TimeProvider.System.GetUtcNow().AddSeconds(seconds).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
        await reference.StartAsync();
        var health = new ClockHealth(new Uri(reference.Urls.First()));
        Assert.That((await health.CheckHealthAsync(new())).Status, Is.EqualTo(status == 200 ? HealthStatus.Healthy : HealthStatus.Unhealthy));
        if (status != 200) return;
        await using var service = await ServiceUnderTest.Start(TrialModule.Module, broker: Trial.Service.Broker, settings: new Dictionary<string, string?> { ["Clock:Reference"] = reference.Urls.First() });
        Assert.That(await service.Anonymous.GetStringAsync("/health/ready"), Does.Contain("\"clock\":\"healthy\""));
    }

    [Test]
    public async Task The_OpenAPI_document_tells_headers_access_and_refusals()
    {
        var document = await (await Trial.Service.Anonymous.GetAsync("/openapi/v1.json")).ShouldBe<JsonElement>(200);
        var take = document.GetProperty("paths").GetProperty("/notes").GetProperty("post");
        var change = document.GetProperty("paths").GetProperty("/notes/{id}").GetProperty("put");
        Assert.Multiple(() =>
        {
            Assert.That(take.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()), Does.Contain("Idempotency-Key"));
            Assert.That(take.GetProperty("security").GetArrayLength(), Is.EqualTo(1));
            Assert.That(take.GetProperty("description").GetString(), Is.EqualTo("Roles: solver, department."));
            Assert.That(take.GetProperty("responses").GetProperty("default").GetProperty("content").TryGetProperty("application/problem+json", out _), Is.True);
            Assert.That(change.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()), Does.Contain("If-Match"));
            Assert.That(document.GetProperty("info").GetProperty("description").GetString(), Does.Contain("| `TRY-01` 409 R06 |"));
            Assert.That(document.GetProperty("components").GetProperty("securitySchemes").TryGetProperty("bearer", out _), Is.True);
            Assert.That(document.GetProperty("paths").TryGetProperty("/clock", out _), Is.False);
            Assert.That(take.GetProperty("tags")[0].GetString(), Is.EqualTo("notes"));
            Assert.That(document.GetProperty("tags").EnumerateArray().Select(t => t.GetProperty("name").GetString()), Does.Contain("notes").And.Not.Contain("TrialModule"));
        });
    }

    [Test]
    public async Task The_docs_page_loads_nothing_from_elsewhere()
    {
        using var response = await Trial.Service.Anonymous.GetAsync("/docs/");
        await response.ShouldBe(200);
        var page = await response.Content.ReadAsStringAsync();
        Assert.That(page, Does.Not.Contain("https://").And.Not.Contain("http://"));
        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'self'"));
        var script = System.Text.RegularExpressions.Regex.Match(page, "src=\"([^\"]+)\"").Groups[1].Value;
        await (await Trial.Service.Anonymous.GetAsync(new Uri(new Uri(Trial.Service.Address, "/docs/"), script))).ShouldBe(200);
    }

    [Test]
    public async Task Moving_the_clock_runs_the_deadlines_before_it_returns()
    {
        var due = Trial.Service.Clock.GetUtcNow().AddDays(1);
        var note = await Trial.TakeNote("ring", due);
        await Trial.Service.MoveTo(due);
        var rung = await (await Trial.Service.Anonymous.GetAsync($"/notes/{note.Id}")).ShouldBe<Note>(200);
        Assert.That(rung.RungAt, Is.EqualTo(due));
    }

    [Test]
    public async Task Check_prints_what_breaks_an_invariant()
    {
        await using var service = await ServiceUnderTest.Start(TrialModule.Module, broker: Trial.Service.Broker);
        using var output = new StringWriter();
        var commands = new Commands(TrialModule.Module, service.Services, output);
        Assert.That(await commands.Run(["check"]), Is.Zero);
        Assert.That(await service.BrokenInvariants(), Is.Empty);

        await service.InScope(async scope =>
        {
            await scope.GetRequiredService<NoteStore>().Add(new Note { Id = Guid.Empty, Text = "", Author = "a", Version = 1 }, default);
            return 0;
        });
        Assert.That(await commands.Run(["check"]), Is.EqualTo(1));
        Assert.That(output.ToString(), Does.Contain("BROKEN No note is empty: Id="));
        Assert.That(await service.BrokenInvariants(), Is.EqualTo(new[] { "No note is empty" }));
        Assert.That(await commands.Run(["errors"]), Is.Zero);
        Assert.That(await commands.Run(["migrate"]), Is.Zero);
        Assert.That(await commands.Run(["dance"]), Is.EqualTo(2));
    }

    [Test]
    public async Task A_service_whose_broker_is_away_serves_and_stops_in_time()
    {
        await using var database = TestDatabase.Create();
        var app = ServiceHost.Build(TrialModule.Module, Settings([.. database.Settings.Select(s => (s.Key, s.Value)), ("Logging:LogLevel:Default", "None")]));
        await app.StartAsync().WaitAsync(TimeSpan.FromSeconds(20));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()), DefaultRequestHeaders = { Authorization = new("Bearer", Trial.Solver) } };
        await (await client.Post("/notes", new { text = "without a broker" })).ShouldBe(201);
        Assert.That((int)(await client.GetAsync("/health/ready")).StatusCode, Is.EqualTo(503));
        await (await client.GetAsync("/health/live")).ShouldBe(200);

        var watch = System.Diagnostics.Stopwatch.StartNew();
        await app.StopAsync().WaitAsync(TimeSpan.FromSeconds(20));
        await app.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That(watch.Elapsed, Is.LessThan(ServiceHost.StopsWithin + TimeSpan.FromSeconds(2)));
    }

    [Test]
    public async Task After_a_restart_everything_is_there()
    {
        await using var service = await ServiceUnderTest.Start(TrialModule.Module, broker: Trial.Service.Broker);
        using var before = service.Client(Trial.Solver);
        var note = await (await before.Post("/notes", new { text = "kept" }, key: "k")).ShouldBe<Note>(201);
        await service.Restart();
        using var after = service.Client(Trial.Solver);
        var again = await (await after.Post("/notes", new { text = "kept" }, key: "k")).ShouldBe<Note>(201);
        Assert.That(again.Id, Is.EqualTo(note.Id));
    }
}
