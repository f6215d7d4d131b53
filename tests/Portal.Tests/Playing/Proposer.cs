using System.Globalization;
using Challenges.Demonstration.Playing;
using Challenges.EndToEnd.Tests.Running;
using Challenges.Portal.Tests.Browsing;
using Microsoft.Playwright;

namespace Challenges.Portal.Tests.Playing;

/// <summary>The owner who hands a problem in, step by step.</summary>
sealed class Proposer(Theatre theatre, Visit owner, string language)
{
    SingleWinner Data => theatre.Competition;

    public async Task<string> HandIn()
    {
        await theatre.Stage.MoveTo(Data.Timetable.Submitted);
        await owner.Go($"/{language}/problems/new");
        await Office.Fill(owner, ("ownerName", Data.Problem.Owner), ("title.zh", Data.Challenge.TitleZh), ("title.en", Data.Challenge.Title), ("field", Data.Challenge.Field));
        await owner.Page.SelectOptionAsync("#department", Data.Staff.Department);
        await Office.Press(owner, "start");
        var problem = new Uri(owner.Page.Url).AbsolutePath;
        await owner.Go(problem + "/check");
        await owner.Picture($"desk-problem-why-not-{language}");
        await owner.Go(problem + "/what");
        await Office.Fill(owner, ("description.zh", Data.Problem.Statement.Zh), ("description.en", Data.Problem.Statement.En));
        await Office.Press(owner, "save");
        await Indicators();
        await owner.Picture($"desk-problem-indicators-{language}");
        await Office.Press(owner, "save");
        await Office.Fill(owner, ("cannotSolveAlone.zh", "企业确认无法独立解决本问题。"), ("cannotSolveAlone.en", "The owner states that it can't solve the problem alone."));
        await Office.Press(owner, "save");
        await Office.Fill(owner, ("affiliates", Data.Staff.OwnerSubsidiary));
        await Office.Press(owner, "save");
        await owner.Page.SetInputFilesAsync("#file", new FilePayload { Name = "test stand.png", MimeType = "image/png", Buffer = await owner.Page.ScreenshotAsync() });
        await Office.Press(owner, "attach");
        await owner.Picture($"desk-problem-files-{language}");
        await owner.Go(problem + "/check");
        await owner.Picture($"desk-problem-check-{language}");
        await Office.Press(owner, "submit");
        return problem;
    }

    async Task Indicators()
    {
        foreach (var (n, i) in Data.Challenge.Indicators.Index())
        {
            if (n > 0) await Office.Press(owner, "add-indicator");
            var at = $"indicators[{n}].";
            await Office.Fill(owner, (at + "key", i.Key), (at + "name.zh", i.NameZh), (at + "name.en", i.Name), (at + "unit", i.Unit), (at + "target", i.Target.ToString(CultureInfo.InvariantCulture)),
                (at + "testMethod.zh", i.TestMethodZh), (at + "testMethod.en", i.TestMethod));
            await owner.Page.SelectOptionAsync($"[name='{at}comparator']", i.Comparator);
            await owner.Page.SetCheckedAsync($"[name='{at}mustHave']", i.Must);
        }
    }
}
