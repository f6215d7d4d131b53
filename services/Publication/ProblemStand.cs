using Challenges.Publication.Registering;
using Challenges.Shared.Web;

namespace Challenges.Publication;

static class ProblemStand
{
    public static Stand Of(Problem problem, Caller caller, DateTimeOffset now, Department? department, Texts texts) => new()
    {
        Version = problem.Version,
        ServerNow = now,
        Zone = "Asia/Shanghai",
        Stands = new StandState(problem.State.ToString(), problem.Steps[^1].At),
        Actions = Actions(problem, caller, texts),
        After = texts.Bilingual($"after.problem.{Key(problem.State)}"),
        Contact = department?.Contact
    };

    static StandAction[] Actions(Problem problem, Caller caller, Texts texts)
    {
        if (problem.IsOwnedBy(caller))
            return [texts.Act("ReviseProblem", problem.WhyNotRevise(caller)), texts.Act("SubmitProblem", problem.WhyNotSubmit(caller), primary: true)];
        if (!caller.IsOfficerOf(problem.Text.Department)) return [];
        return
        [
            texts.Act("AcceptProblem", problem.WhyNotDecide(caller), primary: true), texts.Act("ReturnProblem", problem.WhyNotDecide(caller)),
            texts.Act("RefuseProblem", problem.WhyNotDecide(caller)), texts.Act("DraftChallenge", problem.WhyNotDraftChallenge(caller), primary: true)
        ];
    }

    static string Key(ProblemState state) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
