using System.Net.Http.Headers;
using Challenges.Shared;
using Challenges.Shared.Clock;
using Challenges.Shared.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Challenges.TestKit;

/// <summary>
/// A service wired as in production, in this process: random port, its own database and virtual host, a clock that stands until it is moved. Nothing is replaced but
/// the clock; timers, tokens and leases keep to real time.
/// </summary>
public sealed class ServiceUnderTest : IAsyncDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    readonly ServiceModule _module;
    readonly string[] _args;
    readonly Action<WebApplicationBuilder>? _configure;
    readonly bool _ownsBroker, _ownsDatabase;
    WebApplication _app = null!;

    ServiceUnderTest(ServiceModule module, SettableClock clock, BrokerForTests broker, TestDatabase database, bool ownsBroker, bool ownsDatabase,
        IReadOnlyDictionary<string, string?> settings, Action<WebApplicationBuilder>? configure)
    {
        (_module, Clock, Broker, Database, _ownsBroker, _ownsDatabase, _configure) = (module, clock, broker, database, ownsBroker, ownsDatabase, configure);
        var all = new Dictionary<string, string?>(database.Settings)
        {
            ["environment"] = "Test",
            ["urls"] = "http://127.0.0.1:0",
            ["ConnectionStrings:RabbitMq"] = broker.Url,
            ["Authentication:Issuer"] = Tokens.Issuer,
            ["Authentication:PublicKey"] = Tokens.PublicKey,
            // A test writes in seconds what a caller writes in hours; the limits have tests of their own.
            ["Limits:PublicWritesPerMinute"] = "100000",
            ["Limits:WritesPerMinute"] = "100000",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:Console:LogLevel:Default"] = "None"
        };
        foreach (var (key, value) in settings) all[key] = value;
        _args = [.. all.Select(s => $"--{s.Key}={s.Value}")];
    }

    /// <summary>Stands until it is moved; <see cref="MoveTo"/> also runs the deadlines.</summary>
    public SettableClock Clock { get; }

    public BrokerForTests Broker { get; }

    public TestDatabase Database { get; }

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First());

    /// <summary>A client without a token.</summary>
    public HttpClient Anonymous { get; private set; } = null!;

    /// <param name="now">Where the clock stands at first; 2022-11-25 09:00 in Shanghai when not given.</param>
    /// <param name="broker">Shared with other services of the test; its own when not given.</param>
    /// <param name="database">Its own when not given: SQL Server when that is configured, otherwise SQLite.</param>
    /// <param name="settings">Configuration keys beside those that every test needs.</param>
    public static async Task<ServiceUnderTest> Start(ServiceModule module, DateTimeOffset? now = null, BrokerForTests? broker = null, TestDatabase? database = null,
        IReadOnlyDictionary<string, string?>? settings = null, Action<WebApplicationBuilder>? configure = null)
    {
        var clock = new SettableClock(now ?? new DateTimeOffset(2022, 11, 25, 9, 0, 0, TimeSpan.FromHours(8)), runs: false);
        var service = new ServiceUnderTest(module, clock, broker ?? await BrokerForTests.Start(), database ?? TestDatabase.Create(), broker is null, database is null,
            settings ?? new Dictionary<string, string?>(), configure);
        await service.StartHost();
        return service;
    }

    /// <summary>A client with the token, asking for answers in <c>en</c> or <c>zh-CN</c>.</summary>
    public HttpClient Client(string? token = null, string language = "en")
    {
        var client = new HttpClient { BaseAddress = Address, Timeout = Limit };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    /// <summary>Moves the clock forward and returns after the deadlines that this makes due have run.</summary>
    public async Task MoveTo(DateTimeOffset now)
    {
        using var limit = new CancellationTokenSource(Limit);
        if (!await Services.GetRequiredService<ClockHands>().MoveTo(now, limit.Token)) throw new ArgumentOutOfRangeException(nameof(now), now, "The clock goes forward only.");
    }

    public Task Advance(TimeSpan by) => MoveTo(Clock.GetUtcNow() + by);

    /// <summary>Runs work with the services of one scope, such as a store.</summary>
    public async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Names of the module's invariants that the stored data breaks.</summary>
    public Task<IReadOnlyList<string>> BrokenInvariants() => InScope<IReadOnlyList<string>>(async scope =>
    {
        var session = scope.GetRequiredService<SqlSession>();
        var broken = new List<string>();
        foreach (var invariant in _module.Invariants)
            if ((await session.Query<dynamic>(invariant.Sql)).Count > 0) broken.Add(invariant.Name);
        return broken;
    });

    /// <summary>Stops the service and starts it again on the same data, as after a deployment.</summary>
    public async Task Restart()
    {
        await StopHost();
        await StartHost();
    }

    public async ValueTask DisposeAsync()
    {
        await StopHost();
        if (_ownsDatabase) await Database.DisposeAsync();
        if (_ownsBroker) await Broker.DisposeAsync();
    }

    async Task StartHost()
    {
        _app = ServiceHost.Build(_module, _args, builder =>
        {
            builder.Services.AddSettableClock(Clock);
            builder.Logging.AddProvider(new TestLog());
            _configure?.Invoke(builder);
        });
        await _app.StartAsync().WaitAsync(Limit);
        Anonymous = Client();
        await Patience.Until(async () =>
        {
            using var ready = await Anonymous.GetAsync("/health/ready");
            return ready.IsSuccessStatusCode;
        }, $"{_module.Name} to be ready", Limit);
    }

    async Task StopHost()
    {
        Anonymous.Dispose();
        using var limit = new CancellationTokenSource(ServiceHost.StopsWithin);
        await _app.StopAsync(limit.Token).WaitAsync(Limit);
        await _app.DisposeAsync().AsTask().WaitAsync(Limit);
    }
}
