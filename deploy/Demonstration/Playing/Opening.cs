using Challenges.Demonstration.Speaking;

namespace Challenges.Demonstration.Playing;

/// <summary>Close plus grace: the set is fixed, its root is published, each solver checks that the own application is in it.</summary>
public sealed class Opening(Stage stage)
{
    public async Task Run()
    {
        await stage.MoveTo(stage.Times.Closes.AddMinutes(3));
        var opening = await Waiting.Until(() => stage.Exchange.Applications().Get($"challenges/{stage.Number}/opening", stage.Cancel),
            reply => !reply.IsRefused && reply.Json["opened"]!.GetValue<bool>(), "the sealing", stage.Cancel);
        var count = opening.Json["count"]!.GetValue<int>();
        if (count != stage.Competition.Applications.Count) throw new UnexpectedAnswerException($"{count} applications were sealed; {stage.Competition.Applications.Count} were accepted.");
        var check = (await stage.Exchange.Applications(stage.Staff.Officer).Get($"challenges/{stage.Number}/formal-check", stage.Cancel)).Demand().Json;
        if (check["concludedAt"] is null || check["admitted"]!.GetValue<int>() != count) throw new UnexpectedAnswerException($"Every application was to pass the formal check: {check}");
        foreach (var key in stage.Competition.Applications.Keys)
        {
            var line = stage.Exchange.Applications(Cast.Solver(key));
            var proof = (await line.Get($"applications/{stage.Applications[key]}/inclusion", stage.Cancel)).Demand().Json;
            var verdict = (await stage.Exchange.Applications().Post($"challenges/{stage.Number}/opening/verify", new { digest = proof["digest"], proof = proof["proof"] }, stage.Cancel)).Demand();
            if (!verdict.Json["included"]!.GetValue<bool>()) throw new UnexpectedAnswerException($"{key} is not in the sealed set: {proof}");
            stage.Codes[key] = (await line.Get($"applications/{stage.Applications[key]}", stage.Cancel)).Demand().Json["code"]!.GetValue<string>();
        }
        stage.Tell($"{count} applications sealed, found in order by the formal check and opened; every solver found the own one under the root {opening.Json["merkleRoot"]}");
    }
}
