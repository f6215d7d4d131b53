using System.Diagnostics;
using Challenges.Publication.Browsing;
using Challenges.TestKit;
using MassTransit;

namespace Challenges.Publication.Tests.Stores;

[TestFixtureSource(typeof(DatabasesForTests), nameof(DatabasesForTests.All))]
public sealed class The_public_list(DatabaseKind kind)
{
    const int Many = 5_000;
    static readonly DateTimeOffset Now = Given.Now + TimeSpan.FromDays(10);
    TestDatabase _database = null!;
    List<Challenge> _all = null!;

    [OneTimeSetUp]
    public async Task Fill()
    {
        _database = new TestDatabase(kind);
        await _database.Migrate(typeof(PublicationModule).Assembly);
        await using var sql = _database.Session();
        var (challenges, progress) = (new ChallengeStore(sql), new ProgressStore(sql));
        _all = [.. Enumerable.Range(0, Many).Select(Make)];
        await sql.Begin();
        foreach (var challenge in _all)
        {
            await challenges.Add(challenge, default);
            if (challenge.Number is not null) await challenges.TakeNumber(challenge, default);
        }
        foreach (var ranked in _all.Where(IsRanked)) await progress.Take(ranked.Id, p => p.WithRanking(new StepFact(1, Now)), default);
        await sql.Commit();
    }

    [OneTimeTearDown]
    public ValueTask Delete() => _database.DisposeAsync();

    /// <summary>Closes spread over 30 days around now, often at the same instant; every 50th a draft, every 49th cancelled, every 47th ranked.</summary>
    static Challenge Make(int i)
    {
        var text = Given.Text with
        {
            Department = $"d{i % 3}",
            OwnerOrganisation = i % 10 == 3 ? "org-tenth" : "org-owner",
            Field = i % 2 == 0 ? "light metals" : "batteries",
            BountyFen = 1_000_000 + i % 900 * 1_000,
            Title = Given.Both($"第{i}题", i == 4321 ? "100% pure_brine [A]" : $"Challenge {i}"),
            Schedule = Given.Schedule with { ClosesAt = Now + TimeSpan.FromHours((i % 720) - 360) }
        };
        var challenge = new Challenge { Id = NewId.NextGuid(), Version = 1, State = ChallengeState.Draft, Text = text, DraftedAt = Given.Now };
        return i % 50 == 0 ? challenge : challenge with
        {
            State = i % 49 == 0 ? ChallengeState.Cancelled : ChallengeState.Open,
            Cancelled = i % 49 == 0 ? new Cancellation(Now, Given.Both("a", "b")) : null,
            Number = $"XX-2022-{i:0000}",
            Call = "XX-2022",
            PublishedAt = Given.Now - TimeSpan.FromMinutes(i % 1000)
        };
    }

    static bool IsRanked(Challenge c) => !c.IsDraft && c.Number is { } number && int.Parse(number[8..], System.Globalization.CultureInfo.InvariantCulture) % 47 == 0;

    async Task<List<Challenge>> ReadAll(ListFilter filter, int part, int size)
    {
        await using var sql = _database.Session();
        var (list, found) = (new PublicList(sql), new List<Challenge>());
        for (var place = new ListPlace(part, Now, null, null); ;)
        {
            var (page, next) = await list.Read(filter, place, size, default);
            Assert.That(page, Has.Count.LessThanOrEqualTo(size));
            found.AddRange(page.Select(l => l.Challenge));
            if (next is null) return found;
            place = ListPlace.Read(next.Write());
        }
    }

    [Test]
    public async Task Shows_every_published_challenge_once_the_closing_ones_first()
    {
        var found = await ReadAll(new ListFilter(null, null, null, null), 0, 97);
        Assert.That(found.Select(c => c.Id), Is.EquivalentTo(_all.Where(c => !c.IsDraft).Select(c => c.Id)));
        bool IsOpen(Challenge c) => c.State != ChallengeState.Cancelled && !IsRanked(c) && c.ClosesAt > Now;
        var open = found.TakeWhile(IsOpen).ToList();
        Assert.That(found.Skip(open.Count).Any(IsOpen), Is.False);
        Assert.That(open.Select(c => c.ClosesAt), Is.Ordered.Ascending);
        Assert.That(found.Skip(open.Count).Select(c => c.ClosesAt), Is.Ordered.Descending);
    }

    [Test]
    public async Task Is_the_same_for_every_size_of_page()
    {
        var filter = new ListFilter("light metals", "d1", null, null);
        var small = await ReadAll(filter, 0, 7);
        Assert.That(small.Select(c => c.Id), Is.EqualTo((await ReadAll(filter, 0, 100)).Select(c => c.Id)));
        Assert.That(small.All(c => c.Text.Field == "light metals" && c.Department == "d1"), Is.True);
    }

    [Test]
    public async Task Ends_a_page_exactly_where_the_open_ones_end()
    {
        var open = await ReadAll(new ListFilter(null, null, Standing.Open, null), 0, 100);
        await using var sql = _database.Session();
        var (page, next) = await new PublicList(sql).Read(new ListFilter(null, null, null, null), new ListPlace(0, Now, null, null), open.Count, default);
        Assert.That(page.Select(l => l.Challenge.Id), Is.EqualTo(open.Select(c => c.Id)));
        var (rest, _) = await new PublicList(sql).Read(new ListFilter(null, null, null, null), next!, 1, default);
        var first = rest.Single();
        Assert.That(Standings.At(first.Challenge, first.Progress, Now), Is.Not.EqualTo(Standing.Open));
    }

    [Test]
    public async Task Of_an_owner_is_read_newest_first_page_by_page_without_drafts()
    {
        await using var sql = _database.Session();
        var found = new List<Challenge>();
        for (Guid? after = null; ;)
        {
            var page = await new PublicList(sql).OwnedBy("org-tenth", after, 37, default);
            found.AddRange(page.Select(l => l.Challenge));
            if (page.Count < 37) break;
            after = page[^1].Challenge.Id;
        }
        Assert.That(found.Select(c => c.Id), Is.EquivalentTo(_all.Where(c => !c.IsDraft && c.Text.OwnerOrganisation == "org-tenth").Select(c => c.Id)));
        Assert.That(found.Select(c => c.PublishedAt), Is.Ordered.Descending);
        Assert.That(await new PublicList(sql).OwnedBy("", null, 37, default), Is.Empty);
    }

    [Test]
    public async Task Can_be_read_newest_first()
    {
        var found = await ReadAll(new ListFilter(null, "d2", null, null), 2, 100);
        Assert.That(found.Select(c => c.PublishedAt), Is.Ordered.Descending);
        Assert.That(found, Has.Count.EqualTo(_all.Count(c => !c.IsDraft && c.Department == "d2")));
    }

    [Test]
    public async Task Can_be_read_by_bounty_page_by_page_the_highest_first()
    {
        var found = await ReadAll(new ListFilter(null, null, null, null), 3, 97);
        Assert.That(found.Select(c => c.Text.BountyFen), Is.Ordered.Descending);
        Assert.That(found.Select(c => c.Id), Is.EquivalentTo(_all.Where(c => !c.IsDraft).Select(c => c.Id)));
    }

    [Test]
    public async Task Keeps_to_a_range_of_bounties_and_a_day()
    {
        var before = Now + TimeSpan.FromDays(2);
        var found = await ReadAll(new ListFilter(null, null, null, null, 1_100_000, 1_200_000, before), 0, 100);
        Assert.That(found.Select(c => c.Id), Is.EquivalentTo(_all.Where(c => !c.IsDraft && c.Text.BountyFen is >= 1_100_000 and <= 1_200_000 && c.ClosesAt < before).Select(c => c.Id)));
        Assert.That(found, Is.Not.Empty);
    }

    [Test]
    public async Task Counts_what_each_filter_would_leave_under_the_others()
    {
        await using var sql = _database.Session();
        var filter = new ListFilter("batteries", "d1", Standing.Open, null, BountyFrom: 1_200_000);
        var facets = await new PublicList(sql).Count(filter, Now, default);
        Standing Of(Challenge c) => IsRanked(c) && c.State != ChallengeState.Cancelled ? Standing.Ranked : Standings.At(c, Progress.Nothing, Now);
        var all = _all.Where(c => !c.IsDraft && c.Text.BountyFen >= 1_200_000).ToList();
        Dictionary<string, int> Counted(IReadOnlyList<Facet> facet) => facet.ToDictionary(f => f.Value, f => f.Count);
        Assert.That(Counted(facets.States), Is.EquivalentTo(all.Where(c => c.Text.Field == "batteries" && c.Department == "d1").GroupBy(c => Of(c).ToString().ToLowerInvariant()).ToDictionary(g => g.Key, g => g.Count())));
        Assert.That(Counted(facets.Fields), Is.EquivalentTo(all.Where(c => c.Department == "d1" && Of(c) == Standing.Open).GroupBy(c => c.Text.Field).ToDictionary(g => g.Key, g => g.Count())));
        Assert.That(Counted(facets.Departments), Is.EquivalentTo(all.Where(c => c.Text.Field == "batteries" && Of(c) == Standing.Open).GroupBy(c => c.Department).ToDictionary(g => g.Key, g => g.Count())));
    }

    [Test]
    public async Task A_challenge_from_before_the_column_gets_its_bounty_at_the_start()
    {
        await using var sql = _database.Session();
        await sql.Begin();
        await sql.Execute("UPDATE [Challenges] SET [BountyFen] = NULL WHERE [Id] = @Id", new { _all[1].Id });
        Assert.That(await new ChallengeStore(sql).FillBounties(10, default), Is.EqualTo(1));
        Assert.That(await new ChallengeStore(sql).FillBounties(10, default), Is.Zero);
        Assert.That(await sql.Find<long>("SELECT [BountyFen] FROM [Challenges] WHERE [Id] = @Id", new { _all[1].Id }), Is.EqualTo(_all[1].Text.BountyFen));
        await sql.Rollback();
    }

    [Test]
    public async Task Filters_by_what_the_page_shows()
    {
        foreach (var state in new[] { Standing.Open, Standing.Closed, Standing.Ranked, Standing.Cancelled, Standing.Notice })
        {
            var found = await ReadAll(new ListFilter(null, null, state, null), 0, 100);
            var expected = _all.Where(c => !c.IsDraft && Standings.At(c, IsRanked(c) ? Progress.Nothing.WithRanking(new StepFact(1, Now)) : Progress.Nothing, Now) == state);
            Assert.That(found.Select(c => c.Id), Is.EquivalentTo(expected.Select(c => c.Id)), state.ToString());
        }
    }

    [TestCase("100% PURE_brine [a]", 1)]
    [TestCase("１００％", 1)]
    [TestCase("第4321题", 1)]
    [TestCase("%", 1)]
    [TestCase("_", 1)]
    [TestCase("[", 1)]
    [TestCase("no such words", 0)]
    public async Task Finds_words_whatever_their_case_and_width(string words, int count) =>
        Assert.That(await ReadAll(new ListFilter(null, null, null, SearchWords.Pattern(words)), 0, 100), Has.Count.EqualTo(count));

    [Test]
    public async Task Lists_fast_among_five_thousand()
    {
        await using var sql = _database.Session();
        var list = new PublicList(sql);
        var filters = new[] { new ListFilter(null, null, null, null), new ListFilter("batteries", null, Standing.Open, null), new ListFilter(null, "d1", null, SearchWords.Pattern("challenge 49")) };
        var slowest = TimeSpan.Zero;
        foreach (var round in Enumerable.Range(0, 4))
            foreach (var filter in filters)
            {
                var watch = Stopwatch.StartNew();
                await list.Read(filter, new ListPlace(0, Now, null, null), 20, default);
                if (round > 0 && watch.Elapsed > slowest) slowest = watch.Elapsed;
            }
        TestContext.Out.WriteLine($"Slowest page of 20 among {Many}: {slowest.TotalMilliseconds:0.0} ms");
        Assert.That(slowest, Is.LessThan(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public void Refuses_a_place_that_it_did_not_give()
    {
        foreach (var text in new[] { "x", "!!!", "MC4x", new string('A', 300), "My4xLjEu" }) Refused.ByAct(() => ListPlace.Read(text), Refusals.CursorIsNotReadable);
    }
}
