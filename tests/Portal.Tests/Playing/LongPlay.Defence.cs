using Challenges.Demonstration.Playing;

namespace Challenges.Portal.Tests.Playing;

/// <summary>The defence: questions, answers, second sheets, and how they are carried into the ranking.</summary>
sealed partial class LongPlay
{
    async Task Defend()
    {
        await Stage.MoveTo(Data.Timetable.Ranking);
        await Office.Act(_officer, Desk + "/ranking", "FreezeRanking");
        var code = Stage.Codes[Bidder.Key];
        await _reviewer.Go("/en/review");
        await _reviewer.Page.ClickAsync("main h2 a");
        await _reviewer.Page.WaitForURLAsync("**/review/*");
        var seat = new Uri(_reviewer.Page.Url).AbsolutePath;
        await _reviewer.Go(seat + "/defence");
        await _reviewer.Page.FillAsync($"#q-{code}-0", "How is the chlorine of the cell led away?");
        await _reviewer.Picture("long-questions-en");
        await _reviewer.Send($"#ask-{code} button");
        Asked = await _reviewer.Page.InputValueAsync($"#q-{code}-0");
        await Office.Act(_officer, Desk + "/defence", "ReleaseQuestions", ("sheetsUntil", "2023-03-29 18:00"));

        await _solver.UntilSays(Own + "/defence", "How is the chlorine of the cell led away?");
        await Office.Fill(_solver, ("answer.1", "By a hood over each cell and a scrubber with two stages."));
        await _solver.Picture("long-defence-en");
        await _solver.Send("#answers button[value=send]");
        Answered = await _solver.Text();

        await Stage.MoveTo(At("2023-03-24T09:00:00+08:00"));
        await _reviewer.UntilSays($"{seat}/defence/{code}", "a scrubber with two stages");
        foreach (var (criterion, points) in Data.Sheets[$"{Judge.Key}/{Bidder.Key}"]) await _reviewer.Page.FillAsync($"[name='score.{criterion}']", $"{points}");
        foreach (var box in await _reviewer.Page.Locator("[name^='comment.']").AllAsync()) await box.FillAsync("The answer is sound.");
        await _reviewer.Picture("long-second-sheet-en");
        await _reviewer.Send("#sheet button[value=submit]");
        await _reviewer.Go($"{seat}/defence/{code}");
        SecondSheet = await _reviewer.Text();
        await SecondSheets();
        await _officer.Go(Desk + "/defence");
        await _officer.Picture("long-desk-defence-en");
        await Office.Act(_officer, Desk + "/defence", "CombineDefence");
        await _officer.Go(Desk + "/defence");
        Combined = await _officer.Text();
    }

    /// <summary>Of everybody but the reviewer in the browser for the solver in the browser.</summary>
    async Task SecondSheets()
    {
        var panel = new Empanelling(Stage);
        foreach (var key in Data.Panel)
        {
            var line = Stage.Exchange.Review(Cast.Reviewer(key, Data));
            var seat = await panel.SeatOf(key);
            var defending = (await line.Get($"seats/{seat}/defence", Stage.Cancel)).Demand().Json["applications"]!.AsArray().Select(a => a!["code"]!.GetValue<string>()).ToList();
            foreach (var code in defending.Where(code => (key, code) != (Judge.Key, Stage.Codes[Bidder.Key])))
            {
                var scores = Data.Sheets[$"{key}/{Stage.KeyOf(code)}"].Select(point => new { criterion = point.Key, score = point.Value, comment = "As on paper." });
                var saved = (await line.Put($"seats/{seat}/defence/{code}/sheet", new { scores = scores.ToArray() }, Stage.Cancel, "\"0\"")).Demand();
                (await line.Post($"seats/{seat}/defence/{code}/sheet/submit", null, Stage.Cancel, saved.EntityTag)).Demand();
            }
        }
    }
}
