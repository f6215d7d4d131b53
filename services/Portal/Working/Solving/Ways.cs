using Challenges.Portal.Saying;

namespace Challenges.Portal.Working.Solving;

/// <summary>Where the acts that the service offers for an application are done.</summary>
static class Ways
{
    public static Dictionary<string, string> Of(Tongue tongue, Guid id)
    {
        var tail = $"/applications/{id}";
        return new()
        {
            ["SaveDraft"] = tongue.To(tail) + "#draft",
            ["SubmitApplication"] = tongue.To(tail + "/check"),
            ["SubmitApplication.then"] = tongue.To(tail + "/check"),
            ["WithdrawApplication"] = tongue.To(tail + "/withdraw"),
            ["ReadReceipt"] = tongue.To(tail + "/receipt"),
            ["ProveInclusion"] = tongue.To(tail + "/receipt"),
            ["MendApplication"] = tongue.To(tail + "/fix"),
            ["AnswerDefence"] = tongue.To(tail + "/defence")
        };
    }
}
