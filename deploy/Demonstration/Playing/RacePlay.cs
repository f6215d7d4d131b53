namespace Challenges.Demonstration.Playing;

/// <summary>The horse race, act by act, up to its last stage.</summary>
public sealed class RacePlay
{
    readonly Stage _stage;
    readonly Empanelling _panel;
    readonly Filing _filing;

    public RacePlay(Stage stage)
    {
        _stage = stage;
        _panel = new Empanelling(stage);
        _filing = new Filing(stage);
    }

    public IEnumerable<(string Name, Func<Task> Run)> Acts =>
    [
        ("Publication of the race", new Publishing(_stage).Run), ("Applications", File), ("Panel", _panel.Appoint), ("Opening", new Opening(_stage).Run), ("Scoring", Score), ("Ranking", new Scoring(_stage, _panel).Rank),
        ("Award of the race", new RaceAwarding(_stage).Run), ("Race", new Racing(_stage).Run)
    ];

    public Task<RaceOutcome> Read() => new RaceReading(_stage).Run();

    async Task File()
    {
        await _filing.Everybody();
        await _filing.NobodyReadsBeforeTheClose();
    }

    async Task Score()
    {
        await _panel.Arrived();
        await new Scoring(_stage, _panel).Score();
    }
}
