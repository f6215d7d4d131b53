namespace Challenges.Shared.Clock;

/// <summary>
/// A clock for demonstrations and tests. It stands or runs from where it was set, and goes forward only. Timers keep to real time, so that polling, back-off and
/// shutdown work as always.
/// </summary>
public sealed class SettableClock : TimeProvider
{
    readonly Lock _gate = new();
    readonly bool _runs;
    DateTimeOffset _set;
    long _setAt;

    /// <param name="runs">True: time passes from <paramref name="start"/> on; false: it stands until it is moved.</param>
    public SettableClock(DateTimeOffset start, bool runs)
    {
        (_set, _runs) = (start.ToUniversalTime(), runs);
        _setAt = System.GetTimestamp();
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _runs ? _set + System.GetElapsedTime(_setAt) : _set;
    }

    /// <summary>False, and nothing happens, when <paramref name="now"/> lies in the past.</summary>
    public bool TryMoveTo(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (now < GetUtcNow()) return false;
            (_set, _setAt) = (now.ToUniversalTime(), System.GetTimestamp());
            return true;
        }
    }

    public void MoveTo(DateTimeOffset now)
    {
        if (!TryMoveTo(now)) throw new ArgumentOutOfRangeException(nameof(now), now, "The clock goes forward only.");
    }

    public void SetUtcNow(DateTimeOffset now) => MoveTo(now);

    public void Advance(TimeSpan by) => MoveTo(GetUtcNow() + by);
}
