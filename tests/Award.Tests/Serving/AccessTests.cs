using Challenges.Award.Browsing;
using Challenges.Award.Objecting;
using Challenges.Award.Racing;
using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Award.Tests.Serving;

/// <summary>Who gets what in which state (access.md), walked over HTTP: every endpoint has a row, and each that needs a role is tried without it.</summary>
sealed class AccessTests
{
    [Test, CancelAfter(240_000)]
    public async Task Every_endpoint_answers_every_visitor_as_the_table_says()
    {
        await using var market = await Marketplace.Open();
        // The later states first, since their making moves the clock behind the notices that are open then.
        var (raceRuns, _) = await market.RaceDrafted();
        await market.SignRace(raceRuns);
        var (raceDrafted, _) = await market.RaceDrafted();
        var (contracted, _) = await market.Acceptable();
        var (confirmed, _) = await market.Drafted();
        var (draftable, _) = await market.Confirmed();
        var (deciding, _) = await market.Decidable();
        var (raceable, _) = await market.Decidable(Given.RaceTerms);
        var (raceProposed, _) = await market.RaceProposed();
        var (proposed, _) = await market.Proposed();
        var (noticed, _) = await market.InNotice();
        var objection = await (await market.OtherSolver.Post($"/notices/{noticed}/objections", Marketplace.Objection)).ShouldBe<ObjectionReceipt>(201);
        var digest = (await (await market.Officer.GetAsync($"/task-books/{confirmed}")).ShouldBe<TaskBookView>()).Digest;
        object assessment = new { outcome = "met", evidence = "report" }, decision = new { outcome = "dismissed", reasons = Given.Text("reasons") };
        object departure = Marketplace.Proposal("A3", "why"), end = new { outcome = "failed", cause = "default", noMisconduct = true, reasons = Given.Text("reasons") };
        object receipt = new { amountFen = 100, receivedOn = "2023-05-08", reference = "R-1" }, longer = new { stage = 2, dueOn = "2025-06-30", reason = Given.Text("flood") };
        object extension = new { milestone = 3, dueOn = "2027-01-31", reason = Given.Text("reason") };

        var table = new AccessTable(market.Service,
            new("anyone", null), new("problem owner", Tokens.Mint("owner-1", Roles.ProblemOwner, org: Given.Owner)),
            new("officer", Tokens.Mint("officer-1", Roles.Department, dept: Given.Department)), new("other department", Tokens.Mint("officer-9", Roles.Department, dept: "dept-gansu")),
            new("officer who applied", Tokens.Mint("member-A5", [Roles.Department, Roles.Solver], dept: Given.Department)),
            new("solver", Tokens.Mint("rep-A4", Roles.Solver, org: "org-A4")), new("other solver", Tokens.Mint("rep-A1", Roles.Solver, org: "org-A1")),
            new("reviewer", Tokens.Mint("reviewer-1", Roles.Reviewer)), new("auditor", Tokens.Mint("auditor-1", Roles.Auditor)));

        void Get(string route, string state, string path, string expected) => table.Row("GET", route, state, _ => Requests.Request(HttpMethod.Get, path), expected);
        void Post(string route, string state, string path, object? body, string expected) => table.Row("POST", route, state, _ => Requests.Request(HttpMethod.Post, path, body), expected);

        //                                                                                                  any own off oth app sol oso rev aud
        Get("/awards", "any", "/awards", /*                                                              */ "401 403 200 200 200 403 403 403 200");
        Get("/awards/{number}", "deciding", $"/awards/{deciding}", /*                                    */ "404 404 200 404 404 404 404 404 200");
        Get("/awards/{number}", "proposed", $"/awards/{proposed}", /*                                    */ "404 200 200 404 404 404 404 404 200");
        Get("/awards/{number}", "in notice", $"/awards/{noticed}", /*                                    */ "200 200 200 200 200 200 200 200 200");
        Get("/awards/{number}/decisions", "in notice", $"/awards/{noticed}/decisions", /*                */ "401 403 200 404 404 403 403 403 200");
        Get("/decisions/{number}", "deciding", $"/decisions/{deciding}", /*                              */ "200 200 200 200 200 200 200 200 200");
        Get("/decisions/{number}", "no such challenge", "/decisions/QH-1900-01", /*                      */ "404 404 404 404 404 404 404 404 404");
        Post("/decisions/{number}/verify", "in notice", $"/decisions/{noticed}/verify", null, /*         */ "200 200 200 200 200 200 200 200 200");
        Get("/awards/{number}/objections", "in notice", $"/awards/{noticed}/objections", /*              */ "401 403 200 404 404 403 403 403 200");
        Get("/notices", "any", "/notices", /*                                                            */ "200 200 200 200 200 200 200 200 200");
        Get("/notices/{number}", "proposed", $"/notices/{proposed}", /*                                  */ "404 404 404 404 404 404 404 404 404");
        Get("/notices/{number}", "in notice", $"/notices/{noticed}", /*                                  */ "200 200 200 200 200 200 200 200 200");
        Get("/objections/own", "any", "/objections/own", /*                                              */ "401 200 200 200 200 200 200 200 200");
        Get("/objections/{id:guid}", "filed by the other solver", $"/objections/{objection.Id}", /*      */ "404 404 200 404 404 404 200 404 200");
        Get("/objections/{id:guid}/files", "filed by the other solver", $"/objections/{objection.Id}/files", /*        */ "404 404 200 404 404 404 200 404 200");
        Get("/objections/{id:guid}/files/{sha256}", "no such file", $"/objections/{objection.Id}/files/{new string('a', 64)}", "404 404 404 404 404 404 404 404 404");
        table.Row("POST", "/objections/{id:guid}/files", "a file that was not named", _ => Uploads.Request($"/objections/{objection.Id}/files", Uploads.Picture, "a.png"), "404 404 404 404 404 404 422 404 404");
        Get("/task-books/{number}", "in notice", $"/task-books/{noticed}", /*                            */ "401 404 200 404 404 404 404 403 200");
        Get("/task-books/{number}", "confirmed", $"/task-books/{confirmed}", /*                          */ "401 200 200 404 404 200 404 403 200");
        Get("/projects/{number}", "confirmed", $"/projects/{confirmed}", /*                              */ "401 404 404 404 404 404 404 403 404");
        Get("/projects/{number}", "contract", $"/projects/{contracted}", /*                              */ "401 200 200 404 404 200 404 403 200");
        Get("/results/{number}", "in notice", $"/results/{noticed}", /*                                  */ "404 404 404 404 404 404 404 404 404");
        Get("/results/{number}", "contract", $"/results/{contracted}", /*                                */ "200 200 200 200 200 200 200 200 200");

        Post("/awards/{number}/propose", "deciding", $"/awards/{deciding}/propose", departure, /*        */ "401 403 200 404 403 403 403 403 403");
        Post("/awards/{number}/second", "awaiting second", $"/awards/{deciding}/second", new { agree = true }, "401 403 403 404 403 403 403 403 403");
        Post("/awards/{number}/withdraw", "awaiting second", $"/awards/{deciding}/withdraw", null, /*    */ "401 403 200 404 403 403 403 403 403");
        Post("/awards/{number}/no-award", "deciding", $"/awards/{deciding}/no-award", Marketplace.NoAward, "401 403 200 403 403 403 403 403 403");
        Post("/awards/{number}/notice", "proposed", $"/awards/{proposed}/notice", new { }, /*            */ "401 403 200 403 403 403 403 403 403");
        Post("/awards/{number}/confirm", "notice runs", $"/awards/{noticed}/confirm", null, /*           */ "401 403 409 403 403 403 403 403 403");
        Post("/notices/{number}/objections", "in notice", $"/notices/{noticed}/objections", Marketplace.Objection, "201 201 201 201 201 201 201 201 201");
        Post("/objections/{id:guid}/decide", "open", $"/objections/{objection.Id}/decide", decision, /*  */ "401 403 200 404 403 403 403 403 403");
        table.Row("PUT", "/task-books/{number}", "confirmed", _ => Requests.Request(HttpMethod.Put, $"/task-books/{draftable}", Marketplace.Milestones), "401 403 428 403 403 403 403 403 403");
        Post("/task-books/{number}/sign", "confirmed", $"/task-books/{confirmed}/sign", new { digest }, /* */ "401 200 200 403 403 200 403 403 403");
        Post("/projects/{number}/milestones/{milestone:int}/assess", "met", $"/projects/{contracted}/milestones/1/assess", assessment, "401 403 409 403 403 403 403 403 403");
        Post("/projects/{number}/milestones/{milestone:int}/pay", "met", $"/projects/{contracted}/milestones/1/pay", null, "401 403 200 403 403 403 403 403 403");
        Post("/projects/{number}/log", "contract", $"/projects/{contracted}/log", new { milestone = 1, kind = "progress", text = "The pilot cell ran." }, "401 200 200 403 403 200 403 403 403");
        Post("/projects/{number}/extension", "contract", $"/projects/{contracted}/extension", extension, "401 403 200 403 403 403 403 403 403");
        Post("/projects/{number}/recovery", "nothing goes back", $"/projects/{contracted}/recovery", receipt, "401 403 409 403 403 403 403 403 403");
        Post("/results/{number}/objections", "nothing accepted", $"/results/{contracted}/objections", Marketplace.Objection, "409 409 409 409 409 409 409 409 409");
        Post("/results/{number}/objections", "race runs", $"/results/{raceRuns}/objections?team=1", Marketplace.Objection, "409 409 409 409 409 409 409 409 409");
        Post("/results/{number}/objections", "in notice", $"/results/{noticed}/objections", Marketplace.Objection, "404 404 404 404 404 404 404 404 404");
        Post("/projects/{number}/follow-up", "contract", $"/projects/{contracted}/follow-up", Marketplace.FollowUp, "401 201 201 403 403 201 403 403 403");
        Post("/projects/{number}/end", "contract", $"/projects/{contracted}/end", end, /*                */ "401 403 200 403 403 403 403 403 403");
        Post("/projects/{number}/end/second", "end proposed", $"/projects/{contracted}/end/second", null, "401 403 403 403 403 403 403 403 403");
        Post("/projects/{number}/acceptance", "contract", $"/projects/{contracted}/acceptance", Marketplace.Acceptance, "401 403 200 403 403 403 403 403 403");

        var book = (await (await market.Officer.GetAsync($"/races/{raceDrafted}/teams/1/task-book")).ShouldBe<RaceBookView>()).Digest;
        object stage = Marketplace.Assessment((1, 80m), (2, 70m)), revival = new { reason = Given.Text("reason") };
        Get("/races/{number}", "no race", $"/races/{noticed}", /*                                        */ "404 404 404 404 404 404 404 404 404");
        Get("/races/{number}", "proposed", $"/races/{raceProposed}", /*                                  */ "404 200 200 404 404 404 404 404 200");
        Get("/races/{number}", "runs", $"/races/{raceRuns}", /*                                          */ "200 200 200 200 200 200 200 200 200");
        Get("/races/{number}/teams/{team:int}/task-book", "proposed", $"/races/{raceProposed}/teams/1/task-book", "401 404 200 404 404 404 404 403 200");
        Get("/races/{number}/teams/{team:int}/task-book", "own", $"/races/{raceRuns}/teams/1/task-book", "401 200 200 404 404 200 404 403 200");
        Get("/races/{number}/teams/{team:int}/task-book", "another team's", $"/races/{raceRuns}/teams/2/task-book", "401 200 200 404 404 404 404 403 200");
        Post("/awards/{number}/propose-race", "deciding", $"/awards/{raceable}/propose-race", Marketplace.Race, /**/ "401 403 200 404 403 403 403 403 403");
        Post("/rehearsals", "any", "/rehearsals", new { bountyFen = 2_000_000_000, entrants = 2, days = new[] { "2024-05-31", "2025-05-31" }, race = Given.RaceTerms().Policy.Race }, "401 403 200 200 200 403 403 403 403");
        Post("/races/{number}/task-books", "drafted", $"/races/{raceDrafted}/task-books", null, /*       */ "401 403 200 403 403 403 403 403 403");
        Post("/races/{number}/teams/{team:int}/sign", "drafted", $"/races/{raceDrafted}/teams/1/sign", new { digest = book }, "401 409 409 404 404 409 404 403 403");
        Post("/races/{number}/stages/{stage:int}/assess", "not due", $"/races/{raceRuns}/stages/1/assess", stage, "401 403 409 403 403 403 403 403 403");
        Post("/races/{number}/extension", "runs", $"/races/{raceRuns}/extension", longer, /*             */ "401 403 200 403 403 403 403 403 403");
        Post("/races/{number}/teams/{team:int}/revive", "runs", $"/races/{raceRuns}/teams/2/revive", revival, "401 403 409 403 403 403 403 403 403");
        Post("/races/{number}/teams/{team:int}/stages/{stage:int}/pay", "owed", $"/races/{raceRuns}/teams/1/stages/1/pay", null, "401 403 200 403 403 403 403 403 403");
        Post("/races/{number}/teams/{team:int}/acceptance", "runs", $"/races/{raceRuns}/teams/1/acceptance", Marketplace.Acceptance, "401 403 409 403 403 403 403 403 403");
        Post("/races/{number}/teams/{team:int}/recovery", "runs", $"/races/{raceRuns}/teams/1/recovery", new { recoverFen = 1, cause = "default", reasons = Given.Text("r") }, "401 403 409 403 403 403 403 403 403");
        Post("/races/{number}/teams/{team:int}/recovery/second", "runs", $"/races/{raceRuns}/teams/1/recovery/second", null, "401 403 409 403 403 403 403 403 403");
        Post("/races/{number}/teams/{team:int}/recovery/bookings", "runs", $"/races/{raceRuns}/teams/1/recovery/bookings", new { amountFen = 1, receivedOn = "2024-01-01", reference = "R-1" }, "401 403 409 403 403 403 403 403 403");
        Post("/races/{number}/conclude", "runs", $"/races/{raceRuns}/conclude", null, /*                 */ "401 403 409 403 403 403 403 403 403");

        Assert.That(await table.Walk(), Is.Empty);
        Assert.That(await market.Service.BrokenInvariants(), Is.Empty);
    }

    [Test, CancelAfter(60_000)]
    public async Task Measured_values_and_codes_of_the_ranking_go_to_those_who_may_read_them()
    {
        await using var market = await Marketplace.Open();
        var (number, _) = await market.InNotice();
        async Task<IReadOnlyList<RankedView>> Ranking(HttpClient client) => (await (await client.GetAsync($"/awards/{number}")).ShouldBe<AwardView>()).Ranking!;

        var open = await Ranking(market.Anyone);
        var own = await Ranking(market.OtherSolver);
        var owner = await Ranking(market.Owner);
        var full = await Ranking(market.Officer);
        Assert.Multiple(() =>
        {
            Assert.That(open.Select(r => r.Code), Is.EqualTo(new[] { "A1", null, null, "A2", "A5" }), "awardable ones by name, others by code");
            Assert.That(open, Has.All.Property("Measured").Null.And.All.Property("Missed").Null.And.All.Property("PriceFen").Null);
            Assert.That(own.Where(r => r.Own).Select(r => r.Code), Is.EqualTo(new[] { "A1" }));
            Assert.That(own.Where(r => r.Measured is not null).Select(r => r.Code), Is.EqualTo(new[] { "A1" }), "a solver reads its own test");
            Assert.That(owner, Has.All.Property("Measured").Not.Null.And.All.Property("PriceFen").Null);
            Assert.That(full, Has.All.Property("Measured").Not.Null.And.All.Property("PriceFen").Not.Null.And.All.Property("SolverName").Not.Null);
        });
    }
}
