using System.Collections.Concurrent;
using System.Net;
using Challenges.Applications.Filing;
using Challenges.Contracts.Applications;
using Challenges.Shared.Proof;
using Challenges.Shared.Web;
using Challenges.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Applications.Tests.Serving;

public sealed class ClosingInstantTests : ServiceFixture
{
    const int Solvers = 200;

    [Test, Property("Case", "A5")]
    public async Task Two_hundred_solvers_across_the_close_lose_nothing_and_none_is_accepted_late()
    {
        var competition = await Open();
        var drafts = new ConcurrentBag<(HttpClient Solver, Guid Id, long Version)>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Solvers), new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (i, _) =>
        {
            var solver = competition.Solver($"p-{i}", $"org-{i}");
            var id = await competition.Start(solver);
            var saved = await Competition.Save(solver, id, Samples.Content() with { ContractingOrganisation = $"org-{i}" });
            drafts.Add((solver, id, saved.Version));
        });

        var accepted = new ConcurrentDictionary<Guid, (HttpClient Solver, Receipt Receipt)>();
        var refused = new ConcurrentBag<string>();
        var half = new TaskCompletionSource();
        var filing = Parallel.ForEachAsync(drafts, new ParallelOptions { MaxDegreeOfParallelism = 50 }, async (draft, _) =>
        {
            using var answer = await draft.Solver.Post($"/applications/{draft.Id}/submit", version: draft.Version);
            if (answer.StatusCode == HttpStatusCode.OK) accepted[draft.Id] = (draft.Solver, (await answer.ShouldBe<FilingAnswer>()).Receipt);
            else refused.Add((await answer.ShouldRefuse(answer.StatusCode == HttpStatusCode.Conflict ? await CodeOf(answer) : "")).Code);
            if (accepted.Count + refused.Count > Solvers / 4) half.TrySetResult();
        });
        await half.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await Service.MoveTo(competition.Closes);
        await Service.MoveTo(competition.Due);
        await filing.WaitAsync(TimeSpan.FromSeconds(60));
        await competition.Seal();

        var record = await competition.Opening();
        TestContext.Out.WriteLine($"{accepted.Count} accepted, {refused.Count} refused");
        Assert.That(accepted.Count + refused.Count, Is.EqualTo(Solvers));
        Assert.That(accepted, Is.Not.Empty);
        Assert.That(refused, Is.Not.Empty.And.All.AnyOf(Refusals.DeadlineHasPassed.Code, Refusals.SetIsFixed.Code));
        Assert.That(accepted.Values.Select(a => a.Receipt.ArrivedAt), Has.All.LessThan(competition.Closes));
        Assert.That(record.Count, Is.EqualTo(accepted.Count));
        Assert.That(record.MerkleRoot, Is.EqualTo(MerkleTree.Of(accepted.Values.Select(a => a.Receipt.Digest)).Root));
        await Patience.Until(() => Bus.Received<ApplicationOpened>().Count(m => m.ChallengeId == competition.Id) == accepted.Count, "every accepted application to be opened");
        await Patience.Until(() => Bus.Received<ApplicationReceived>().Count(m => m.ChallengeId == competition.Id) == accepted.Count, "every count");
        Assert.That(Bus.Received<ApplicationReceived>().Where(m => m.ChallengeId == competition.Id).OrderBy(m => m.Version).Select(m => m.Count), Is.EqualTo(Enumerable.Range(1, accepted.Count)));
    }

    /// <summary>The database is held by another writer from before the close until after it; what counts is when the filing came, not when its turn came.</summary>
    [TestCase(1, 200), Property("Case", "A4")]
    [TestCase(-1, 409)]
    public async Task A_filing_that_waits_for_its_turn_past_the_close_is_judged_by_its_arrival(int secondsBefore, int status)
    {
        var competition = await Open();
        using var solver = competition.Solver("p-late", "org-late");
        var id = await competition.Start(solver);
        var saved = await Competition.Save(solver, id, Samples.Content() with { ContractingOrganisation = "org-late" });
        Service.Clock.MoveTo(competition.Closes.AddSeconds(-secondsBefore));
        var arrives = Service.Clock.GetUtcNow();
        Task<HttpResponseMessage>? filing = null;
        await Service.InScope(async scope =>
        {
            var session = scope.GetRequiredService<Shared.Database.SqlSession>();
            await session.Begin();
            await session.Execute("UPDATE [Challenges] SET [Version] = [Version] WHERE [Id] = @Id", new { competition.Id });
            filing = solver.Post($"/applications/{id}/submit", version: saved.Version);
            await Task.Delay(TimeSpan.FromSeconds(2));
            Assert.That(filing.IsCompleted, Is.False, "it waits for its turn");
            Service.Clock.MoveTo(competition.Closes.AddSeconds(30));
            await session.Rollback();
            return 0;
        });
        using var answer = await filing!.WaitAsync(TimeSpan.FromSeconds(60));
        if (status == 200) Assert.That((await answer.ShouldBe<FilingAnswer>(200)).Receipt.ArrivedAt, Is.EqualTo(arrives));
        else await answer.ShouldRefuse(Refusals.DeadlineHasPassed);
        Assert.That((await competition.Intake())!.Count, Is.EqualTo(status == 200 ? 1 : 0));
    }

    [Test]
    public async Task A_set_that_does_not_match_what_was_accepted_stays_sealed_and_alarms()
    {
        var competition = await Open();
        await competition.File("p-1", "org-1");
        await Execute("UPDATE [Challenges] SET [Count] = 2 WHERE [Id] = @Id", competition.Id);
        await Service.MoveTo(competition.Due);
        Assert.That((await competition.Opening()).Opened, Is.False);
        Assert.That(Bus.Received<ApplicationOpened>().Where(m => m.ChallengeId == competition.Id), Is.Empty);
        Assert.That(await Service.BrokenInvariants(), Is.Not.Empty);
        await Execute("UPDATE [Challenges] SET [Count] = 1 WHERE [Id] = @Id", competition.Id);
        await Patience.Until(async () =>
        {
            await Service.Advance(TimeSpan.FromSeconds(1));
            return (await competition.Opening()).Opened;
        }, "the next try");
    }

    Task<int> Execute(string sql, Guid id) => Service.InScope(scope => scope.GetRequiredService<Shared.Database.SqlSession>().Execute(sql, new { Id = id }));

    static async Task<string> CodeOf(HttpResponseMessage answer) =>
        System.Text.Json.JsonSerializer.Deserialize<Problem>(await answer.Content.ReadAsStringAsync(), JsonSettings.Web)!.Code;
}
