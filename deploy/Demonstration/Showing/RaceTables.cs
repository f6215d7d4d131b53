using System.Globalization;
using Challenges.Demonstration.Playing;
using Spectre.Console;

namespace Challenges.Demonstration.Showing;

/// <summary>The end of the horse race on the console.</summary>
static class RaceTables
{
    public static void Show(RaceOutcome outcome, HorseRace competition, string number)
    {
        var teams = new Table().Title($"{number}  {competition.Challenge.Title.EscapeMarkup()}")
            .AddColumns(Tables.Fixed("Key"), new TableColumn("Solver"), Tables.Fixed("Score"), Tables.Fixed("Stages"), new TableColumn("Course"), Tables.Fixed("End"));
        foreach (var key in outcome.Ranking)
        {
            var (score, team) = (outcome.Scores.First(line => line.Application == key), outcome.Teams.FirstOrDefault(line => line.Application == key));
            teams.AddRow(key, competition.Applications[key].Solver.EscapeMarkup(), score.Shown,
                team is null ? "–" : string.Join(" ", team.StageScores.Select(points => points.ToString("0.##", CultureInfo.InvariantCulture))),
                team is null ? "not in the race" : Course(team), team?.State ?? score.Bar ?? "–");
        }
        AnsiConsole.Write(teams);

        var facts = new Table().HideHeaders().AddColumns("", "");
        facts.AddRow("Points apart", outcome.PointsApart);
        facts.AddRow("Stages end", string.Join(", ", outcome.Stages.Select(stage => stage.DueOn)));
        facts.AddRow("Each team (yuan)", $"{string.Join(" + ", outcome.Stages.Select(stage => Tables.Yuan(stage.PerTeamFen)))} + {Tables.Yuan(outcome.CompletionFen)} when accepted");
        foreach (var team in outcome.Teams) facts.AddRow($"Paid to {team.Application} (yuan)", string.Join(" + ", team.PaymentsFen.Select(Tables.Yuan)));
        facts.AddRow("Paid in all", $"{Tables.Yuan(outcome.PaidFen)} of {Tables.Yuan(outcome.BudgetFen)} yuan");
        facts.AddRow("Notice", $"{outcome.Notice.From} to {outcome.Notice.EndsAfter}, {outcome.Notice.Number} working days");
        facts.AddRow("Outcome", outcome.Outcome);
        facts.AddRow("From list to decision", $"{outcome.ElapsedDays} days of {outcome.PromisedDays} promised");
        AnsiConsole.Write(facts);
    }

    static string Course(TeamLine team)
    {
        List<string> course = [.. team.Dropped.Select(stage => $"dropped after stage {stage}"), .. team.Revived.Select(stage => $"back in stage {stage}")];
        return course.Count == 0 ? "ran through" : string.Join(", ", course);
    }
}
