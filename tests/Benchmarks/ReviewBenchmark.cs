using System.Diagnostics;
using Challenges.Contracts.Applications;
using Challenges.Review;
using Challenges.Review.Tests;
using Challenges.TestKit;
using MassTransit;

namespace Challenges.Benchmarks;

/// <summary>
/// What an act on a large review costs: a pool of 500 readers and 2,000 applications of 16 KB each. Beside it the bare query for the same rows, and what reading all contents would add.
/// </summary>
static class ReviewBenchmark
{
    const int Applications = 2_000, Readers = 500, Rounds = 5;

    internal static async Task Run()
    {
        await using var database = TestDatabase.Create();
        await database.Migrate(typeof(ReviewModule).Assembly);
        await using var sql = database.Session();
        var (store, contents, id) = (new ReviewStore(sql), new ContentStore(sql), NewId.NextGuid());
        await sql.Begin();
        var review = await store.BegunOrNew(id, default);
        review.Take(Qinghai.Terms with { Policy = Qinghai.Policy with { ReviewMode = "pool", ReviewersPerApplication = 5 } }, 1, Qinghai.Closes);
        review.Take(new SealedSet(1, Applications + Rounds, Qinghai.Root, Qinghai.Closes), Qinghai.Closes);
        for (var n = 0; n < Applications; n++) await Arrive(n);
        await store.Save(review, default);
        await sql.Commit();

        List<double> read = [], bare = [], all = [], arrival = [], seated = [];
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await Timed(() => sql.Query<(string, long, string)>("SELECT [Code], [PriceFen], [Parties] FROM [OpenedApplications] WHERE [ReviewId] = @id ORDER BY [Code]", new { id })));
            read.Add(await Timed(async () => review = (await store.Find(id, default))!));
            all.Add(await Timed(async () =>
            {
                foreach (var codes in review.Applications.Select(a => a.Code).Chunk(ContentStore.AtOnce)) await contents.Of(id, codes, default);
            }));
            arrival.Add(await Timed(async () =>
            {
                await sql.Begin();
                review = await store.BegunOrNew(id, default);
                review.Take(await Arrive(Applications + review.Applications.Count), Qinghai.Closes);
                await store.Save(review, default);
                await sql.Commit();
            }));
        }
        review.AppointPanel([.. Enumerable.Range(0, Readers).Select(n => Qinghai.Candidate($"reader-{n}"))], [], "a large call", "officer", Qinghai.InReview);
        await Kept();
        for (var round = 0; round < Rounds; round++)
        {
            review = (await store.Find(id, default))!;
            seated.Add(await Timed(Kept));
        }
        Report.Line("a review with 2,000 applications, read for an act (median)", Report.Median(read), "ms");
        Report.Line("ratio to the bare query for its applications", Report.Median(read) / Report.Median(bare), "x");
        Report.Line("what reading all contents would add", Report.Median(all), "ms");
        Report.Line("an application arrives: read, added, saved (median)", Report.Median(arrival), "ms");
        Report.Line("a review with 500 seats, saved (median)", Report.Median(seated), "ms");

        Task<OpenedApplication> Arrive(int n) => contents.Add(id, $"C{n:00000}", Content(n), new Parties { Organisations = [$"org-{n}"], People = [$"person-{n}"] }, default);

        async Task Kept()
        {
            await sql.Begin();
            await store.Save(review, default);
            await sql.Commit();
        }
    }

    static BlindContent Content(int n) => Qinghai.Content("A1") with { Route = new string('r', 8_000), Plan = new string('p', 4_000), Risks = new string('k', 2_000), Evidence = new string('e', 2_000), PriceFen = 1_000_000 + n };

    static async Task<double> Timed(Func<Task> act)
    {
        var begun = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }
}
