using Challenges.Contracts.Applications;

namespace Challenges.Review.Scoring;

/// <summary>
/// All that a reviewer reads of an application: an allow-list. What an application gains later stays invisible until it is listed here, and a test holds the list. Indicators and their targets
/// are public and come with the seat.
/// </summary>
public sealed record BlindApplication
{
    public required string Code { get; init; }
    public required string Route { get; init; }
    public required string Plan { get; init; }
    public required string Risks { get; init; }
    public required string Evidence { get; init; }
    public required IReadOnlyList<BlindCommitment> Committed { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public required long PriceFen { get; init; }
    public required int DurationMonths { get; init; }
    /// <summary>How the solver will show that committed values are reached; not of every indicator.</summary>
    public required IReadOnlyList<BlindDemonstration> Demonstrations { get; init; }
    /// <summary>The scrubbed copies of its files.</summary>
    public required IReadOnlyList<BlindAttachment> Attachments { get; init; }

    /// <param name="link">Gives a seated reviewer a link to a copy; officers and auditors read copies at Applications.</param>
    public static BlindApplication Of(string code, BlindContent content, Func<OpenedAttachment, string>? link = null) => new()
    {
        Code = code,
        Route = content.Route,
        Plan = content.Plan,
        Risks = content.Risks,
        Evidence = content.Evidence,
        Committed = [.. content.Committed.Select(c => new BlindCommitment(c.Indicator, c.Value))],
        PriceFen = content.PriceFen,
        DurationMonths = content.DurationMonths,
        Demonstrations = [.. (content.Demonstrations ?? []).Select(d => new BlindDemonstration(d.Indicator, d.Text))],
        Attachments = [.. (content.Attachments ?? []).Select(a => new BlindAttachment(a.Name, a.MediaType, a.Bytes, a.Sha256, link?.Invoke(a)))]
    };
}

/// <param name="Name">Neutral.</param>
/// <param name="Href">Path at Applications; holds for this reviewer and five minutes, and is new with each reading.</param>
public sealed record BlindAttachment(string Name, string MediaType, long Bytes, string Sha256, string? Href);

/// <param name="Indicator">Key of the challenge's indicator.</param>
/// <param name="Value">In the indicator's unit.</param>
public sealed record BlindCommitment(string Indicator, decimal Value);

/// <param name="Indicator">Key of the challenge's indicator.</param>
public sealed record BlindDemonstration(string Indicator, string Text);
