using System.Net;
using System.Net.Http.Json;
using Challenges.Applications.Opening;
using Challenges.Contracts.Applications;
using Challenges.Contracts.Award;
using Challenges.Contracts.Deciding;
using Challenges.Contracts.Review;
using Challenges.Shared.Decisions;
using Challenges.Shared.Proof;
using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Applications.Tests.Serving;

public sealed class OpeningTests : ServiceFixture
{
    [Test]
    public async Task At_the_close_plus_grace_the_set_is_fixed_and_opened_under_random_codes()
    {
        var competition = await Open();
        var filed = new List<(HttpClient Solver, Guid Id)>();
        for (var i = 1; i <= 3; i++)
        {
            var (solver, id, _) = await competition.File($"p-{i}", $"org-{i}", Samples.Content() with { Route = $"route {i}" });
            filed.Add((solver, id));
        }
        await Service.MoveTo(competition.Due.AddTicks(-1));
        Assert.That((await competition.Opening()).Opened, Is.False);
        await competition.Seal();

        var record = await competition.Opening();
        var message = await Bus.Expect<ApplicationsSealed>(m => m.ChallengeId == competition.Id);
        Assert.That((message.Count, message.MerkleRoot, message.ClosedAt, message.Number), Is.EqualTo((3, record.MerkleRoot, competition.Closes, competition.Number)));
        await Patience.Until(() => Opened(competition).Count == 3, "three openings");
        Assert.That(Opened(competition).Select(o => o.Content.Route), Is.EquivalentTo(new[] { "route 1", "route 2", "route 3" }));
        Assert.That(Opened(competition).Select(o => (o.SealedCount, o.Code)).Distinct().Count(), Is.EqualTo(3));

        foreach (var (solver, id) in filed)
        {
            var proof = await solver.GetFromJsonAsync<InclusionProof>($"/applications/{id}/inclusion", JsonSettings.Web);
            Assert.That(MerkleTree.Verify(proof!.Digest, proof.Proof, record.MerkleRoot!));
            Assert.That(await Included(competition, proof.Digest, proof.Proof), Is.True);
            Assert.That(await Included(competition, Canonical.Digest("another"), proof.Proof), Is.False);
            var view = await Competition.Read(solver, id);
            Assert.That((view.State, view.Stand.Actions.Single(a => a.Name == "ProveInclusion").Allowed), Is.EqualTo(("Sealed", true)));
            Assert.That(Opened(competition).Select(o => o.Code), Does.Contain(view.Code));
        }
    }

    [Test]
    public async Task The_sealing_is_a_decision_that_anybody_can_have_replayed()
    {
        var competition = await Open();
        foreach (var i in new[] { 1, 2 }) await competition.File($"p-{i}", $"org-{i}");
        var address = $"/decisions/{competition.Number}";
        Assert.That((await (await Service.Anonymous.GetAsync(address)).ShouldBe<DecisionsView>()).Head, Is.Null);
        await competition.Seal();

        var (shown, inside) = (await (await Service.Anonymous.GetAsync(address)).ShouldBe<DecisionsView>(), await (await competition.Auditor().GetAsync(address)).ShouldBe<DecisionsView>());
        Assert.That(shown.Records.Single().Result, Is.EqualTo($$"""{"allAccepted":true,"count":2,"merkleRoot":"{{(await competition.Opening()).MerkleRoot}}"}"""));
        Assert.That((shown.Records.Single().Inputs, shown.Records.Single().Actor), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That(inside.Records.Single().Actor, Is.EqualTo(Decision.Clock));
        Assert.That(inside.Records.Single().Inputs, Does.Contain("\"accepted\":2"));
        var verified = await (await Service.Anonymous.Post($"{address}/verify", key: "")).ShouldBe<VerificationView>();
        Assert.That((verified.Sound, verified.Records.Single().Finding, verified.Records.Single().Engine), Is.EqualTo((true, Finding.Same, "applications-sealing/1")));
        Assert.That((await Bus.Expect<DecisionsChained>(m => m.Number == competition.Number)).Hash, Is.EqualTo(shown.Head!.Hash));
    }

    [Test]
    public async Task Names_appear_with_the_final_ranking_and_only_those_it_ranks()
    {
        var competition = await Open();
        for (var i = 1; i <= 3; i++) await competition.File($"p-{i}", $"org-{i}", Samples.Content() with { SolverName = $"Team {i}", Region = "Gansu" });
        await competition.Seal();
        await Patience.Until(() => Opened(competition).Count == 3, "three openings");
        var codes = Opened(competition).Select(o => o.Code).ToList();
        var ranking = Ranking(competition, 7, [codes[1], codes[0], "ZZZZ-9999"]);
        await competition.Publish(ranking, i => i.IsRanked);

        var identified = await Bus.Expect<ApplicantsIdentified>(m => m.ChallengeId == competition.Id);
        Assert.That(identified.Applicants.Select(a => a.Code), Is.EquivalentTo(codes.Take(2)));
        Assert.That(identified.Applicants, Has.All.Matches<Applicant>(a => a!.SolverName.StartsWith("Team ", StringComparison.Ordinal) && a.Region == "Gansu" && a.Representative == $"p-{a.SolverName[^1]}"));
        var view = await competition.Officer().GetFromJsonAsync<OpenedView>($"/challenges/{competition.Number}/applications", JsonSettings.Web);
        Assert.That(view!.Applications.Where(a => a.Solver is not null).Select(a => (a.Code, a.Place)), Is.EquivalentTo(new[] { (codes[1], (int?)1), (codes[0], 2) }));

        await Bus.Publish(ranking);
        await Bus.Publish(Ranking(competition, 6, [codes[2]]));
        await competition.Publish(Ranking(competition, 8, [codes[0], codes[1]]), i => i.RankingVersion == 8);
        await Patience.Until(() => Bus.Received<ApplicantsIdentified>().Count(m => m.ChallengeId == competition.Id) == 2, "the newer ranking");
        var entry = await competition.Intake();
        Assert.That(entry!.RankingVersion, Is.EqualTo(8));
    }

    [Test]
    public async Task Regions_are_public_after_the_opening_and_small_ones_merged_until_the_decision()
    {
        var competition = await Open();
        await competition.File("p-1", "org-1");
        Assert.That((await Service.Anonymous.GetAsync($"/challenges/{competition.Number}/regions")).StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        await competition.Seal();
        var text = await Service.Anonymous.GetStringAsync($"/challenges/{competition.Number}/regions");
        Assert.That(text, Does.Contain("\"decided\":false").And.Contain("\"region\":null,\"count\":1").And.Not.Contain(Samples.Content().Region!));
    }

    [Test]
    public async Task Applications_that_would_contract_through_the_same_unit_are_marked_and_no_others()
    {
        var competition = await Open();
        foreach (var (person, unit) in new[] { ("p-1", "org-same"), ("p-2", "org-same"), ("p-3", "org-other") })
        {
            var solver = competition.Solver(person, $"own-{person}");
            var id = await competition.Start(solver);
            await Competition.Save(solver, id, Samples.Content() with { ContractingOrganisation = unit });
            await Competition.Submit(solver, id);
        }
        await competition.Seal();
        var view = await (await competition.Officer().GetAsync($"/challenges/{competition.Number}/applications")).ShouldBe<OpenedView>();
        Assert.That(view.Applications.Select(a => a.SharesContractingUnit), Is.EquivalentTo(new[] { true, true, false }));
        Assert.That((view.After, view.Count), Is.EqualTo(((string?)null, 3)));
        var behind = await (await competition.Officer().GetAsync($"/challenges/{competition.Number}/applications?after={view.Applications[1].Code}")).ShouldBe<OpenedView>();
        Assert.That(behind.Applications.Single().Code, Is.EqualTo(view.Applications[2].Code));
    }

    [Test]
    public async Task The_winner_is_public_once_the_award_is_confirmed()
    {
        var competition = await Open();
        var (solver, id, _) = await competition.File("p-1", "org-1");
        var (other, _, _) = await competition.File("p-2", "org-2");
        await competition.Seal();
        var code = (await Competition.Read(solver, id)).Code!;
        async Task<bool> Awarded(HttpClient own) => (await (await own.GetAsync("/applications")).ShouldBe<Drafting.MyApplications>()).Applications.Single(a => a.Challenge == competition.Number).Awarded;
        Assert.That(await Awarded(solver), Is.False);
        Assert.That((await Service.Anonymous.GetAsync($"/challenges/{competition.Number}/winners")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        await competition.Publish(new AwardConfirmed
        {
            ChallengeId = competition.Id,
            Version = 2,
            At = Service.Clock.GetUtcNow(),
            Number = competition.Number,
            Code = code,
            SolverName = "Jianghan molten-salt team",
            PriceFen = 1_860_000_000,
            ElapsedDays = 100
        }, i => i.WinnerCodes.Contains(code));
        var text = await Service.Anonymous.GetStringAsync($"/challenges/{competition.Number}/winners");
        Assert.That(text, Does.Contain("Jianghan molten-salt team").And.Contain("1860000000").And.Not.Contain("argon").And.Not.Contain("Chen Hao"));
        Assert.That((await Awarded(solver), await Awarded(other)), Is.EqualTo((true, false)), "the own list leads a winner on, and nobody else");
    }

    [Test]
    public async Task Every_team_of_a_race_is_a_winner()
    {
        var competition = await Open();
        var (first, firstId, _) = await competition.File("p-1", "org-1");
        var (second, secondId, _) = await competition.File("p-2", "org-2");
        await competition.File("p-3", "org-3");
        await competition.Seal();
        string[] codes = [(await Competition.Read(first, firstId)).Code!, (await Competition.Read(second, secondId)).Code!];
        await competition.Publish(new AwardConfirmed
        {
            ChallengeId = competition.Id,
            Version = 2,
            At = Service.Clock.GetUtcNow(),
            Number = competition.Number,
            Code = codes[0],
            SolverName = "two teams",
            PriceFen = 1_860_000_000,
            ElapsedDays = 100,
            Codes = codes
        }, i => i.WinnerCodes.Count > 0);
        var answer = System.Text.Json.Nodes.JsonNode.Parse(await Service.Anonymous.GetStringAsync($"/challenges/{competition.Number}/winners"))!;
        Assert.That(answer["winners"]!.AsArray().Select(w => w!["code"]!.GetValue<string>()), Is.EqualTo(codes));
    }

    [Test]
    public async Task Terms_that_arrive_late_twice_and_out_of_order_change_nothing()
    {
        var competition = await Open();
        await competition.Publish(Samples.AmendedEvent(competition.Id, competition.Terms with { BountyFen = 5 }, 9, reconfirm: false), i => i.TermsVersion == 9);
        await Bus.Publish(Samples.AmendedEvent(competition.Id, competition.Terms with { BountyFen = 6 }, 8, reconfirm: true));
        await Bus.Publish(Samples.PublishedEvent(competition.Id, competition.Terms));
        await Patience.Until(async () => (await competition.Intake())!.ReconfirmVersion == 8, "the older amendment");
        Assert.That((await competition.Intake())!.Terms!.BountyFen, Is.EqualTo(5));
    }

    [Test]
    public async Task A_challenge_without_applications_is_opened_empty()
    {
        var competition = await Open();
        await competition.Seal();
        var message = await Bus.Expect<ApplicationsSealed>(m => m.ChallengeId == competition.Id);
        Assert.That((message.Count, message.MerkleRoot), Is.EqualTo((0, Canonical.Digest(Array.Empty<byte>()))));
    }

    List<ApplicationOpened> Opened(Competition competition) => [.. Bus.Received<ApplicationOpened>().Where(m => m.ChallengeId == competition.Id)];

    async Task<bool> Included(Competition competition, string digest, IReadOnlyList<MerkleStep> proof) =>
        (await (await Service.Anonymous.PostAsJsonAsync($"/challenges/{competition.Number}/opening/verify", new ProofInHand(digest, proof), JsonSettings.Web)).ShouldBe<ProofVerdict>(200)).Included;

    RankingFinalised Ranking(Competition competition, int version, IReadOnlyList<string> codes) => new()
    {
        ChallengeId = competition.Id,
        Version = version,
        At = Service.Clock.GetUtcNow(),
        Number = competition.Number,
        Method = "trimmed-mean",
        EngineVersion = "1",
        InputDigest = Canonical.Digest(version),
        PassingScore = 60,
        Ranking = [.. codes.Select((code, i) => new RankedApplication
        {
            Code = code,
            Rank = i + 1,
            Score = "80",
            ScoreShown = "80.0000",
            Mean = "80",
            Median = "80",
            Sheets = 7,
            ReachesPassingScore = true,
            Shortlisted = true,
            Awardable = true,
            Missed = [],
            Measured = []
        })]
    };
}
