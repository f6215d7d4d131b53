using Challenges.Applications.Checking;
using Challenges.Applications.Filing;
using Challenges.Applications.Opening;
using Challenges.Contracts.Applications;
using Challenges.Contracts.Publication;
using Challenges.Shared.Decisions;
using Challenges.Shared.Proof;
using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Applications.Tests.Serving;

/// <summary>R12 from the sealing to the opening, over HTTP.</summary>
public sealed class FormalCheckTests : ServiceFixture
{
    static int _people;

    DateOnly Today => DateOnly.FromDateTime(Service.Clock.GetUtcNow().UtcDateTime.AddHours(8));

    static string New(string kind) => $"{kind}-check-{Interlocked.Increment(ref _people)}";

    List<ApplicationOpened> Opened(Competition competition) => [.. Bus.Received<ApplicationOpened>().Where(m => m.ChallengeId == competition.Id)];

    Task<FormalCheckConcluded> Conclusion(Competition competition) => Bus.Expect<FormalCheckConcluded>(m => m.ChallengeId == competition.Id);

    static async Task<string?> WhyNotClear(Competition competition) => (await Check(competition)).Stand.Actions.Single(a => a.Name == "ClearFinding").Refusal?.Code;

    static async Task<FormalCheckView> Check(Competition competition) =>
        await (await competition.Officer().GetAsync($"/challenges/{competition.Number}/formal-check")).ShouldBe<FormalCheckView>(200);

    static async Task<OwnCheckView> Own(HttpClient solver, Guid id) => await (await solver.GetAsync($"/applications/{id}/formal-check")).ShouldBe<OwnCheckView>(200);

    static Task<HttpResponseMessage> Clear(Competition competition, string code, string rule, string? at, CheckOutcome outcome) => competition.Officer().Post(
        $"/challenges/{competition.Number}/formal-check/{code}/clearances", new ClearanceRequest(rule, at, outcome, "looked up in the register of commerce"));

    static Task<HttpResponseMessage> Conclude(Competition competition) => competition.Officer().Post($"/challenges/{competition.Number}/formal-check/conclude");

    static Task<HttpResponseMessage> Mend(HttpClient solver, Guid id, Correction correction) => solver.Post($"/applications/{id}/corrections", correction);

    /// <summary>By a person and an organisation of its own, with one member of its own.</summary>
    static async Task<(HttpClient Solver, Guid Id, string Person, string Organisation, string Member)> File(Competition competition, Func<ApplicationContent, ApplicationContent>? change = null)
    {
        var (person, organisation, member) = (New("p"), New("org"), New("m"));
        var content = Samples.Content() with { People = [new Participant(member, "Member one")] };
        var (solver, id, _) = await competition.File(person, organisation, (change ?? (c => c))(content));
        return (solver, id, person, organisation, member);
    }

    static async Task<VerificationView> Verified(Competition competition) =>
        await (await competition.Auditor().Post($"/decisions/{competition.Number}/verify", key: "")).ShouldBe<VerificationView>();

    [Test]
    public async Task Where_every_register_is_complete_and_silent_the_check_is_concluded_with_the_sealing()
    {
        var competition = await OpenChecked();
        await RegisterKeeping.State(competition.Officer(), Today);
        var (solver, id, _, organisation, _) = await File(competition);
        await File(competition);
        await (await competition.Officer().GetAsync($"/challenges/{competition.Number}/formal-check")).ShouldRefuse(Refusals.SealedUntilTheClose);
        await (await Conclude(competition)).ShouldRefuse(Refusals.SealedUntilTheClose);
        await competition.Seal();

        var concluded = await Conclusion(competition);
        Assert.That((concluded.SealedCount, concluded.AdmittedCount, concluded.RefusedBy.Count, concluded.Number), Is.EqualTo((2, 2, 0, competition.Number)));
        await Patience.Until(() => Opened(competition).Count == 2, "two openings");
        Assert.That(Opened(competition), Has.All.Matches<ApplicationOpened>(o => o!.SealedCount == 2 && o.AdmittedCount == 2 && o.At == concluded.At));
        var view = await Check(competition);
        Assert.That((view.Admitted, view.Undecided, view.ConcludedAt, view.Stand.Stands.State), Is.EqualTo((2, 0, (DateTimeOffset?)concluded.At, "Concluded")));
        Assert.That(view.Applications.SelectMany(a => a.Findings).Select(f => f.Subject), Has.All.Null, "of what passed nobody learns who it is");
        Assert.That((await Competition.Read(solver, id)).State, Is.EqualTo("Sealed"));
        Assert.That((await Own(solver, id)).Findings.Select(f => (f.Rule, f.Counts)), Is.EqualTo(new[] { "R08", "R09", "R10", "R11" }.Select(r => (r, CheckOutcome.Passed))));
        var decisions = await (await competition.Officer().GetAsync($"/decisions/{competition.Number}")).ShouldBe<DecisionsView>();
        Assert.That(decisions.Records.Select(r => r.Record!.Kind), Is.EqualTo(new[] { "sealing", "formal-check", "formal-check-conclusion" }));
        Assert.That(string.Concat(decisions.Records.Select(r => r.Inputs + r.Result)), Does.Not.Contain(organisation), "decisions name codes and places, nobody");
        Assert.That((await Verified(competition)).Sound);
        var shown = await (await Service.Anonymous.GetAsync($"/decisions/{competition.Number}")).ShouldBe<DecisionsView>();
        Assert.That(shown.Records.Select(r => (r.Record!.Kind, r.Inputs)), Is.EqualTo(new[] { ("sealing", (string?)null), ("formal-check-conclusion", null) }));
    }

    [Test]
    [Property("Rule", "R09")]
    public async Task What_no_register_knows_waits_for_an_officer_and_is_opened_by_none_before()
    {
        var competition = await OpenChecked();
        await RegisterKeeping.State(competition.Officer(), Today, Registers.Ownership, Registers.Projects);
        var (solver, id, person, organisation, member) = await File(competition);
        await competition.Seal();
        var entry = (await Check(competition)).Applications.Single();
        Assert.That((entry.Admission, entry.Findings.Where(f => f.Outcome == CheckOutcome.Unknown).Select(f => f.Subject)), Is.EqualTo((Admission.Open, (IEnumerable<string>)[organisation, person, member]))
            .Using<(Admission, IEnumerable<string?>)>((a, b) => a.Item1 == b.Item1 && a.Item2.ToHashSet().SetEquals(b.Item2)));
        Assert.That((await Competition.Read(solver, id)).State, Is.EqualTo("Checking"));
        await (await Conclude(competition)).ShouldRefuse(Refusals.CheckIsUndecided);
        var listed = await (await competition.Officer().GetAsync($"/challenges/{competition.Number}/applications")).ShouldBe<OpenedView>();
        Assert.That((listed.Applications.Single().Content, listed.Applications.Single().Admission), Is.EqualTo(((BlindContent?)null, Admission.Open)));
        await (await Mend(solver, id, new Correction { People = [] })).ShouldRefuse(Refusals.NothingToMend);

        var waiting = (await (await competition.Officer().GetAsync("/formal-checks")).ShouldBe<FormalChecks>(200)).Checks.Single();
        Assert.That((waiting.Challenge, waiting.Sealed, waiting.Unknown, waiting.ToMend, waiting.ConcludedAt), Is.EqualTo((competition.Number, 1, 1, 0, (DateTimeOffset?)null)));
        Assert.That(await WhyNotClear(competition), Is.Null, "something is unknown");
        await (await Clear(competition, entry.Code, "R09", "people[7]", CheckOutcome.Passed)).ShouldRefuse(Refusals.NothingToClear);
        await (await competition.Officer("dept-else").Post($"/challenges/{competition.Number}/formal-check/{entry.Code}/clearances", new ClearanceRequest("R09", "people[0]", CheckOutcome.Passed, "looked it up somewhere"))).ShouldRefuse(Refusals.NotFound);
        await (await competition.Officer().Post($"/challenges/{competition.Number}/formal-check/{entry.Code}/clearances", new ClearanceRequest("R09", "people[0]", CheckOutcome.Passed, "no"))).ShouldRefuse(SharedRefusals.NotValid);
        foreach (var at in new[] { "organisation", "representative", "people[0]" }) await (await Clear(competition, entry.Code, "R09", at, CheckOutcome.Passed)).ShouldBe(200);
        await (await Clear(competition, entry.Code, "R09", "people[0]", CheckOutcome.Failed)).ShouldRefuse(Refusals.NothingToClear);
        Assert.That((await Check(competition)).ConcludedAt, Is.Null, "the officer concludes, or the end of the fix window");
        Assert.That(Opened(competition), Is.Empty);
        await (await Conclude(competition)).ShouldBe(200);
        Assert.That((await Conclusion(competition)).AdmittedCount, Is.EqualTo(1));
        await Patience.Until(() => Opened(competition).Count == 1, "the opening");
        await (await Conclude(competition)).ShouldRefuse(Refusals.CheckIsConcluded);
        var cleared = (await Own(solver, id)).Findings.First(f => f.Clearance is not null);
        Assert.That((cleared.Outcome, cleared.Counts, cleared.Clearance!.Reason), Is.EqualTo((CheckOutcome.Unknown, CheckOutcome.Passed, "looked up in the register of commerce")));
        Assert.That((await Verified(competition)).Records.Select(r => (r.Kind, r.Finding)), Is.EqualTo(new[] { "sealing", "formal-check", "clearance", "clearance", "clearance", "formal-check-conclusion" }.Select(k => (k, Finding.Same))));
    }

    [Test, Property("Rule", "R12")]
    public async Task What_can_be_mended_is_mended_within_the_window_and_only_what_the_finding_names()
    {
        var competition = await OpenChecked();
        var (solver, id, _, _, member) = await File(competition);
        var officer = competition.Officer();
        await RegisterKeeping.Import(officer, "integrity", $"{RegisterKeeping.Integrity}person,{member},false statement,2021-05-01,,Decision 2021-33\n");
        await RegisterKeeping.State(officer, Today);
        await competition.Seal();
        var view = await Competition.Read(solver, id);
        Assert.That((view.State, view.Stand.Next!.What, view.Stand.Actions.Single(a => a.Name == "MendApplication").Allowed), Is.EqualTo(("ToMend", "FixWindowEnds", true)));
        Assert.That(await WhyNotClear(competition), Is.EqualTo(Refusals.NothingToClear.Code), "it waits for the solver and for no officer");
        var own = await Own(solver, id);
        var finding = own.Findings.Single(f => f.Counts == CheckOutcome.Failed);
        Assert.That((finding.Rule, finding.Subject, finding.Evidence!.Source, finding.Evidence.From, own.MayMend.Single()), Is.EqualTo(("R09", member, "Decision 2021-33", (DateOnly?)new DateOnly(2021, 5, 1), "people")));
        Assert.That((finding.Says.En, finding.Says.Zh), Is.Not.EqualTo((finding.Says.Zh, finding.Says.En)));
        Assert.That(finding.Says.En, Does.Contain("false statement").And.Contain("2021-05-01").And.Not.Contain("{"));

        await (await Mend(solver, id, new Correction { Committed = Samples.Content().Committed })).ShouldRefuse(Refusals.PartMayNotChange);
        await (await Mend(solver, id, new Correction { People = [new Participant(member, "")] })).ShouldRefuse(Refusals.Incomplete);
        Assert.That((await (await Mend(solver, id, new Correction { People = [new Participant(member, "Still here")] })).ShouldBe<MendedAnswer>(200)).Admission, Is.EqualTo(Admission.ToMend));
        var mended = await (await Mend(solver, id, new Correction { People = [] })).ShouldBe<MendedAnswer>(200);
        Assert.That(mended.Admission, Is.EqualTo(Admission.Admitted));
        var verdict = await (await Service.Anonymous.PostAsync("/receipts/verify", System.Net.Http.Json.JsonContent.Create(new SignedReceipt(mended.Receipt, mended.Signature), options: JsonSettings.Web))).ShouldBe<Verified>();
        Assert.That(verdict.Genuine);
        own = await Own(solver, id);
        Assert.That((Canonical.Digest(System.Text.Encoding.UTF8.GetBytes(own.Document)), own.Corrections.Count), Is.EqualTo((mended.Receipt.Digest, 2)));
        Assert.That(own.Corrections[1].Receipt, Is.EqualTo(mended.Receipt));
        Assert.That(own.Document, Does.Contain($"\"corrects\":\"{view.Filed!.Digest}\""), "what was sealed stays as evidence");
        await (await Mend(solver, id, new Correction { People = [] })).ShouldRefuse(Refusals.NothingToMend);
        await (await Conclude(competition)).ShouldBe(200);
        await Patience.Until(() => Opened(competition).Count == 1, "the opening");
        Assert.That(Opened(competition).Single().Parties.People, Does.Not.Contain(member));
        Assert.That((await (await solver.GetAsync($"/applications/{id}/inclusion")).ShouldBe<InclusionProof>()).Digest, Is.EqualTo(view.Filed.Digest), "the sealed digest is what the root holds");
        Assert.That((await Verified(competition)).Sound);
    }

    [Test, Property("Rule", "R12")]
    public async Task What_is_not_mended_in_time_is_refused_by_its_rule_and_never_opened()
    {
        var competition = await OpenChecked();
        var (late, lateId, _, _, member) = await File(competition);
        var (barred, barredId, _, organisation, _) = await File(competition);
        await File(competition);
        var officer = competition.Officer();
        await RegisterKeeping.Import(officer, "integrity", $"{RegisterKeeping.Integrity}person,{member},false statement,2021-05-01,,Decision 1\norganisation,{organisation},false statement,2021-05-01,,Decision 2\n");
        await RegisterKeeping.State(officer, Today);
        await competition.Seal();
        Assert.That((await Competition.Read(barred, barredId)).RefusedBy, Is.EqualTo("R09"));
        await (await Mend(barred, barredId, new Correction { People = [] })).ShouldRefuse(Refusals.NothingToMend);
        await (await Conclude(competition)).ShouldRefuse(Refusals.CheckIsUndecided);
        Assert.That(Opened(competition), Is.Empty, "what was admitted waits for the others");
        var until = (await Check(competition)).FixUntil!.Value;
        await Service.MoveTo(until);
        await (await Mend(late, lateId, new Correction { People = [] })).ShouldRefuse(Refusals.FixWindowIsOver);
        await Service.MoveTo(until.AddSeconds(60));
        var concluded = await Conclusion(competition);
        Assert.That((concluded.SealedCount, concluded.AdmittedCount), Is.EqualTo((3, 1)));
        Assert.That(concluded.RefusedBy.Select(r => (r.Rule, r.Applications)), Is.EqualTo(new[] { ("R09", 2) }));
        await Patience.Until(() => Opened(competition).Count == 1, "the one opening");
        var view = await Competition.Read(late, lateId);
        Assert.That((view.State, view.RefusedBy, view.Stand.Actions.Single(a => a.Name == "ProveInclusion").Allowed), Is.EqualTo(("Refused", "R09", true)));
        var listed = await (await officer.GetAsync($"/challenges/{competition.Number}/applications")).ShouldBe<OpenedView>();
        Assert.That(listed.Applications.Count(a => a.Content is null && a.Admission == Admission.Refused), Is.EqualTo(2));
        Assert.That((await Verified(competition)).Records.Select(r => (r.Kind, r.Finding)), Is.EqualTo(new[] { "sealing", "formal-check", "fix-window", "formal-check-conclusion" }.Select(k => (k, Finding.Same))));
    }

    [Test]
    public async Task Unknown_at_the_end_of_the_window_still_waits_and_the_last_clearance_concludes()
    {
        var competition = await OpenChecked();
        await RegisterKeeping.State(competition.Officer(), Today, Registers.Ownership, Registers.Integrity);
        await File(competition, c => c with { People = [] });
        await competition.Seal();
        await Service.MoveTo((await Check(competition)).FixUntil!.Value.AddMinutes(2));
        var view = await Check(competition);
        Assert.That((view.Undecided, view.ConcludedAt), Is.EqualTo((1, (DateTimeOffset?)null)));
        var state = await (await Clear(competition, view.Applications[0].Code, "R10", "representative", CheckOutcome.Failed)).ShouldBe<CandidateState>(200);
        Assert.That((state.Admission, state.FailedRule, state.ConcludedAt is not null), Is.EqualTo((Admission.Refused, "R10", true)));
        Assert.That((await Conclusion(competition)).RefusedBy.Select(r => (r.Rule, r.Applications)), Is.EqualTo(new[] { ("R10", 1) }));
    }

    [Test]
    [Property("Rule", "R05")]
    public async Task Unconfirmed_applications_are_excluded_unless_the_profile_opens_them([Values("exclude", "open-as-filed", null)] string? policy)
    {
        var competition = await Competition.Open(Service, Bus, t => t with { Policy = t.Policy with { UnconfirmedApplications = policy } });
        var (confirmed, confirmedId, _) = await competition.File(New("p"), New("org"));
        var (silent, silentId, _) = await competition.File(New("p"), New("org"));
        await competition.Publish(Samples.AmendedEvent(competition.Id, competition.Terms, 4, reconfirm: true), i => i.TermsVersion == 4);
        var before = await Competition.Read(silent, silentId);
        Assert.That((before.State, before.Stand.After.En.Contains("not opened", StringComparison.Ordinal)), Is.EqualTo(("ToReconfirm", policy != "open-as-filed")));
        await Competition.Submit(confirmed, confirmedId);
        await competition.Seal();
        var opens = policy == "open-as-filed";
        var concluded = await Conclusion(competition);
        Assert.That((concluded.SealedCount, concluded.AdmittedCount, concluded.RefusedBy.SingleOrDefault()?.Rule), Is.EqualTo((2, opens ? 2 : 1, opens ? null : "R05")));
        await Patience.Until(() => Opened(competition).Count == (opens ? 2 : 1), "what is opened");
        var after = await Competition.Read(silent, silentId);
        Assert.That((after.State, after.RefusedBy, after.NeedsReconfirmation), Is.EqualTo(opens ? ("Sealed", (string?)null, true) : ("Refused", "R05", true)));
        Assert.That((await Check(competition)).Applications.Single(a => a.Unconfirmed).Admission, Is.EqualTo(opens ? Admission.Admitted : Admission.Refused));
        Assert.That((await Verified(competition)).Sound);
    }

    [Test]
    [Property("Rule", "R08")]
    public async Task Whom_the_register_ties_to_the_owner_is_refused_at_filing_or_by_the_check()
    {
        var (owner, parent, other) = (New("owner"), New("org"), New("org"));
        var competition = await Competition.Open(Service, Bus, t => t with { OwnerOrganisation = owner, Department = $"dept-{owner}", Policy = Samples.Checked(t.Policy) });
        await RegisterKeeping.State(competition.Officer(), Today);
        async Task Register(string id, string[] parents, string[] aliases)
        {
            await Bus.Publish(new OrganisationRegistered { Id = id, Version = 1, At = Service.Clock.GetUtcNow(), Name = id, Aliases = aliases, Parents = parents });
            await Patience.Until(async () => (await Service.InScope(s => Store(s).Known([id], CancellationToken.None))).Count == 1, $"{id} to be known");
        }
        var (tied, tiedId, _, organisation, _) = await File(competition);
        await Register(owner, [parent], []);
        await Register(parent, [], [other]);
        await (await competition.TryStart(competition.Solver(New("p"), other))).ShouldRefuse(Refusals.RelatedToTheOwner);
        await Register(organisation, [owner], []);
        Assert.That((await Competition.Read(tied, tiedId)).Problems.Select(p => p.Rule), Does.Contain("R08"));
        await competition.Seal();
        var finding = (await Own(tied, tiedId)).Findings.Single(f => f.Rule == "R08");
        Assert.That((finding.Counts, finding.Subject, finding.Evidence!.Items!.Single()), Is.EqualTo((CheckOutcome.Failed, organisation, owner)));
        Assert.That((await Competition.Read(tied, tiedId)).RefusedBy, Is.EqualTo("R08"));
    }

    [Test]
    public async Task A_person_who_leads_another_sealed_application_or_a_running_project_is_beyond_the_limit()
    {
        var (busy, led) = (New("p"), New("p"));
        var (first, second) = (await OpenChecked(), await OpenChecked());
        foreach (var competition in new[] { first, second })
        {
            await RegisterKeeping.State(competition.Officer(), Today);
            await competition.File(busy, New("org"), Samples.Content() with { People = [] });
        }
        await second.File(led, New("org"), Samples.Content() with { People = [] });
        await RegisterKeeping.Import(second.Officer(), "projects", $"{RegisterKeeping.Projects}P-1,org-x,{led},,2021-01-01,2022-06-30,ended\nP-2,org-x,{led},,2022-01-01,,runs\n");
        await first.Seal();
        await second.Seal();
        // One of the two is sealed first and holds the person, the other is beyond the limit.
        var refused = new[] { await Check(first), await Check(second) }.SelectMany(v => v.Applications).SelectMany(a => a.Findings).Where(f => f.Counts == CheckOutcome.Failed).ToList();
        Assert.That(refused.Select(f => (f.Rule, f.Subject, f.Evidence!.Found, f.Evidence.Limit)), Is.EquivalentTo(new[] { ("R10", busy, (int?)2, (int?)1), ("R10", led, 2, 1) }));
    }

    static OrganisationStore Store(IServiceProvider services) => (OrganisationStore)services.GetService(typeof(OrganisationStore))!;
}
