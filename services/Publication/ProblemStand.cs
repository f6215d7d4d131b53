using Challenges.Publication.Registering;
using Challenges.Shared.Web;

namespace Challenges.Publication;

static class ProblemStand
{
    public static Stand Of(Problem problem, VettingRound? vetting, Caller caller, DateTimeOffset now, Department? department, Texts texts) => new()
    {
        Version = problem.Version,
        ServerNow = now,
        Zone = "Asia/Shanghai",
        Stands = new StandState(problem.State.ToString(), problem.Steps[^1].At),
        Actions = Actions(problem, vetting, caller, texts),
        After = texts.Bilingual($"after.problem.{Key(problem.State)}"),
        Contact = department?.Contact
    };

    static StandAction[] Actions(Problem problem, VettingRound? vetting, Caller caller, Texts texts)
    {
        if (problem.IsOwnedBy(caller))
            return [texts.Act("ReviseProblem", problem.WhyNotRevise(caller)), texts.Act("SubmitProblem", problem.WhyNotSubmit(caller), primary: true)];
        if (!caller.IsOfficerOf(problem.Text.Department)) return [];
        return
        [
            texts.Act("OpenVetting", problem.WhyNotVet(caller, vetting)),
            texts.Act("AcceptProblem", problem.WhyNotAccept(caller, vetting), primary: true), texts.Act("AcceptProblemWithReasons", problem.WhyNotDecide(caller, vetting)),
            texts.Act("ReturnProblem", problem.WhyNotDecide(caller, vetting)), texts.Act("RefuseProblem", problem.WhyNotDecide(caller, vetting)), texts.Act("DraftChallenge", problem.WhyNotDraftChallenge(caller), primary: true)
        ];
    }

    static string Key(ProblemState state) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
