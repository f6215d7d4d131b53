using System.Globalization;
using Challenges.Demonstration.Speaking;

namespace Challenges.Demonstration.Playing;

/// <summary>From a problem to a published list, with one question answered for all.</summary>
public sealed class Publishing(Stage stage)
{
    string Call => stage.Staff.Call;

    public async Task Run()
    {
        var draft = await Draft(await Problem());
        await stage.MoveTo(stage.Times.Published);
        stage.Number = await NextNumber();
        (await Office.Post($"drafts/{draft}/publish", new { call = Call, number = stage.Number }, stage.Cancel)).Demand();
        stage.Tell($"{stage.Number} published: {stage.Competition.Challenge.Title}, up to {stage.Competition.Challenge.BountyYuan:N0} yuan");
        await new KeepingRegisters(stage).Run();
        await Clarify();
    }

    async Task<Guid> Problem()
    {
        var (problem, challenge) = (stage.Competition.Problem, stage.Competition.Challenge);
        var owner = stage.Exchange.Publication(stage.Staff.ProblemOwner);
        await stage.MoveTo(stage.Times.Submitted);
        var written = (await owner.Post("problems", new
        {
            department = stage.Staff.Department,
            ownerName = problem.Owner,
            affiliates = new[] { stage.Staff.OwnerSubsidiary },
            title = new { zh = challenge.TitleZh, en = challenge.Title },
            description = new { zh = problem.Statement.Zh, en = problem.Statement.En },
            field = challenge.Field,
            indicators = Indicators(),
            cannotSolveAlone = new { zh = "企业确认无法独立解决本问题。", en = "The owner states that it can't solve the problem alone." }
        }, stage.Cancel)).Demand();
        var id = written.Json["id"]!.GetValue<Guid>();
        (await owner.Post($"problems/{id}/submit", null, stage.Cancel, written.EntityTag)).Demand();
        stage.Tell($"Problem submitted by its owner, {problem.Owner}");

        await stage.MoveTo(stage.Times.Accepted);
        (await Office.Post($"problems/{id}/accept", null, stage.Cancel)).Demand();
        stage.Tell("The department takes the problem up");
        return id;
    }

    async Task<Guid> Draft(Guid problem)
    {
        var challenge = stage.Competition.Challenge;
        await stage.MoveTo(stage.Times.Drafted);
        var opened = await Office.Post("calls", new { number = Call, title = new { zh = stage.Staff.CallTitle.Zh, en = stage.Staff.CallTitle.En } }, stage.Cancel);
        if (opened.IsRefused) (await Office.Get($"calls/{Call}", stage.Cancel)).Demand();

        var started = (await Office.Post("drafts", new { problem }, stage.Cancel)).Demand();
        var id = started.Json["id"]!.GetValue<Guid>();
        var revised = (await Office.Put($"drafts/{id}", new
        {
            ownerName = stage.Competition.Problem.Owner,
            ownerAffiliates = new[] { stage.Staff.OwnerSubsidiary },
            title = new { zh = challenge.TitleZh, en = challenge.Title },
            description = new { zh = challenge.Description.Zh, en = challenge.Description.En },
            field = challenge.Field,
            indicators = Indicators(),
            bountyFen = challenge.BountyYuan * 100,
            profile = new { name = stage.Staff.Profile },
            schedule = new { zone = stage.Times.Zone, questionsUntil = Text(stage.Times.QuestionsUntil), closesAt = Text(stage.Times.Closes), reviewEndsAt = Text(stage.Times.ReviewEnds) },
            followsUp = challenge.FollowsUp
        }, stage.Cancel, started.EntityTag)).Demand();
        var weights = revised.Json["criteria"]!.AsArray().ToDictionary(criterion => criterion!["key"]!.GetValue<string>(), criterion => criterion!["weight"]!.GetValue<int>());
        if (!challenge.Weights.All(weight => weights.GetValueOrDefault(weight.Key) == weight.Value)) throw new UnexpectedAnswerException($"The profile's weights differ: {revised.Json["criteria"]}");

        var digest = revised.Json["digest"]!.GetValue<string>();
        (await stage.Exchange.Publication(stage.Staff.ProblemOwner).Post($"drafts/{id}/sign", new { digest }, stage.Cancel)).Demand();
        (await Office.Post($"drafts/{id}/sign", new { digest }, stage.Cancel)).Demand();
        stage.Tell("List drafted; owner and department signed the same text");
        return id;
    }

    /// <summary>The number of the data, or the next free one when it was used by an earlier play.</summary>
    async Task<string> NextNumber()
    {
        var call = (await Office.Get($"calls/{Call}", stage.Cancel)).Demand().Json;
        var highest = call["challenges"]!.AsArray().Select(challenge => int.Parse(challenge!["number"]!.GetValue<string>()[(Call.Length + 1)..], CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();
        return $"{Call}-{(highest + 1).ToString("00", CultureInfo.InvariantCulture)}";
    }

    async Task Clarify()
    {
        await stage.MoveTo(stage.Times.Asked);
        var (question, answer, by) = stage.Competition.Clarification;
        var asked = (await stage.Exchange.Publication(Cast.Solver(by)).Post($"challenges/{stage.Number}/questions", new { text = question.En }, stage.Cancel)).Demand();
        var number = asked.Json["number"]!.GetValue<int>();

        await stage.MoveTo(stage.Times.Answered);
        (await Office.Put($"challenges/{stage.Number}/questions/{number}/answer", new
        {
            question = new { zh = question.Zh, en = question.En },
            answer = new { zh = answer.Zh, en = answer.En }
        }, stage.Cancel)).Demand();
        (await Office.Post($"challenges/{stage.Number}/questions/{number}/publish", null, stage.Cancel)).Demand();
        var seen = (await stage.Exchange.Publication().Get($"challenges/{stage.Number}/questions", stage.Cancel)).Demand();
        if (seen.Text.Contains(Cast.Solver(by).Id, StringComparison.Ordinal)) throw new UnexpectedAnswerException("The public clarification names its asker.");
        stage.Tell("A solver's question is answered for all; nobody sees who asked");
    }

    Line Office => stage.Exchange.Publication(stage.Staff.Officer);

    object[] Indicators() =>
        [.. stage.Competition.Challenge.Indicators.Select(indicator => new
        {
            key = indicator.Key,
            name = new { zh = indicator.NameZh, en = indicator.Name },
            unit = indicator.Unit,
            comparator = indicator.Comparator,
            target = indicator.Target,
            mustHave = indicator.Must,
            testMethod = new { zh = indicator.TestMethodZh, en = indicator.TestMethod }
        })];

    static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
