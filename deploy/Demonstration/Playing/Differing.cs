using System.Globalization;

namespace Challenges.Demonstration.Playing;

/// <summary>Collects in what an outcome differs from what the data expect.</summary>
sealed class Differing
{
    readonly List<string> _found = [];

    public IReadOnlyList<string> Found => _found;

    public void Add(string difference) => _found.Add(difference);

    public void Equal<T>(string what, T wanted, T got)
    {
        if (!EqualityComparer<T>.Default.Equals(wanted, got)) Add($"{what}: expected {wanted}, got {got}");
    }

    public void Same<T>(string what, IEnumerable<T> wanted, IEnumerable<T> got) => Equal(what, string.Join(", ", wanted), string.Join(", ", got));

    public void Scores(IReadOnlyDictionary<string, ExpectedScores> expected, IReadOnlyList<ScoreLine> scores)
    {
        Equal("number of ranked applications", expected.Count, scores.Count);
        foreach (var score in scores)
        {
            var one = expected[score.Application];
            Equal($"trimmed mean of {score.Application}", one.TrimmedMean, score.TrimmedMean);
            Equal($"shown trimmed mean of {score.Application}", one.TrimmedMeanShown, score.Shown);
            Equal($"mean of {score.Application}", one.Mean, score.Mean);
            Equal($"median of {score.Application}", one.Median, decimal.Parse(score.Median, CultureInfo.InvariantCulture));
        }
    }
}
