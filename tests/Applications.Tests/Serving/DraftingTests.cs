using System.Net;
using System.Net.Http.Json;
using Challenges.Applications.Drafting;
using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Applications.Tests.Serving;

public sealed class DraftingTests : ServiceFixture
{
    [Test, Property("Case", "F88")]
    public async Task A_draft_is_saved_as_a_whole_and_says_what_a_filing_would_need()
    {
        var competition = await Open();
        var solver = competition.Solver("p-1", "org-1");
        var id = await competition.Start(solver);
        var half = new ApplicationContent { Route = "half", People = [new("p-7", "Chen Hao"), new("p-8"), new()], Committed = [new("cell-output")] };
        var saved = await Competition.Save(solver, id, half);
        Assert.That(saved.Problems.Select(p => p.Code), Does.Contain(Refusals.Incomplete.Code).And.Contain(Refusals.MustHaveUnanswered.Code).And.Contain(Refusals.PromiseMissing.Code));
        var read = await Competition.Read(solver, id);
        Assert.That(read.Content, Is.EqualTo(half).UsingPropertiesComparer());
        Assert.That((read.State, read.Stand.Actions.Single(a => a.Name == "SubmitApplication").Allowed), Is.EqualTo(("Draft", false)));
        Assert.That(read.Stand.Actions.Single(a => a.Name == "SaveDraft").Allowed);
        Assert.That(read.Stand.Next!.At, Is.EqualTo(competition.Closes));
    }

    [Test, Property("Case", "F86")]
    public async Task Two_windows_on_one_draft_cannot_overwrite_each_other()
    {
        var competition = await Open();
        var solver = competition.Solver("p-1", "org-1");
        var id = await competition.Start(solver);
        await (await solver.Put($"/applications/{id}", Samples.Content() with { PriceFen = 1 }, 1)).ShouldBe(200);
        var conflict = await solver.Put($"/applications/{id}", Samples.Content() with { Plan = "other" }, 1);
        var problem = await conflict.ShouldRefuse(SharedRefusals.VersionDiffers);
        Assert.That(problem.Facts["version"]!.ToString(), Is.EqualTo("2"));
        Assert.That((await Competition.Read(solver, id)).Content.PriceFen, Is.EqualTo(1));
        await (await solver.Put($"/applications/{id}", Samples.Content())).ShouldRefuse(SharedRefusals.VersionNotNamed);
    }

    [Test]
    public async Task A_solver_has_one_application_to_a_challenge()
    {
        var competition = await Open();
        var solver = competition.Solver("p-1", "org-1");
        var id = await competition.Start(solver);
        var problem = await (await competition.TryStart(solver)).ShouldRefuse(Refusals.OnePerSolver);
        Assert.That((problem.Rule, problem.Facts["applicationId"]!.ToString()), Is.EqualTo(("one per solver", id.ToString())));
        var starts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => competition.TryStart(competition.Solver("p-2"))));
        Assert.That(starts.Count(s => s.StatusCode == HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(starts.Count(s => s.StatusCode == HttpStatusCode.Conflict), Is.EqualTo(7));
    }

    [Test]
    public async Task A_start_sent_twice_with_the_same_key_starts_once()
    {
        var competition = await Open();
        var solver = competition.Solver("p-1");
        var first = await (await solver.Post($"/challenges/{competition.Number}/applications", key: "k-1")).ShouldBe<StartedApplication>(201);
        var again = await (await solver.Post($"/challenges/{competition.Number}/applications", key: "k-1")).ShouldBe<StartedApplication>(201);
        Assert.That(again, Is.EqualTo(first));
    }

    [Test]
    public async Task The_owner_and_its_subsidiary_learn_at_the_start_that_they_may_not_apply()
    {
        var competition = await Open();
        var problem = await (await competition.TryStart(competition.Solver("p-s", Samples.Subsidiary))).ShouldRefuse(Refusals.RelatedToTheOwner);
        Assert.That(problem.Rule, Is.EqualTo("R08"));
        var stand = await competition.Solver("p-s", Samples.Subsidiary).GetFromJsonAsync<MayIApply>($"/challenges/{competition.Number}/application-stand", JsonSettings.Web);
        Assert.That(stand!.Stand.Actions.Single().Refusal!.Code, Is.EqualTo(problem.Code));
    }

    [Test]
    public async Task Members_that_name_pedigree_are_refused_by_name_with_the_rule()
    {
        var competition = await Open();
        var solver = competition.Solver("p-1");
        var id = await competition.Start(solver);
        var problem = await (await solver.Put($"/applications/{id}", """{"solverName":"x","degree":"PhD","birthDate":"1970-01-01"}""", 1)).ShouldRefuse(SharedRefusals.NamesPedigree);
        Assert.That(problem.Rule, Is.EqualTo("R07"));
        Assert.That(problem.Detail, Does.Contain("degree").And.Contain("birthDate"));
        await (await solver.Put($"/applications/{id}", """{"people":[{"id":"p","name":"n","age":52}]}""", 1)).ShouldRefuse(SharedRefusals.NamesPedigree);
        await (await solver.Put($"/applications/{id}", """{"colour":"red"}""", 1)).ShouldRefuse(SharedRefusals.UnknownMembers);
        await (await solver.Put($"/applications/{id}", """{"route":"\ud800"}""", 1)).ShouldBe(400);
    }

    [Test]
    public async Task A_draft_stays_readable_after_the_close_and_cannot_be_changed()
    {
        var competition = await Open();
        var solver = competition.Solver("p-1");
        var id = await competition.Start(solver);
        await Competition.Save(solver, id);
        await Service.MoveTo(competition.Closes);
        var read = await Competition.Read(solver, id);
        Assert.That((read.State, read.Content.Route), Is.EqualTo(("Lapsed", Samples.Content().Route)));
        await (await solver.Put($"/applications/{id}", new ApplicationContent(), read.Version)).ShouldRefuse(Refusals.DeadlineHasPassed);
        await (await competition.TryStart(competition.Solver("p-2"))).ShouldRefuse(Refusals.DeadlineHasPassed);
        Assert.That((await Competition.Read(solver, id)).Content, Is.EqualTo(Samples.Content()).UsingPropertiesComparer());
    }

    [Test]
    public async Task The_preview_is_what_reviewers_would_get()
    {
        var competition = await Open();
        var solver = competition.Solver("p-1");
        var id = await competition.Start(solver);
        await Competition.Save(solver, id, Samples.Content() with
        {
            Evidence = "built by Jianghan Materials Ltd",
            Committed = [new("cell-output", 4.6m, "thirty days of the meter at Jianghan Materials Ltd"), new("melt-throughput", 104m)]
        });
        var text = await solver.GetStringAsync($"/applications/{id}/preview");
        var preview = await solver.GetFromJsonAsync<BlindPreview>($"/applications/{id}/preview", JsonSettings.Web);
        Assert.That(preview!.Places.Select(p => p.Field), Is.EqualTo(new[] { "committed[cell-output].shown", "evidence" }));
        Assert.That(preview.Content.Demonstrations!.Select(d => (d.Indicator, d.Text)), Is.EqualTo(new[] { ("cell-output", "thirty days of the meter at Jianghan Materials Ltd") }));
        Assert.That(text, Does.Not.Contain("Chen Hao").And.Not.Contain("Hubei").And.Not.Contain("org-1"));
    }

    [Test]
    public async Task My_applications_are_mine_only()
    {
        var (one, two) = (await Open(), await Open());
        var solver = one.Solver("p-mine", "org-mine");
        var ids = new[] { await one.Start(solver), await two.Start(solver) };
        await one.Start(one.Solver("p-else"));
        var mine = await solver.GetFromJsonAsync<MyApplications>("/applications", JsonSettings.Web);
        Assert.That(mine!.Applications.Select(a => a.Id), Is.EqualTo(ids));
    }

    [Test]
    public async Task Every_reason_comes_in_both_languages()
    {
        var competition = await Open();
        var solver = competition.Solver("p-1", language: "zh-CN");
        var id = await competition.Start(solver);
        var problem = await (await Competition.TrySubmit(solver, id)).ShouldRefuse(Refusals.MustHaveUnanswered);
        Assert.That(problem.Detail, Does.Contain("必达指标"));
        Assert.That((await Competition.Read(solver, id)).Problems, Has.All.Matches<FilingProblem>(p => p!.Zh != p.En && p.Then.Zh != p.Then.En));
    }

    [Test]
    public async Task The_stands_of_a_challenge_and_of_an_application_name_whom_to_ask()
    {
        var competition = await Competition.Open(Service, Bus, t => t with { Contact = new Contracts.Publication.DepartmentContact { Office = "Challenge office", Phone = "0971-1", Hours = "09:00-17:00" } });
        var solver = competition.Solver("p-c", "org-c");
        var id = await competition.Start(solver);
        foreach (var path in new[] { $"/challenges/{competition.Number}/application-stand", $"/applications/{id}" })
        {
            var contact = (await (await solver.GetAsync(path)).ShouldBe<System.Text.Json.JsonElement>()).GetProperty("stand").GetProperty("contact");
            Assert.That((contact.GetProperty("office").GetString(), contact.GetProperty("phone").GetString(), contact.GetProperty("hours").GetString()), Is.EqualTo(("Challenge office", "0971-1", "09:00-17:00")), path);
        }
    }
}
