using Challenges.Contracts.Publication;

namespace Challenges.TestKit;

/// <summary>
/// The policy of the demonstration competition, from which the tests of the services start. Compiled into each of them, since the kit itself knows no contracts.
/// </summary>
static class SamplePolicy
{
    public static readonly Policy Provincial = new()
    {
        Profile = "provincial-default",
        ProfileVersion = 1,
        PanelSize = 7,
        PanelMinimum = 5,
        StandbyCount = 2,
        QuorumPercent = 80,
        PassingScore = 60,
        Aggregation = "trimmed-mean",
        TrimFromSheets = 5,
        TieBreaks = ["attainment", "spread", "price"],
        ShortlistSize = 3,
        ObjectionAnswerWorkingDays = 15,
        PaymentShares = [30, 40, 30],
        DecisionPromiseDays = 180,
        RectificationDays = 90,
        RevealReviewers = "AfterDecision"
    };
}
