using Challenges.Publication.Browsing;
using Challenges.Publication.Clarifying;
using Challenges.Publication.Drafting;
using Challenges.Publication.Profiles;
using Challenges.Publication.Proposing;
using Challenges.Publication.Registering;
using Challenges.Publication.Vetting;
using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Publication.Tests.Api;

/// <summary>Every endpoint against everybody, in the states where it matters.</summary>
public sealed class Who_sees_and_does_what
{
    const string Everybody = "200 200 200 200 200 200 200 200";

    [Test]
    public async Task Is_what_the_table_says()
    {
        var (written, submitted, draft, open) = (await (await Act.Owner.Post("/problems", Act.ProblemRequest)).ShouldBe<ProblemView>(201), await Act.Submitted(), await Act.Drafted(), await Act.Published());
        await (await Act.Solver.Post($"/challenges/{open.Number}/questions", new { text = "DC?" })).ShouldBe(201);
        var reason = new ReasonRequest(Given.Both("理由", "Reason"));
        var (vetted, panel) = (await Act.Submitted(), new VettingRequest("provincial-default", [.. Enumerable.Range(1, 5).Select(n => new VetterRequest($"v{n}", $"org-{n}"))]));
        await (await Act.Officer.Post($"/problems/{vetted.Id}/vetting", panel)).ShouldBe(201);
        var answer = new AnswerRequest(Given.Both("问", "Q"), Given.Both("答", "A"));

        var change = await (await Act.Officer.Post("/organisation-changes", Organisations("ACCESS-1"))).ShouldBe<OrganisationChangeView>(201);
        var report = new { step = "review", text = "Somebody called me" };

        // anyone, owner, other owner, officer, other officer, solver, reviewer, auditor
        var table = new AccessTable(PublicationRuns.Service,
                new("anyone", null), V("owner", Given.Owner), V("other owner", Given.OtherOwner), V("officer", Given.Officer), V("other officer", Given.OtherOfficer), V("solver", Given.Solver),
                new("reviewer", Tokens.Mint("reviewer-1", Roles.Reviewer)), V("auditor", Given.Auditor))
            .Row("GET", "/departments", "any", _ => Get("/departments"), Everybody)
            .Row("GET", "/profiles", "any", _ => Get("/profiles"), Everybody)
            .Row("GET", "/profiles/schema", "any", _ => Get("/profiles/schema"), Everybody)
            .Row("GET", "/profiles/{name}", "any", _ => Get("/profiles/provincial-default"), Everybody)
            .Row("GET", "/profiles/{name}/explanation", "any", _ => Get("/profiles/provincial-default/explanation"), Everybody)
            .Row("GET", "/profiles/{name}/differences", "two versions", _ => Get("/profiles/provincial-default/differences"), Everybody)
            .Row("POST", "/profiles/check", "any", _ => Post("/profiles/check", PolicyProfiles.Find("county-small")), "401 403 403 200 200 403 403 403")
            .Row("POST", "/profiles/{name}/versions", "shipped", _ => Post("/profiles/county-small/versions", PolicyProfiles.Find("county-small")), "401 403 403 409 409 403 403 403")
            .Row("POST", "/problems", "any", _ => Post("/problems", Act.ProblemRequest), "401 201 201 403 403 403 403 403")
            .Row("GET", "/problems", "any", _ => Get("/problems"), "401 200 200 200 200 403 403 200")
            .Row("GET", "/problems/{id:guid}", "draft", _ => Get($"/problems/{written.Id}"), "401 200 404 404 404 403 403 200")
            .Row("GET", "/problems/{id:guid}", "submitted", _ => Get($"/problems/{submitted.Id}"), "401 200 404 200 404 403 403 200")
            .Row("PUT", "/problems/{id:guid}", "draft, stale", _ => Requests.Request(HttpMethod.Put, $"/problems/{written.Id}", Act.ProblemRequest, 99), "401 412 404 403 403 403 403 403")
            .Row("GET", "/problems/{id:guid}/files", "draft", _ => Get($"/problems/{written.Id}/files"), "401 200 404 404 404 403 404 200")
            .Row("GET", "/problems/{id:guid}/files", "submitted", _ => Get($"/problems/{submitted.Id}/files"), "401 200 404 200 404 403 404 200")
            .Row("POST", "/problems/{id:guid}/files", "draft", async v => Uploads.Request($"/problems/{(v.Name == "owner" ? (await NewProblem()).Id : written.Id)}/files", Uploads.Picture, "a.png"), "401 201 404 403 403 403 403 403")
            .Row("POST", "/problems/{id:guid}/files", "submitted", _ => Uploads.Request($"/problems/{submitted.Id}/files", Uploads.Picture, "a.png"), "401 409 404 403 403 403 403 403")
            .Row("GET", "/problems/{id:guid}/files/{file:guid}", "submitted, no such file", _ => Get($"/problems/{submitted.Id}/files/{submitted.Id}"), "401 404 404 404 404 403 404 404")
            .Row("DELETE", "/problems/{id:guid}/files/{file:guid}", "submitted, no such file", _ => Requests.Request(HttpMethod.Delete, $"/problems/{submitted.Id}/files/{submitted.Id}"), "401 404 404 403 403 403 403 403")
            .Row("POST", "/problems/{id:guid}/submit", "draft", async v => Post($"/problems/{(v.Name == "owner" ? (await NewProblem()).Id : written.Id)}/submit"), "401 200 404 403 403 403 403 403")
            .Row("POST", "/problems/{id:guid}/accept", "submitted", async v => Post($"/problems/{(v.Name == "officer" ? await Act.Submitted() : submitted).Id}/accept"), "401 403 403 200 404 403 403 403")
            .Row("POST", "/problems/{id:guid}/accept-with-reasons", "submitted", async v => Post($"/problems/{(v.Name == "officer" ? await Act.Submitted() : submitted).Id}/accept-with-reasons", reason), "401 403 403 200 404 403 403 403")
            .Row("POST", "/problems/{id:guid}/return", "submitted", async v => Post($"/problems/{(v.Name == "officer" ? await Act.Submitted() : submitted).Id}/return", reason), "401 403 403 200 404 403 403 403")
            .Row("POST", "/problems/{id:guid}/refuse", "submitted", async v => Post($"/problems/{(v.Name == "officer" ? await Act.Submitted() : submitted).Id}/refuse", reason), "401 403 403 200 404 403 403 403")
            .Row("GET", "/problems/{id:guid}/vetting", "not vetted", _ => Get($"/problems/{submitted.Id}/vetting"), "401 404 404 404 404 403 404 404")
            .Row("GET", "/problems/{id:guid}/vetting", "running", _ => Get($"/problems/{vetted.Id}/vetting"), "401 200 404 200 404 403 404 200")
            .Row("POST", "/problems/{id:guid}/vetting", "running", _ => Post($"/problems/{vetted.Id}/vetting", panel), "401 403 403 409 404 403 403 403")
            .Row("POST", "/problems/{id:guid}/vetting/sheet", "running", _ => Post($"/problems/{vetted.Id}/vetting/sheet", new VettingSheetRequest(1, 1, 1, 1, "?")), "401 403 403 403 403 403 404 403")
            .Row("POST", "/problems/{id:guid}/vetting/replace", "running, of nobody", _ => Post($"/problems/{vetted.Id}/vetting/replace", new ReplaceVetterRequest("nobody", new VetterRequest("v9", "org-9"))), "401 403 403 403 404 403 403 403")
            .Row("GET", "/vetting", "any", _ => Get("/vetting"), "401 403 403 403 403 403 200 403")
            .Row("GET", "/organisations", "any", _ => Get("/organisations"), Everybody)
            .Row("GET", "/organisations/{id}", "unknown", _ => Get("/organisations/NOBODY"), "404 404 404 404 404 404 404 404")
            .Row("GET", "/organisation-changes", "any", _ => Get("/organisation-changes"), "401 403 403 200 200 403 403 200")
            .Row("GET", "/organisation-changes/{id:guid}", "proposed", _ => Get($"/organisation-changes/{change.Id}"), "401 403 403 200 200 403 403 200")
            .Row("POST", "/organisation-changes", "any", v => Post("/organisation-changes", Organisations($"ACCESS-{v.Name.Replace(' ', '-')}")), "401 403 403 201 201 403 403 403")
            .Row("POST", "/organisation-changes/import", "any", v => Registering_organisations.Table("/organisation-changes/import", $"id,name,basis\nACCESS-{v.Name.Replace(' ', '-')},n,b"), "401 403 403 201 201 403 403 403")
            .Row("POST", "/organisation-changes/{id:guid}/approve", "proposed", _ => Post($"/organisation-changes/{change.Id}/approve"), "401 403 403 409 200 403 403 403")
            .Row("POST", "/organisation-changes/{id:guid}/refuse", "approved", _ => Post($"/organisation-changes/{change.Id}/refuse", new RefuseOrganisationsRequest("r")), "401 403 403 409 409 403 403 403")
            .Row("POST", "/calls", "taken", _ => Post("/calls", new { number = "QH-2022", title = Given.Both("a", "b") }), "401 403 403 409 409 403 403 403")
            .Row("GET", "/calls", "any", _ => Get("/calls"), Everybody)
            .Row("GET", "/calls/{number}", "any", _ => Get("/calls/QH-2022"), Everybody)
            .Row("POST", "/drafts", "of a problem that is not accepted", _ => Post("/drafts", new DraftFromProblemRequest(submitted.Id)), "401 403 403 409 404 403 403 403")
            .Row("GET", "/drafts", "any", _ => Get("/drafts"), "401 200 200 200 200 403 403 200")
            .Row("GET", "/drafts/{id:guid}", "draft", _ => Get($"/drafts/{draft.Id}"), "401 200 404 200 404 403 403 200")
            .Row("GET", "/drafts/{id:guid}", "published", _ => Get($"/drafts/{open.Id}"), "401 200 404 200 404 403 403 200")
            .Row("PUT", "/drafts/{id:guid}", "draft, stale", _ => Requests.Request(HttpMethod.Put, $"/drafts/{draft.Id}", Act.DraftRequest, 99), "401 403 403 412 404 403 403 403")
            .Row("POST", "/drafts/{id:guid}/sign", "draft, another text", _ => Post($"/drafts/{draft.Id}/sign", new { digest = "00" }), "401 409 404 409 404 403 403 403")
            .Row("POST", "/drafts/{id:guid}/publish", "unsigned", _ => Post($"/drafts/{draft.Id}/publish", new { call = "QH-2022", number = "QH-2022-99" }), "401 403 403 409 404 403 403 403")
            .Row("GET", "/challenges", "any", _ => Get("/challenges"), Everybody)
            .Row("GET", "/own-challenges", "any", _ => Get("/own-challenges"), "401 200 200 403 403 403 403 403")
            .Row("GET", "/challenges/{number}", "open", _ => Get($"/challenges/{open.Number}"), Everybody)
            .Row("GET", "/challenges/{number}", "no such number", _ => Get("/challenges/QH-2022-0000"), "404 404 404 404 404 404 404 404")
            .Row("GET", "/challenges/{number}/amendments", "open", _ => Get($"/challenges/{open.Number}/amendments"), Everybody)
            .Row("POST", "/challenges/{number}/amendments", "open, stale", _ => Requests.Request(HttpMethod.Post, $"/challenges/{open.Number}/amendments", new { reason = Given.Both("a", "b") }, 99), "401 403 403 412 403 403 403 403")
            .Row("GET", "/challenges/{number}/questions", "open", _ => Get($"/challenges/{open.Number}/questions"), Everybody)
            .Row("POST", "/challenges/{number}/questions", "open", _ => Post($"/challenges/{open.Number}/questions", new { text = "?" }), "401 201 201 201 201 201 201 201")
            .Row("PUT", "/challenges/{number}/questions/{question:int}/answer", "open", _ => Requests.Request(HttpMethod.Put, $"/challenges/{open.Number}/questions/1/answer", answer), "401 200 403 200 403 403 403 403")
            .Row("POST", "/challenges/{number}/questions/{question:int}/publish", "without an answer", _ => Post($"/challenges/{open.Number}/questions/2/publish"), "401 403 403 409 403 403 403 403")
            .Row("POST", "/challenges/{number}/cancel", "open", async v => Post($"/challenges/{(v.Name == "officer" ? (await Act.Published()).Number : open.Number)}/cancel", reason), "401 403 403 200 403 403 403 403")
            .Row("GET", "/challenges/{number}/chains", "open", _ => Get($"/challenges/{open.Number}/chains"), Everybody)
            .Row("GET", "/decisions/{number}", "open", _ => Get($"/decisions/{open.Number}"), Everybody)
            .Row("POST", "/decisions/{number}/verify", "open", _ => Post($"/decisions/{open.Number}/verify"), Everybody)
            .Row("POST", "/reports", "any", _ => Post("/reports", report), "201 201 201 201 201 201 201 201")
            .Row("POST", "/reports/follow", "any", _ => Post("/reports/follow", new { receipt = "0" }), "404 404 404 404 404 404 404 404")
            .Row("GET", "/reports", "any", _ => Get("/reports"), "404 404 404 404 404 404 404 200")
            .Row("GET", "/reports/{id:guid}", "unknown", _ => Get($"/reports/{open.Id}"), "404 404 404 404 404 404 404 404")
            .Row("POST", "/reports/{id:guid}/answer", "unknown", _ => Post($"/reports/{open.Id}/answer", new { text = "a" }), "404 404 404 404 404 404 404 404")
            .Row("POST", "/reports/{id:guid}/close", "unknown", _ => Post($"/reports/{open.Id}/close", new { text = "a" }), "404 404 404 404 404 404 404 404");
        Assert.That(await table.Walk(), Is.Empty);
    }

    /// <summary>Nothing in list, page, stand or ETag tells whether anybody has applied.</summary>
    [Test]
    public async Task A_filed_application_changes_nothing_that_the_public_can_see()
    {
        var open = await Act.Published();
        async Task<string> Seen()
        {
            var page = await Act.Anyone.GetAsync($"/challenges/{open.Number}");
            return $"{page.Headers.ETag} {await page.Content.ReadAsStringAsync()} {(await (await Act.Anyone.GetAsync($"/challenges?text={open.Number}")).ShouldBe<ChallengePage>()).Items.Single()}";
        }
        var before = await Seen();
        await PublicationRuns.Bus.Publish(new Contracts.Applications.ApplicationReceived { ChallengeId = open.Id, Version = 1, At = Given.Now, Count = 1 });
        await Patience.Until(async () => (await Act.Show(open.Number, Act.Officer)).Filed == 1, "the count");
        Assert.That(await Seen(), Is.EqualTo(before));
    }

    static OrganisationsRequest Organisations(string id) => new([new OrganisationEntry(id, "n", [], [], "b")]);

    static async Task<ProblemView> NewProblem() => await (await Act.Owner.Post("/problems", Act.ProblemRequest)).ShouldBe<ProblemView>(201);

    static Visitor V(string name, Caller caller) => new(name, Act.Token(caller));

    static HttpRequestMessage Get(string path) => Requests.Request(HttpMethod.Get, path);

    static HttpRequestMessage Post(string path, object? body = null) => Requests.Request(HttpMethod.Post, path, body);
}
