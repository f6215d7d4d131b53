using System.Diagnostics;

namespace Challenges.TestKit;

/// <summary>Bounded waiting: looks until the condition holds, and fails with what it waited for.</summary>
public static class Patience
{
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);

    public static Task Until(Func<bool> condition, string what, TimeSpan? limit = null) => Until(() => Task.FromResult(condition()), what, limit);

    public static async Task Until(Func<Task<bool>> condition, string what, TimeSpan? limit = null)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > (limit ?? Usual)) throw new TimeoutException($"Waited {watch.Elapsed.TotalSeconds:0} s in vain for: {what}");
            await Task.Delay(20);
        }
    }
}
