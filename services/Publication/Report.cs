using Challenges.Shared.Web;

namespace Challenges.Publication;

public enum ReportState { Received, Answered, Closed }

/// <summary>
/// A report of lobbying or of any pressure on a decision (R29): filed by anybody on any step, with a name or without; read and answered by auditors, who close it; followed by whoever holds
/// its receipt. Nothing that a report says stands readable in the database.
/// </summary>
public sealed record Report
{
    public required Guid Id { get; init; }
    public int Version { get; init; } = 1;
    public required DateTimeOffset FiledAt { get; init; }
    public ReportState State { get; init; }
    public required ReportContent Content { get; init; }
    public IReadOnlyList<ReportAnswer> Answers { get; init; } = [];

    /// <summary>Where pressure can be put on somebody, from the demand to the acceptance.</summary>
    public static readonly IReadOnlyList<string> Steps = ["demand", "listing", "application", "review", "ranking", "award", "notice", "contract", "delivery", "acceptance", "other"];

    public RefusedException? WhyNotAnswer() => State == ReportState.Closed ? Refusals.ReportIsClosed.Now() : null;

    public Report Answer(string auditor, string text, DateTimeOffset now)
    {
        WhyNotAnswer().Enforce();
        return this with { State = ReportState.Answered, Answers = [.. Answers, new ReportAnswer(now, auditor, text)], Version = Version + 1 };
    }

    /// <param name="text">What came of it.</param>
    public Report Close(string auditor, string text, DateTimeOffset now) => Answer(auditor, text, now) with { State = ReportState.Closed };
}

/// <param name="Challenge">Number, where it is about one.</param>
/// <param name="Step">One of <see cref="Report.Steps"/>.</param>
/// <param name="Person">Opaque id of who filed it, only where that person asked to be named.</param>
public sealed record ReportContent(string? Challenge, string Step, string Text, string? Contact, string? Person);

public sealed record ReportAnswer(DateTimeOffset At, string By, string Text);
