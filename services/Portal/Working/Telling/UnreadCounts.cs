using System.Collections.Concurrent;

namespace Challenges.Portal.Working.Telling;

/// <summary>How many messages a reader has not read, for the header of every page: asked again after some seconds, and never waited for long.</summary>
public sealed class UnreadCounts(TimeProvider time)
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15), Patience = TimeSpan.FromMilliseconds(800);
    const int Most = 10_000;

    readonly ConcurrentDictionary<string, (int Count, DateTimeOffset At)> _known = new();

    /// <summary>The last number that is known; 0 before the first answer.</summary>
    public async Task<int> Of(string person, Speaking.Identity identity)
    {
        var now = time.GetUtcNow();
        if (_known.TryGetValue(person, out var known) && now - known.At < Fresh) return known.Count;
        if (_known.Count > Most) _known.Clear();
        var asked = identity.Unread();
        var count = await Task.WhenAny(asked, Task.Delay(Patience, time)) == asked && (await asked).Value is { } answer ? answer.Unread : known.Count;
        _known[person] = (count, now);
        return count;
    }

    public void Forget(string person) => _known.TryRemove(person, out _);
}
