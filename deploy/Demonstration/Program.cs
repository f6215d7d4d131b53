using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Challenges.Demonstration;
using Challenges.Demonstration.Playing;
using Challenges.Demonstration.Showing;
using Challenges.Demonstration.Speaking;
using Spectre.Console;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (Options.Read(args) is not { } options)
{
    Console.Error.WriteLine(Options.Usage);
    return 2;
}

using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(5));
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
try
{
    var (competition, race) = (SingleWinner.Read(), HorseRace.Read());
    var addresses = SystemAddresses.Read(options.System);
    using var exchange = new Exchange(() => addresses);
    var (stage, second) = (new Stage(exchange, competition, Tell, stop.Token), new Stage(exchange, race, Tell, stop.Token));
    var (play, racing) = (new Play(stage), new RacePlay(second));
    var started = TimeProvider.System.GetTimestamp();
    foreach (var (name, run) in play.Acts.Concat(racing.Acts))
    {
        AnsiConsole.MarkupLine($"[bold]{name}[/]");
        await run();
    }
    var outcome = await play.Read() with { Race = await racing.Read() };
    Tables.Show(outcome, competition, stage.Number);
    RaceTables.Show(outcome.Race, race, second.Number);
    Tables.Took(TimeProvider.System.GetElapsedTime(started));
    if (options.Result is { } file)
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(outcome, json) + "\n", stop.Token);
    }
    List<string> differences = [.. Comparison.Differences(outcome, competition), .. RaceComparison.Differences(outcome.Race, race)];
    foreach (var difference in differences) AnsiConsole.MarkupLine($"[red]Not as expected:[/] {difference.EscapeMarkup()}");
    if (differences.Count == 0) AnsiConsole.MarkupLine("[green]Everything came out as expected.[/]");
    return differences.Count == 0 ? 0 : 1;
}
catch (UnexpectedAnswerException unexpected)
{
    AnsiConsole.MarkupLine($"[red]{unexpected.Message.EscapeMarkup()}[/]");
    return 1;
}
catch (OperationCanceledException)
{
    AnsiConsole.MarkupLine("[red]Stopped before the end.[/]");
    return 130;
}

static void Tell(string what) => AnsiConsole.MarkupLine($"  [grey]·[/] {what.EscapeMarkup()}");
