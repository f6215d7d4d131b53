using Challenges.Review.Defending;
using Challenges.Review.Ranking;

namespace Challenges.Review.Reconsidering;

/// <summary>
/// An applicant's request to look at the procedure of the review again (复核): once, on a ground of the closed list, within the profile's days of the final ranking. What the experts judged is no
/// ground. An officer other than the one who finalised decides with reasons; a remedy makes the ranking anew, and the one before is kept.
/// </summary>
public sealed record Reconsideration
{
    /// <summary>Undisclosed conflict of a reviewer, incomplete sheet, error of calculation, material that was not seen, deadline not kept. Disagreement with a judgement is none of them.</summary>
    public static readonly IReadOnlyList<string> Grounds = ["undisclosed-conflict", "sheet-incomplete", "calculation", "material-not-seen", "deadline"];

    public required Guid Id { get; init; }
    public required string Code { get; init; }
    /// <summary>Opaque id of the person who asked.</summary>
    public required string Representative { get; init; }
    /// <summary>One of <see cref="Grounds"/>.</summary>
    public required string Ground { get; init; }
    public required string Statement { get; init; }
    public required DateTimeOffset At { get; init; }
    public required DateTimeOffset AnswerDueAt { get; init; }
    public ReconsiderationOutcome? Outcome { get; init; }
}

public sealed record ReconsiderationOutcome
{
    public required bool Upheld { get; init; }
    /// <summary>Told to the applicant.</summary>
    public required string Reasons { get; init; }
    /// <summary>What was done; null when it was dismissed.</summary>
    public Remedy? Remedy { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>What an upheld request leads to. Without sheets and recusals the ranking is computed again from the same sheets.</summary>
/// <param name="Sheets">Sheets that count no more; they are kept.</param>
/// <param name="Recused">Codes of seats that end late: all their sheets count no more.</param>
/// <param name="ScoringUntil">When too few sheets are left: scoring opens again until then, and standbys take the vacant places; at most 30 days.</param>
public sealed record Remedy(IReadOnlyList<SheetOfReviewer> Sheets, IReadOnlyList<string> Recused, DateTimeOffset? ScoringUntil = null);

/// <param name="Reviewer">Code of the seat.</param>
/// <param name="Code">Of the application.</param>
public sealed record SheetOfReviewer(string Reviewer, string Code);

/// <summary>A final ranking that a remedy replaced.</summary>
public sealed record PastRanking
{
    /// <summary>Version of the review until which it stood.</summary>
    public required long Version { get; init; }
    public required DateTimeOffset FinalisedAt { get; init; }
    public required DateTimeOffset ReplacedAt { get; init; }
    public required Guid Reconsideration { get; init; }
    public required RankingSnapshot Ranking { get; init; }
    public required RankingInput Input { get; init; }
    public Defence? Defence { get; init; }
}

/// <summary>What the admission of a request depends on, and what was decided on it.</summary>
public sealed record ReconsiderationInput(Guid Id, string Code, string Ground, DateTimeOffset FinalisedAt, DateTimeOffset AskedAt, DateTimeOffset AskUntil, bool Upheld, Remedy? Remedy);

/// <param name="Admissible">A ground of the closed list, asked in time.</param>
public sealed record ReconsiderationResult(Guid Id, bool Admissible, bool Upheld, int Sheets, int Recused);

/// <summary>The decision on a request, version 1: nothing is upheld that was not admissible.</summary>
public static class ReconsiderationRule
{
    public const string Version = "review-reconsideration/1";

    public static ReconsiderationResult Compute(ReconsiderationInput input)
    {
        var admissible = Reconsideration.Grounds.Contains(input.Ground) && input.AskedAt < input.AskUntil;
        return new ReconsiderationResult(input.Id, admissible, admissible && input.Upheld, input.Remedy?.Sheets.Count ?? 0, input.Remedy?.Recused.Count ?? 0);
    }
}
