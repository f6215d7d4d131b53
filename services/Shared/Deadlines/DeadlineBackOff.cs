using Challenges.Shared.Messaging;

namespace Challenges.Shared.Deadlines;

/// <summary>Rows whose deadline threw, and when to try again. In memory: after a restart each gets a fresh try.</summary>
sealed class DeadlineBackOff(InfrastructureClock clock, TimeSpan longest)
{
    readonly Dictionary<(string Table, Guid Id), (int Failures, DateTimeOffset Until)> _rows = [];

    internal bool Holds(string table, Guid id) => _rows.TryGetValue((table, id), out var held) && clock.Now < held.Until;

    internal TimeSpan Add(string table, Guid id)
    {
        var failures = _rows.GetValueOrDefault((table, id)).Failures + 1;
        var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(failures - 1, 20)));
        if (wait > longest) wait = longest;
        _rows[(table, id)] = (failures, clock.Now + wait);
        return wait;
    }

    internal void Forget(string table, Guid id) => _rows.Remove((table, id));
}
