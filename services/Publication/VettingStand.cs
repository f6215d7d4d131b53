using Challenges.Publication.Registering;
using Challenges.Shared.Web;

namespace Challenges.Publication;

static class VettingStand
{
    public static Stand Of(VettingRound vetting, Caller caller, DateTimeOffset now, Department? department, Texts texts) => new()
    {
        Version = vetting.Version,
        ServerNow = now,
        Zone = "Asia/Shanghai",
        Stands = new StandState(vetting.IsComplete ? "Complete" : "Running", vetting.IsComplete ? vetting.Sheets.Max(s => s.At) : vetting.OpenedAt),
        Actions = Actions(vetting, caller, texts),
        After = texts.Bilingual(vetting.IsComplete ? "after.vetting.complete" : "after.vetting.running"),
        Contact = department?.Contact
    };

    static StandAction[] Actions(VettingRound vetting, Caller caller, Texts texts) =>
        vetting.SeatOf(caller) is not null ? [texts.Act("SubmitVettingSheet", vetting.WhyNotScore(caller), primary: true)]
        : caller.IsOfficerOf(vetting.Department) ? [texts.Act("ReplaceVetter", vetting.WhyNotReplace(caller))]
        : [];
}
