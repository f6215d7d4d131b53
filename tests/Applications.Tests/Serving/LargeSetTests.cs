using System.Diagnostics;
using Challenges.Applications.Checking;
using Challenges.Applications.Filing;
using Challenges.Applications.Sealing;
using Challenges.Contracts.Applications;
using Challenges.Shared.Database;
using Challenges.TestKit;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Applications.Tests.Serving;

/// <summary>A call as large as the largest: sealed, checked and opened in one transaction, in the time that a request may take.</summary>
public sealed class LargeSetTests : ServiceFixture
{
    const int Applications = 2_000;

    [Test]
    public async Task Two_thousand_applications_are_sealed_checked_and_opened_in_one_transaction()
    {
        var competition = await OpenChecked();
        var officer = competition.Officer();
        await RegisterKeeping.State(officer, new DateOnly(2022, 11, 1));
        await RegisterKeeping.Import(officer, "integrity", RegisterKeeping.Integrity + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"person,p-elsewhere-{i},late report,2021-01-01,,Decision {i}\n")));
        await FileAll(competition);
        var watch = Stopwatch.StartNew();
        await Service.MoveTo(competition.Due);
        var sealedIn = watch.Elapsed;
        var view = await (await officer.GetAsync($"/challenges/{competition.Number}/formal-check")).ShouldBe<FormalCheckView>(200);
        TestContext.Out.WriteLine($"{Applications} applications sealed, checked and concluded in {sealedIn.TotalSeconds:0.0} s; the department's view takes {(watch.Elapsed - sealedIn).TotalSeconds:0.0} s");
        Assert.That((view.Sealed, view.Admitted, view.ConcludedAt is not null), Is.EqualTo((Applications, Applications, true)));
        Assert.That((await (await competition.Auditor().Post($"/decisions/{competition.Number}/verify", key: "")).ShouldBe<Shared.Decisions.VerificationView>()).Sound);
        Assert.That(sealedIn, Is.LessThan(TimeSpan.FromSeconds(40)));
        List<string> codes = [];
        for (string? after = ""; after is not null;)
        {
            var page = await (await officer.GetAsync($"/challenges/{competition.Number}/applications?after={after}")).ShouldBe<Opening.OpenedView>(200);
            Assert.That((page.Count, page.Applications.Count), Is.EqualTo((Applications, page.After is null ? 0 : Opening.OpenedApplications.PageSize)), "20 full pages, then an empty one");
            codes.AddRange(page.Applications.Select(a => a.Code));
            after = page.After;
        }
        Assert.That(codes, Is.Ordered.Using<string>(StringComparer.Ordinal).And.Unique.And.Count.EqualTo(Applications), "page by page, nothing twice and nothing left out");
        await Patience.Until(() => Bus.Received<ApplicationOpened>().Count(m => m.ChallengeId == competition.Id) == Applications, "every opening", TimeSpan.FromSeconds(60));
    }

    /// <summary>Past HTTP, which has its own test of many solvers at once.</summary>
    Task<int> FileAll(Competition competition) => Service.InScope(async scope =>
    {
        var (sql, intakes, applications, filings, key) = (scope.GetRequiredService<SqlSession>(), scope.GetRequiredService<IntakeStore>(), scope.GetRequiredService<ApplicationStore>(),
            scope.GetRequiredService<FilingStore>(), scope.GetRequiredService<ReceiptKey>());
        await sql.Begin();
        var intake = (await intakes.Turn(competition.Id, CancellationToken.None))!;
        var at = Service.Clock.GetUtcNow();
        for (var i = 0; i < Applications; i++)
        {
            var application = Application.Start(NewId.NextGuid(), intake, new Representative($"p-large-{i}", $"org-large-{i}"), at);
            application.Save(Samples.Content() with
            {
                ContractingOrganisation = $"org-large-{i}",
                Route = new string('r', 2_000),
                People = [.. Enumerable.Range(0, 4).Select(m => new Participant($"m-large-{i}-{m}", "Member"))]
            }, intake, at);
            var (document, receipt) = application.Submit(intake, at, Samples.Promise, Codes.Random128(), Codes.Random128(), key.KeyId);
            await applications.TryInsert(application, CancellationToken.None);
            await applications.Save(application, CancellationToken.None);
            await filings.Insert(application, document, key.Sign(receipt), CancellationToken.None);
            intake.CountFiling(ApplicationState.Draft);
        }
        await intakes.Save(intake, CancellationToken.None);
        await sql.Commit();
        return Applications;
    });
}
