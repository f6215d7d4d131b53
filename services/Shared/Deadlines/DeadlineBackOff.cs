using Challenges.Shared.Messaging;

namespace Challenges.Shared.Deadlines;

/// <summary>Rows whose deadline threw, and when to try again. In memory: after a restart each gets a fresh try.</summary>
sealed class DeadlineBackOff(InfrastructureClock clock, TimeSpan longest)
{
    readonly Lock _gate = new();
    readonly Dictionary<(string Table, Guid Id), (int Failures, DateTimeOffset Since, DateTimeOffset Until)> _rows = [];

    internal bool Holds(string table, Guid id)
    {
        lock (_gate) return _rows.TryGetValue((table, id), out var held) && clock.Now < held.Until;
    }

    internal TimeSpan Add(string table, Guid id)
    {
        lock (_gate)
        {
            var (now, before) = (clock.Now, _rows.GetValueOrDefault((table, id)));
            var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(before.Failures, 20)));
            if (wait > longest) wait = longest;
            _rows[(table, id)] = (before.Failures + 1, before.Failures == 0 ? now : before.Since, now + wait);
            return wait;
        }
    }

    internal void Forget(string table, Guid id)
    {
        lock (_gate) _rows.Remove((table, id));
    }

    /// <summary>Rows that have thrown for so long. One that was not tried again when its turn came is no longer due: another instance ran it.</summary>
    /// <param name="turn">By then a row that is due has been tried again.</param>
    internal int Failing(TimeSpan since, TimeSpan turn)
    {
        lock (_gate)
        {
            var now = clock.Now;
            foreach (var gone in _rows.Where(r => r.Value.Until + turn < now).Select(r => r.Key).ToList()) _rows.Remove(gone);
            return _rows.Values.Count(r => now - r.Since >= since);
        }
    }
}
