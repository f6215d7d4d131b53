using System.Globalization;
using Challenges.Portal.Tests.Browsing;
using MassTransit;
using Microsoft.Data.Sqlite;

namespace Challenges.Portal.Tests;

/// <summary>5,000 challenges: the pages that everybody opens first stay fast, uncached too.</summary>
[DependsOnFixture(typeof(LaterPages), AllowFailure = true)]
public sealed class ManyChallenges
{
    const int Many = 5_000;

    [OneTimeSetUp]
    public void Copy_the_challenge()
    {
        using var database = new SqliteConnection($"Data Source={House.Database("Publication")};Default Timeout=30");
        database.Open();
        using var transaction = database.BeginTransaction();
        using var read = database.CreateCommand();
        read.CommandText = "SELECT Id, Document FROM Challenges WHERE State <> 'Draft'";
        using var reader = read.ExecuteReader();
        reader.Read();
        var (id, document) = (reader.GetString(0), reader.GetString(1));
        reader.Close();
        using var copy = database.CreateCommand();
        copy.CommandText = """
            INSERT INTO Challenges (Id, Version, State, Stage, Department, OwnerOrganisation, Field, CallNumber, DraftedAt, PublishedAt, ClosesAt, DueAt, Words, Document)
            SELECT @new, Version, State, 'None', Department, OwnerOrganisation, Field, NULL, DraftedAt, PublishedAt, ClosesAt, NULL, Words, @document FROM Challenges WHERE Id = @id;
            INSERT INTO ChallengeNumbers (Number, ChallengeId) VALUES (@number, @new)
            """;
        var (fresh, text, number) = (copy.Parameters.Add("@new", SqliteType.Text), copy.Parameters.Add("@document", SqliteType.Text), copy.Parameters.Add("@number", SqliteType.Text));
        copy.Parameters.AddWithValue("@id", id);
        for (var n = 0; n < Many; n++)
        {
            var own = NewId.NextGuid().ToString();
            fresh.Value = char.IsUpper(id, id.TakeWhile(c => !char.IsLetter(c)).Count()) ? own.ToUpperInvariant() : own;
            number.Value = string.Create(CultureInfo.InvariantCulture, $"XX-2022-{n:0000}");
            text.Value = document.Replace(id.ToLowerInvariant(), own, StringComparison.OrdinalIgnoreCase).Replace("\"QH-2022-01\"", $"\"{number.Value}\"", StringComparison.Ordinal);
            copy.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    [TestCase("/zh")]
    [TestCase("/zh/challenges?sort=newest")]
    [TestCase("/zh/challenges?text=%E7%9B%90%E6%B9%96&sort=newest")]
    [TestCase("/zh/challenges/XX-2022-0042")]
    public async Task First_paint_comes_within_a_second(string path)
    {
        await using var visit = await Visit.Begin();
        Assert.That(await visit.Go(path), Is.EqualTo(200));
        await visit.Page.WaitForFunctionAsync("() => performance.getEntriesByName('first-contentful-paint').length > 0");
        var paint = await visit.Page.EvaluateAsync<double>("() => performance.getEntriesByName('first-contentful-paint')[0].startTime");
        TestContext.Out.WriteLine($"{path}: first paint after {paint:0} ms");
        Assert.That(paint, Is.LessThan(1000));
    }

    [Test]
    public async Task Pages_follow_each_other_to_the_end_without_a_challenge_twice()
    {
        await using var visit = await Visit.Begin(locale: "en-GB");
        await visit.Go("/en/challenges?sort=newest");
        var seen = new List<string>();
        for (var page = 0; page < 5; page++)
        {
            seen.AddRange(await visit.Page.Locator("#results .meta .code").AllInnerTextsAsync());
            await visit.Page.ClickAsync("a[rel=next]");
        }
        Assert.That(seen, Has.Count.EqualTo(100).And.Unique);
    }
}
