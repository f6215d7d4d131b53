using System.Diagnostics.Metrics;
using Challenges.Shared.Database;
using Challenges.Shared.Messaging;
using Challenges.Shared.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Challenges.Shared.Deadlines;

/// <summary>
/// Runs what has come due, one scope and one transaction for each row. It never decides anything: the rules compare with <c>now</c> themselves, so a worker
/// that stands still delays an announcement and nothing else. Several instances may run; the versioned save lets one of them win.
/// </summary>
sealed class DeadlineWorker : BackgroundService
{
    // A row that is due again after it was run gets its turn at once (closing, then sealing); one that never comes to rest must not spin.
    const int MostRounds = 20;
    static readonly TimeSpan Turn = TimeSpan.FromMinutes(1);

    readonly ServiceModule _module;
    readonly IServiceScopeFactory _scopes;
    readonly TimeProvider _time;
    readonly DeadlineWakeUp _wakeUp;
    readonly DeadlineSettings _settings;
    readonly ILogger<DeadlineWorker> _log;
    readonly DeadlineBackOff _backOff;
    readonly SemaphoreSlim _turn = new(1, 1);
    readonly Counter<long> _ran;
    readonly Counter<long> _failed;
    volatile bool _blind;

    public DeadlineWorker(ServiceModule module, IServiceScopeFactory scopes, TimeProvider time, InfrastructureClock clock, DeadlineWakeUp wakeUp,
        DeadlineSettings settings, IMeterFactory meters, ILogger<DeadlineWorker> log)
    {
        (_module, _scopes, _time, _wakeUp, _settings, _log) = (module, scopes, time, wakeUp, settings, log);
        _backOff = new DeadlineBackOff(clock, settings.LongestBackOff);
        var meter = meters.Create(MessagingTelemetry.Name);
        _ran = meter.CreateCounter<long>("challenges.deadlines.run", "{deadline}", "Deadlines that were run");
        _failed = meter.CreateCounter<long>("challenges.deadlines.failed", "{deadline}", "Deadlines that threw and will be tried again");
        meter.CreateObservableGauge("challenges.deadlines.failing", () => Failing, "{deadline}", "Deadlines that have been failing for a minute or more, and one more while none can be read");
    }

    /// <summary>How many deadlines have been failing for <see cref="DeadlineSettings.AlarmAfter"/>; one more while none can be read.</summary>
    internal int Failing => _backOff.Failing(_settings.AlarmAfter, _settings.PollInterval + Turn) + (_blind ? 1 : 0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var (looked, rounds) = (_time.GetUtcNow(), 0);
                while (await Sweep(stoppingToken) > 0 && ++rounds < MostRounds) looked = _time.GetUtcNow();
                if (rounds == MostRounds) _log.LogWarning("Rows of {Service} are due again and again; the next look is after a pause", _module.Name);
                _blind = false;
                await Sleep(looked, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                _blind = true;
                _log.LogError(e, "The deadlines of {Service} could not be read", _module.Name);
                await _wakeUp.Wait(_settings.PollInterval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Runs what is due, and what becomes due by that; afterwards the deadlines up to now are done, whoever ran them.</summary>
    internal async Task Settle(CancellationToken cancel)
    {
        for (var round = 0; round < MostRounds && await Sweep(cancel) > 0; round++) { }
    }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    /// <summary>One pass over everything that is due; returns how many rows were run.</summary>
    internal async Task<int> Sweep(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return await SweepAlone(cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    async Task<int> SweepAlone(CancellationToken cancel)
    {
        var ran = 0;
        foreach (var source in _module.Deadlines)
        {
            DueRow? last = null;
            while (true)
            {
                var now = _time.GetUtcNow();
                var rows = await Read(source, table => table.Due(now, last, _settings.Batch, cancel));
                foreach (var row in rows.Where(r => !_backOff.Holds(source.Table, r.Id)))
                    if (await RunOne(source, row, cancel)) ran++;
                if (rows.Count < _settings.Batch) break;
                last = rows[^1];
            }
        }
        return ran;
    }

    async Task<bool> RunOne(DeadlineSource source, DueRow row, CancellationToken cancel)
    {
        var now = _time.GetUtcNow();
        await using var scope = _scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<SqlSession>();
        scope.ServiceProvider.GetRequiredService<Moment>().Stamp(now);
        using var activity = MessagingTelemetry.StartDeadline(source.Table);
        try
        {
            await session.Begin(cancel);
            await source.Run(scope.ServiceProvider, row.Id, now, cancel);
            await session.Commit(cancel);
            _backOff.Forget(source.Table, row.Id);
            _ran.Add(1);
            return true;
        }
        catch (StaleVersionException)
        {
            // A request or another instance saved it first, and set its next time with it.
            await session.Rollback();
            return false;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            await session.Rollback();
            var wait = _backOff.Add(source.Table, row.Id);
            _failed.Add(1);
            _log.LogError(e, "The deadline of {Table} {Id} failed; next try in {Seconds} s", source.Table, row.Id, wait.TotalSeconds);
            return false;
        }
    }

    /// <summary>Until the next row is due by the domain's clock, somebody moves that clock, or the poll interval has passed by the real one.</summary>
    /// <param name="looked">The clock before the last look: what came due since then, by a clock that jumped meanwhile, is next and not past.</param>
    async Task Sleep(DateTimeOffset looked, CancellationToken cancel)
    {
        DateTimeOffset? next = null;
        foreach (var source in _module.Deadlines)
            if (await Read(source, table => table.Next(looked, cancel)) is { } due && (next is null || due < next)) next = due;
        var wait = next - _time.GetUtcNow();
        // A timer of the domain's clock also rings when a simulated clock jumps over its time. Timers hold 49 days at most.
        using var timer = wait > TimeSpan.Zero && wait < TimeSpan.FromDays(40) ? _time.CreateTimer(_ => _wakeUp.Ring(), null, wait.Value, Timeout.InfiniteTimeSpan) : null;
        if (_time.GetUtcNow() < (next ?? DateTimeOffset.MaxValue)) await _wakeUp.Wait(_settings.PollInterval, cancel);
    }

    async Task<T> Read<T>(DeadlineSource source, Func<DeadlineTable, Task<T>> read)
    {
        await using var scope = _scopes.CreateAsyncScope();
        return await read(new DeadlineTable(scope.ServiceProvider.GetRequiredService<SqlSession>(), source.Table));
    }
}
