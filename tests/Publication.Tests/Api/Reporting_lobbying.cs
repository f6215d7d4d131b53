using System.Net;
using Challenges.Publication.Reporting;
using Challenges.Shared.Database;
using Challenges.Shared.Web;
using Challenges.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Publication.Tests.Api;

/// <summary>R29: a sealed channel on every step, read by auditors only.</summary>
public sealed class Reporting_lobbying
{
    const string Secret = "Somebody from the owner called three reviewers";

    static ReportRequest Request => new("review", Secret, "QH-2022-07", "a public phone");

    [TestCaseSource(typeof(Report), nameof(Report.Steps))]
    [Property("Rule", "R29")]
    public async Task Anybody_files_a_report_on_any_step_and_gets_a_receipt(string step)
    {
        foreach (var client in new[] { Act.Anyone, Act.Solver, Act.Officer })
        {
            var filed = await (await client.Post("/reports", Request with { Step = step })).ShouldBe<ReportFiled>(201);
            Assert.That(filed.Receipt, Does.Match("^[0-9a-f]{32}$"));
            Assert.That(filed.Says.Zh, Is.Not.EqualTo(filed.Says.En));
        }
    }

    [Test]
    public async Task Only_an_auditor_reads_it_and_to_everybody_else_its_address_does_not_exist()
    {
        var id = await FiledAs(Act.Anyone);
        foreach (var client in new[] { Act.Anyone, Act.Owner, Act.Officer, Act.OtherOfficer, Act.Solver })
        {
            await (await client.GetAsync("/reports")).ShouldRefuse(SharedRefusals.NoSuchAddress);
            await (await client.GetAsync($"/reports/{id}")).ShouldRefuse(SharedRefusals.NoSuchAddress);
            await (await client.Post($"/reports/{id}/answer", new ReportAnswerRequest("x"), 1)).ShouldRefuse(SharedRefusals.NoSuchAddress);
            await (await client.Post($"/reports/{id}/close", new ReportAnswerRequest("x"), 1)).ShouldRefuse(SharedRefusals.NoSuchAddress);
        }
        var report = await (await Act.Auditor.GetAsync($"/reports/{id}")).ShouldBe<ReportView>();
        Assert.That((report.Content.Text, report.Content.Challenge, report.Content.Step), Is.EqualTo((Secret, "QH-2022-07", "review")));
    }

    [Test]
    public async Task The_holder_of_the_receipt_follows_it_to_its_end()
    {
        var filed = await (await Act.Anyone.Post("/reports", Request)).ShouldBe<ReportFiled>(201);
        Assert.That((await Follow(filed.Receipt)).State, Is.EqualTo(ReportState.Received));
        var id = await Newest();
        await (await Act.Auditor.Post($"/reports/{id}/answer", new ReportAnswerRequest("We asked the panel."), 1)).ShouldBe(204);
        Assert.That((await Follow(filed.Receipt)).Answers.Select(a => a.Text), Is.EqualTo(new[] { "We asked the panel." }));
        await (await Act.Auditor.Post($"/reports/{id}/close", new ReportAnswerRequest("Two members were replaced."), 2)).ShouldBe(204);
        var (end, text) = (await Follow(filed.Receipt), await (await Act.Anyone.Post("/reports/follow", new FollowRequest(filed.Receipt))).Content.ReadAsStringAsync());
        Assert.That((end.State, end.Answers[^1].Text), Is.EqualTo((ReportState.Closed, "Two members were replaced.")));
        Assert.That(text, Does.Not.Contain(Secret).And.Not.Contain(Given.Auditor.Person));
        await (await Act.Auditor.Post($"/reports/{id}/answer", new ReportAnswerRequest("more"), 3)).ShouldRefuse(Refusals.ReportIsClosed);
    }

    [Test]
    public async Task A_wrong_receipt_leads_nowhere() =>
        await (await Act.Anyone.Post("/reports/follow", new FollowRequest(new string('0', 32)))).ShouldRefuse(Refusals.ReceiptIsUnknown);

    [Test]
    public async Task A_request_that_is_sent_twice_files_once_and_gets_the_same_receipt()
    {
        var first = await (await Act.Anyone.Post("/reports", Request, key: "k-1")).ShouldBe<ReportFiled>(201);
        var id = await Newest();
        var again = await (await Act.Anyone.Post("/reports", Request, key: "k-1")).ShouldBe<ReportFiled>(201);
        var other = await (await Act.Anyone.Post("/reports", Request with { Text = "another" }, key: "k-1")).ShouldBe<ReportFiled>(201);
        Assert.That((again.Receipt, again.FiledAt), Is.EqualTo((first.Receipt, first.FiledAt)));
        Assert.That(other.Receipt, Is.Not.EqualTo(first.Receipt));
        Assert.That((await (await Act.Auditor.GetAsync("/reports")).ShouldBe<ReportPage>()).Items[1].Id, Is.EqualTo(id));
        await (await Act.Anyone.Post("/reports", Request, key: "")).ShouldRefuse(SharedRefusals.NoIdempotencyKey);
    }

    [Test]
    public async Task Nothing_tells_who_filed_it_unless_that_person_wants_to_be_named()
    {
        var hidden = await (await Act.Auditor.GetAsync($"/reports/{await FiledAs(Act.Solver)}")).ShouldBe<ReportView>();
        var named = await (await Act.Auditor.GetAsync($"/reports/{await FiledAs(Act.Solver, Request with { Named = true })}")).ShouldBe<ReportView>();
        Assert.That((hidden.Content.Person, named.Content.Person), Is.EqualTo(((string?)null, Given.Solver.Person)));
    }

    [Test]
    public async Task Whoever_reads_the_database_learns_nothing_of_it()
    {
        var filed = await (await Act.Solver.Post("/reports", Request with { Text = "The quick brown 狐狸", Named = true })).ShouldBe<ReportFiled>(201);
        await (await Act.Auditor.Post($"/reports/{await Newest()}/answer", new ReportAnswerRequest("A lazy 狗"), 1)).ShouldBe(204);
        var stored = await PublicationRuns.Service.InScope(async scope =>
        {
            var sql = scope.GetRequiredService<SqlSession>();
            var rows = (await sql.Query<dynamic>("SELECT * FROM [Reports]")).Concat(await sql.Query<dynamic>("SELECT * FROM [Idempotency]")).Concat(await sql.Query<dynamic>("SELECT * FROM [Outbox]"));
            return string.Join('\n', rows.Select(r => string.Join('|', ((IDictionary<string, object?>)r).Values)));
        });
        Assert.That(stored, Does.Not.Contain("quick brown").And.Not.Contain("狐狸").And.Not.Contain("狗").And.Not.Contain(filed.Receipt).And.Not.Contain("QH-2022-07").And.Not.Contain(Given.Solver.Person));
    }

    [TestCase("nowhere", Secret, null)]
    [TestCase("review", "\u200B", null)]
    [TestCase("review", Secret, "not a number")]
    public async Task An_unreadable_report_is_refused(string step, string text, string? challenge) =>
        Assert.That((await Act.Anyone.Post("/reports", new ReportRequest(step, text, challenge))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));

    static async Task<Guid> FiledAs(HttpClient client, ReportRequest? request = null)
    {
        await (await client.Post("/reports", request ?? Request)).ShouldBe<ReportFiled>(201);
        return await Newest();
    }

    static async Task<Guid> Newest() => (await (await Act.Auditor.GetAsync("/reports")).ShouldBe<ReportPage>()).Items[0].Id;

    static async Task<FollowedReport> Follow(string receipt) => await (await Act.Anyone.Post("/reports/follow", new FollowRequest(receipt))).ShouldBe<FollowedReport>();
}
