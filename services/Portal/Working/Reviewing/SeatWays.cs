using Challenges.Portal.Saying;

namespace Challenges.Portal.Working.Reviewing;

/// <summary>Where each act of a seat is done.</summary>
static class SeatWays
{
    public static Dictionary<string, string> Of(Tongue tongue, Guid seat)
    {
        var page = tongue.To("/review/" + seat);
        return new()
        {
            ["DeclareRelations"] = page + "#declare",
            ["Score"] = page + "#queue",
            ["SubmitSheets"] = page + "/submit",
            ["StepBack"] = page + "#step-back",
            ["ExplainOutlier"] = page + "#outliers",
            ["AskQuestions"] = page + "/defence",
            ["ScoreDefence"] = page + "/defence"
        };
    }
}
