namespace Challenges.Demonstration.Playing;

/// <summary>The whole competition, act by act; a test may put something between two acts.</summary>
public sealed class Play
{
    readonly Stage _stage;
    readonly Empanelling _panel;
    readonly Filing _filing;

    public Play(Stage stage)
    {
        _stage = stage;
        _panel = new Empanelling(stage);
        _filing = new Filing(stage);
    }

    /// <summary>Problem, list, clarification.</summary>
    public Task Publish() => new Publishing(_stage).Run();

    /// <summary>Every application that is filed, refused or withdrawn before the close.</summary>
    public Task File() => _filing.Run();

    public Task AppointPanel() => _panel.Appoint();

    public Task AppointPanelNow() => _panel.AppointNow();

    /// <summary>The close, one late application, the sealing.</summary>
    public async Task Close()
    {
        await _filing.ComeLate();
        await new Opening(_stage).Run();
    }

    public Task Recuse() => _panel.Recuse();

    public Task Score() => new Scoring(_stage, _panel).Score();

    public Task Rank() => new Scoring(_stage, _panel).Rank();

    public Task Award() => new Awarding(_stage).Run();

    public Task Deliver() => new Delivering(_stage).Run();

    public Task<Outcome> Read() => new Reading(_stage).Run();

    public IEnumerable<(string Name, Func<Task> Run)> Acts =>
    [
        ("Publication", Publish), ("Applications", File), ("Panel", AppointPanel), ("Opening", Close), ("Recusal", Recuse), ("Scoring", Score), ("Ranking", Rank), ("Award", Award), ("Delivery", Deliver)
    ];

    public async Task<Outcome> Whole()
    {
        foreach (var (_, run) in Acts) await run();
        return await Read();
    }
}
