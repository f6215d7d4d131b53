using Challenges.Applications.Checking;
using Challenges.Applications.Opening;
using Challenges.Applications.Registering;
using Challenges.Shared.Web;
using Challenges.TestKit;
using MassTransit;

namespace Challenges.Applications.Tests.Serving;

public sealed class AccessTests : ServiceFixture
{
    [Test, Property("Case", "B26")]
    public async Task Everybody_gets_what_the_access_table_grants_and_nothing_else()
    {
        var (open, opened) = (await Open(), await Competition.Open(Service, Bus));
        var (_, inOpen, _) = await open.File("p-1", "org-1");
        var (_, inOpened, filing) = await opened.File("p-1", "org-1");
        var (fileInOpen, fileInOpened) = (await Upload.File(open.Solver("p-1", "org-1"), inOpen), await Upload.File(opened.Solver("p-1", "org-1"), inOpened));
        filing = await Competition.Submit(opened.Solver("p-1", "org-1"), inOpened);
        await open.Publish(Samples.AmendedEvent(open.Id, Samples.Terms(open.Number, open.Closes.AddDays(1)), 4, reconfirm: false), i => i.TermsVersion == 4);
        await opened.Seal();

        //                                                 anyone owner officer other-officer solver other-solver reviewer auditor
        var table = new AccessTable(Service,
            new("anyone", null), new("owner", Tokens.Mint("o-1", Roles.ProblemOwner, org: Samples.Owner)), new("officer", Tokens.Mint("d-1", Roles.Department, dept: Samples.Department)),
            new("other officer", Tokens.Mint("d-2", Roles.Department, dept: "dept-else")), new("solver", Tokens.Mint("p-1", Roles.Solver, org: "org-1")),
            new("other solver", Tokens.Mint("p-2", Roles.Solver, org: "org-2")), new("reviewer", Tokens.Mint("e-1", Roles.Reviewer)), new("auditor", Tokens.Mint("a-1", Roles.Auditor)));
        foreach (var (state, competition, id) in new[] { ("open", open, inOpen), ("opened", opened, inOpened) })
        {
            var isOpened = state == "opened";
            string Challenge(string rest) => $"/challenges/{competition.Number}/{rest}";
            string Own(string rest = "") => $"/applications/{id}{rest}";
            void Get(string route, string path, string expected) => table.Row("GET", route, state, _ => Requests.Request(HttpMethod.Get, path), expected);
            void Post(string route, string path, object? body, long? version, string expected) => table.Row("POST", route, state, _ => Requests.Request(HttpMethod.Post, path, body, version), expected);

            Get("/challenges/{number}/application-stand", Challenge("application-stand"), "401 200 200 200 200 200 200 200");
            Get("/applications/{id:guid}", Own(), "401 403 403 403 200 404 403 403");
            Get("/applications/{id:guid}/preview", Own("/preview"), "401 403 403 403 200 404 403 403");
            var file = isOpened ? fileInOpened : fileInOpen;
            Get("/applications/{id:guid}/attachments", Own("/attachments"), "401 403 403 403 200 404 403 403");
            Get("/applications/{id:guid}/attachments/{attachment:guid}", Own($"/attachments/{file}"), "401 403 403 403 200 404 403 403");
            Get("/applications/{id:guid}/attachments/{attachment:guid}/review-copy", Own($"/attachments/{file}/review-copy"), "401 403 403 403 200 404 403 403");
            Get("/challenges/{number}/applications/{code}/attachments/{ordinal:int}", Challenge("applications/AAAA-2222/attachments/1"), isOpened ? "401 403 404 404 403 403 403 404" : "401 403 409 404 403 403 403 409");
            Get("/review-copies/{copy}", $"/review-copies/{new string('a', 32)}?until=9999999999&mac=00", "401 403 403 403 403 403 404 403");
            Get("/applications/{id:guid}/receipt", Own("/receipt"), "401 403 403 403 200 404 403 403");
            Get("/applications/{id:guid}/inclusion", Own("/inclusion"), isOpened ? "401 403 403 403 200 404 403 403" : "401 403 403 403 409 404 403 403");
            Get("/applications", "/applications", "401 403 403 403 200 200 403 403");
            Get("/challenges/{number}/opening", Challenge("opening"), "200 200 200 200 200 200 200 200");
            Get("/challenges/{number}/winners", Challenge("winners"), "404 404 404 404 404 404 404 404");
            Get("/challenges/{number}/regions", Challenge("regions"), isOpened ? "200 200 200 200 200 200 200 200" : "409 409 409 409 409 409 409 409");
            Get("/challenges/{number}/count", Challenge("count"), "401 403 200 404 403 403 403 403");
            Get("/challenges/{number}/applications", Challenge("applications"), isOpened ? "401 403 200 404 403 403 403 200" : "401 403 409 404 403 403 403 409");
            Post("/challenges/{number}/identities", Challenge("identities"), new ReadIdentities("to have a look"), null, isOpened ? "401 403 403 403 403 403 403 200" : "401 403 403 403 403 403 403 409");
            Post("/challenges/{number}/opening/verify", Challenge("opening/verify"), new ProofInHand(new string('a', 64), []), null, isOpened ? "200 200 200 200 200 200 200 200" : "409 409 409 409 409 409 409 409");
            Post("/challenges/{number}/applications", Challenge("applications"), null, null, isOpened ? "401 403 403 403 409 409 403 403" : "401 403 403 403 409 201 403 403");
            Get("/applications/{id:guid}/formal-check", Own("/formal-check"), isOpened ? "401 403 403 403 200 404 403 403" : "401 403 403 403 409 404 403 403");
            Post("/applications/{id:guid}/corrections", Own("/corrections"), new Correction { People = [] }, null, "401 403 403 403 409 404 403 403");
            Get("/applications/{id:guid}/defence", Own("/defence"), "401 403 403 403 404 404 403 403");
            table.Row("PUT", "/applications/{id:guid}/defence", state, _ => Requests.Request(HttpMethod.Put, Own("/defence"), new DefenceDraft(), 1), "401 403 403 403 404 404 403 403");
            Post("/applications/{id:guid}/defence/submit", Own("/defence/submit"), null, 1, "401 403 403 403 404 404 403 403");
            Get("/participations/{id:guid}", $"/participations/{id}", "401 403 403 403 404 404 403 403");
            Post("/participations/{id:guid}/confirm", $"/participations/{id}/confirm", null, 1, "401 403 403 403 404 404 403 403");
            Get("/challenges/{number}/formal-check", Challenge("formal-check"), isOpened ? "401 403 200 404 403 403 403 200" : "401 403 409 404 403 403 403 409");
            Post("/challenges/{number}/formal-check/{code}/clearances", Challenge("formal-check/AAAA-2222/clearances"), new ClearanceRequest("R09", null, CheckOutcome.Passed, "looked it up there"), null, isOpened ? "401 403 404 404 403 403 403 403" : "401 403 409 404 403 403 403 403");
            Post("/challenges/{number}/formal-check/conclude", Challenge("formal-check/conclude"), null, null, "401 403 409 404 403 403 403 403");
            table.Row("PUT", "/applications/{id:guid}", state, _ => Requests.Request(HttpMethod.Put, Own(), Samples.Content(), isOpened ? 5 : 4), isOpened ? "401 403 403 403 409 404 403 403" : "401 403 403 403 200 404 403 403");
            Post("/applications/{id:guid}/submit", Own("/submit"), null, 5, isOpened ? "401 403 403 403 409 404 403 403" : "401 403 403 403 200 404 403 403");
            Post("/applications/{id:guid}/withdraw", Own("/withdraw"), null, isOpened ? 5 : 6, isOpened ? "401 403 403 403 409 404 403 403" : "401 403 403 403 200 404 403 403");
            table.Row("POST", "/applications/{id:guid}/attachments", state, _ => Upload.Request(id, Upload.Pdf("more"), "more.pdf"), isOpened ? "401 403 403 403 409 404 403 403" : "401 403 403 403 201 404 403 403");
            table.Row("DELETE", "/applications/{id:guid}/attachments/{attachment:guid}", state, _ => Requests.Request(HttpMethod.Delete, Own($"/attachments/{file}")), isOpened ? "401 403 403 403 409 404 403 403" : "401 403 403 403 204 404 403 403");
        }
        table.Row("GET", "/formal-checks", "any", _ => Requests.Request(HttpMethod.Get, "/formal-checks"), "401 403 200 200 403 403 403 403");
        table.Row("GET", "/registers", "any", _ => Requests.Request(HttpMethod.Get, "/registers"), "401 403 200 200 403 403 403 403");
        table.Row("GET", "/registers/{register}", "any", _ => Requests.Request(HttpMethod.Get, "/registers/integrity"), "401 403 200 200 403 403 403 403");
        table.Row("POST", "/registers/{register}/imports", "any", _ => Uploads.Request("/registers/integrity/imports", System.Text.Encoding.UTF8.GetBytes(RegisterKeeping.Integrity + "person,p-1,k,2021-01-01,,s\n"), "a.csv"), "401 403 201 201 403 403 403 403");
        table.Row("POST", "/registers/{register}/statements", "any", _ => Requests.Request(HttpMethod.Post, "/registers/integrity/statements", new CompleteStatement(new DateOnly(2022, 11, 1))), "401 403 201 201 403 403 403 403");
        table.Row("GET", "/decisions/{number}", "opened", _ => Requests.Request(HttpMethod.Get, $"/decisions/{opened.Number}"), "200 200 200 200 200 200 200 200");
        table.Row("POST", "/decisions/{number}/verify", "unknown", _ => Requests.Request(HttpMethod.Post, "/decisions/QH-0000-00/verify"), "404 404 404 404 404 404 404 404");
        table.Row("GET", "/receipts/key", "any", _ => Requests.Request(HttpMethod.Get, "/receipts/key"), "200 200 200 200 200 200 200 200");
        table.Row("POST", "/receipts/verify", "any", _ => Requests.Request(HttpMethod.Post, "/receipts/verify", new SignedReceipt(filing.Receipt, filing.Signature)), "200 200 200 200 200 200 200 200");
        Assert.That(await table.Walk(), Is.Empty);
    }

    [Test]
    public async Task A_wrong_address_and_a_strangers_application_look_the_same()
    {
        var competition = await Open();
        var (_, id, _) = await competition.File("p-1", "org-1");
        var stranger = competition.Solver("p-x");
        var theirs = await (await stranger.GetAsync($"/applications/{id}")).ShouldRefuse(Refusals.NotFound);
        var nobodys = await (await stranger.GetAsync($"/applications/{NewId.NextGuid()}")).ShouldRefuse(Refusals.NotFound);
        Assert.That(theirs with { TraceId = "" }, Is.EqualTo(nobodys with { TraceId = "" }).UsingPropertiesComparer());
    }
}
