namespace Challenges.EndToEnd.Tests.Running;

static class Poll
{
    /// <summary>Looks every 100 ms until it is so.</summary>
    /// <exception cref="TimeoutException">It never was.</exception>
    public static async Task Until(Func<Task<bool>> isSo, TimeSpan longest, Func<string> what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(started) > longest) throw new TimeoutException($"Waited {longest.TotalSeconds:0} s for {what()}");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }
}
