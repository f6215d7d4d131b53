using Challenges.Contracts.Publication;
using Challenges.Portal.Saying;
using Challenges.Portal.Showing;
using Challenges.Portal.Speaking;
using Challenges.Shared.Web;

namespace Challenges.Portal.Pages;

/// <summary>What an objection is to: the notice of a proposed award, or that of an accepted result, in a race of one team's.</summary>
/// <param name="Act">Name of the act in the stand.</param>
/// <param name="Back">The page on which the notice stands, without the language.</param>
/// <param name="Runs">False: it is over, whatever the stand says of another team's.</param>
/// <param name="Sentences">What is printed there, so that nobody has to find words for it.</param>
sealed record ObjectedTo(string Act, string Back, string List, Wording Title, string? Who, ObjectionRules Objecting, Stand Stand, bool Runs, IReadOnlyList<string> Sentences)
{
    const int MostSentences = 12;

    public StandAction? Offered => Stand.Actions.FirstOrDefault(a => a.Name == Act);

    public static ObjectedTo Of(NoticeView notice, Tongue t) =>
        new("Object", "/notices/" + notice.Number, "/notices", notice.Title, notice.Proposal.SolverName, notice.Objecting, notice.Stand, true,
        [
            $"{t["notice.proposed"]} {notice.Proposal.SolverName}, {Money.Show(notice.Proposal.PriceFen, t.IsChinese)}",
            .. t.Of(notice.Proposal.Reasons).Split(['。', '.', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(s => s.Length > 5).Take(8),
            t["notice.ranking"]
        ]);

    /// <param name="team">Of a race; null for a single winner.</param>
    /// <returns>Null where no notice was opened.</returns>
    public static ObjectedTo? Of(ResultView result, int? team, Tongue t)
    {
        var notice = team is null ? result.Notice : result.TeamNotices?.FirstOrDefault(n => n.Team == team)?.Notice;
        if (notice is null) return null;
        var who = team is { } number ? result.TeamName(number) : result.SolverName;
        IEnumerable<string> sentences =
        [
            team is null && result.Outcome is { } outcome ? $"{t["result.outcome"]}: {t.Word("outcome", outcome)}" : $"{who}: {t["outcome.accepted"]}",
            .. result.Indicators.Where(i => i.Accepted is not null).Select(i => $"{t.Of(i.Name)} {Comparators.Target(i.Comparator, i.Target, i.Unit)}: {t["indicators.accepted"]} {Comparators.Value(i.Accepted!.Value, i.Unit)}")
        ];
        return new("ObjectToAcceptance", "/results/" + result.Number, "/results", result.Title, who, notice.Objecting, result.Stand, notice.Runs, [.. sentences.Take(MostSentences)]);
    }
}
