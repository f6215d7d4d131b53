using Challenges.Demonstration.Playing;
using Challenges.Demonstration.Speaking;

namespace Challenges.EndToEnd.Tests.Running;

/// <summary>A play on a deployment: the demonstration's own acts, which a test may interrupt.</summary>
sealed class Theatre : IDisposable
{
    readonly CancellationTokenSource _longest = new(TimeSpan.FromMinutes(8));

    /// <param name="change">What differs from the data of the demonstration.</param>
    public Theatre(Deployment deployment, Func<SingleWinner, SingleWinner>? change = null)
    {
        Exchange = new Exchange(() => deployment.Addresses);
        Competition = SingleWinner.Read() is var data && change is not null ? change(data) : data;
        Stage = new Stage(Exchange, Competition, Tell, _longest.Token);
        Play = new Play(Stage);
    }

    public Exchange Exchange { get; }

    public SingleWinner Competition { get; }

    public Stage Stage { get; }

    public Play Play { get; }

    /// <summary>Called with each step that the play reports.</summary>
    public Action<string> Told { get; set; } = _ => { };

    public CancellationToken Cancel => _longest.Token;

    /// <summary>Reads the outcome from the services and holds it against the data.</summary>
    public async Task MustBeAsExpected()
    {
        var differences = Comparison.Differences(await Play.Read(), Competition);
        Assert.That(differences, Is.Empty, string.Join('\n', differences));
    }

    void Tell(string what)
    {
        TestContext.Out.WriteLine(what);
        Told(what);
    }

    public void Dispose()
    {
        Exchange.Dispose();
        _longest.Dispose();
    }
}
