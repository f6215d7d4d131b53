using System.Globalization;
using Challenges.Demonstration.Playing;
using Spectre.Console;

namespace Challenges.Demonstration.Showing;

/// <summary>The end of the play on the console.</summary>
static class Tables
{
    public static void Show(Outcome outcome, SingleWinner competition, string number)
    {
        var ranking = new Table().Title($"{number}  {competition.Challenge.Title.EscapeMarkup()}")
            .AddColumns(Fixed("#"), Fixed("Key"), new TableColumn("Solver"), Fixed("Score"), Fixed("Exact"), Fixed("Yuan"), Fixed("Award"));
        foreach (var key in outcome.Ranking)
        {
            var score = outcome.Scores.First(line => line.Application == key);
            var application = competition.Applications[key];
            ranking.AddRow((outcome.Ranking.ToList().IndexOf(key) + 1).ToString(CultureInfo.InvariantCulture), key, application.Solver.EscapeMarkup(), score.Shown, score.TrimmedMean,
                Yuan(application.PriceYuan * 100), key == outcome.Winner ? "[green]winner[/]" : score.Bar ?? "awardable");
        }
        AnsiConsole.Write(ranking);

        var refused = new Table().Title("Refused or withdrawn").AddColumns(Fixed("Key"), Fixed("Rule"), Fixed("Code"), new TableColumn("What"));
        foreach (var refusal in outcome.Refusals) refused.AddRow(refusal.Application, refusal.Rule.EscapeMarkup(), refusal.Code, refusal.What.EscapeMarkup());
        AnsiConsole.Write(refused);

        var facts = new Table().HideHeaders().AddColumns("", "");
        facts.AddRow("Shortlist", string.Join(", ", outcome.Shortlist));
        facts.AddRow("Awardable", string.Join(", ", outcome.Awardable));
        facts.AddRow("Winner", $"{outcome.Winner}, {Yuan(outcome.WinnerPriceFen)} yuan");
        facts.AddRow("Payments (fen)", string.Join(", ", outcome.PaymentsFen.Select(fen => fen.ToString(CultureInfo.InvariantCulture))));
        facts.AddRow("Notice", $"{outcome.Notice.From} to {outcome.Notice.EndsAfter}, {outcome.Notice.Number} working days; objection {outcome.Notice.Objection}");
        facts.AddRow("Acceptance", outcome.Acceptance.Outcome);
        facts.AddRow("From list to decision", $"{outcome.ElapsedDays} days of {outcome.PromisedDays} promised");
        AnsiConsole.Write(facts);
    }

    public static void Took(TimeSpan time) => AnsiConsole.MarkupLine($"Played in {time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s");

    internal static TableColumn Fixed(string header) => new TableColumn(header).NoWrap();

    internal static string Yuan(long fen) => (fen / 100m).ToString("N0", CultureInfo.InvariantCulture);
}
