namespace Challenges.Demonstration.Speaking;

/// <summary>Messages need milliseconds from one service to the next; whoever needs their effect looks again until it is there.</summary>
public static class Waiting
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Asks every 50 ms until the answer satisfies, for a minute at most.</summary>
    /// <exception cref="UnexpectedAnswerException">It never did; the message holds the last answer.</exception>
    public static async Task<Reply> Until(Func<Task<Reply>> ask, Func<Reply, bool> satisfies, string what, CancellationToken cancel)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var reply = await ask();
            if (satisfies(reply)) return reply;
            if (TimeProvider.System.GetElapsedTime(started) > Longest)
                throw new UnexpectedAnswerException($"Waited {Longest.TotalSeconds:0} s for {what}. The last answer to {reply.Asked}: {(int)reply.Status} {reply.Text}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancel);
        }
    }

    /// <summary>Until the resource is there.</summary>
    public static Task<Reply> UntilThere(Func<Task<Reply>> ask, string what, CancellationToken cancel) => Until(ask, reply => !reply.IsRefused, what, cancel);
}
