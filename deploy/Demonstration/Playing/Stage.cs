using Challenges.Demonstration.Speaking;

namespace Challenges.Demonstration.Playing;

/// <summary>What the acts of one play share: the services, the data, and what came out so far.</summary>
public sealed class Stage(Exchange exchange, Competition competition, Action<string> tell, CancellationToken cancel)
{
    public Exchange Exchange => exchange;

    public Competition Competition => competition;

    public Staff Staff => competition.Staff;

    public TimetableData Times => competition.Timetable;

    public CancellationToken Cancel => cancel;

    /// <summary>The public number: the one of the data, or the next free one of its call when that competition was played before.</summary>
    public string Number { get; set; } = competition.Challenge.Number;

    /// <summary>A1 → id of the application.</summary>
    public Dictionary<string, Guid> Applications { get; } = [];

    /// <summary>A1 → random code under which it was reviewed.</summary>
    public Dictionary<string, string> Codes { get; } = [];

    /// <summary>Keys of applicants and reviewers who act by another way than this play, such as in a browser.</summary>
    public HashSet<string> ActElsewhere { get; } = [];

    public List<RefusalLine> Refusals { get; } = [];

    public string KeyOf(string code) => Codes.First(entry => entry.Value == code).Key;

    public void Tell(string what) => tell(what);

    public Task MoveTo(DateTimeOffset now) => exchange.MoveClock(now, cancel);

    public void WasRefused(string application, Refusal refusal, string what)
    {
        Refusals.Add(new RefusalLine(application, refusal.Rule ?? "", refusal.Code, what));
        tell($"{application} refused under {refusal.Rule} ({refusal.Code}): {refusal.Detail}");
    }
}
