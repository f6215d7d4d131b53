using System.Text;
using Challenges.Publication.Proposing;
using Challenges.Publication.Vetting;
using Challenges.Shared.Files;
using Challenges.Shared.Files.Storing;
using Challenges.TestKit;
using MassTransit;

namespace Challenges.Publication.Tests.Api;

public sealed class Attaching_files_to_a_problem
{
    [Test]
    public async Task The_owner_gets_the_file_back_and_the_department_a_scrubbed_copy_under_a_neutral_name()
    {
        var problem = await (await Act.Owner.Post("/problems", Act.ProblemRequest)).ShouldBe<ProblemView>(201);
        var file = await Attach(problem.Id, "现场照片.png");
        Assert.That(file.Name, Is.EqualTo("现场照片.png"));
        Assert.That(await Act.Owner.GetByteArrayAsync(file.Href), Is.EqualTo(Uploads.Picture));

        await (await Act.Owner.Post($"/problems/{problem.Id}/submit", version: problem.Version)).ShouldBe();
        var shown = (await (await Act.Officer.GetAsync($"/problems/{problem.Id}/files")).ShouldBe<ShelvedFileList>()).Files.Single();
        Assert.That(shown.Name, Does.Match("^problem-[0-9a-f]{8}_file_01\\.png$"));
        var copy = await Act.Officer.GetAsync(shown.Href);
        Assert.That(Encoding.Latin1.GetString(await copy.Content.ReadAsByteArrayAsync()), Does.Not.Contain("Zhang San"));
        Assert.That(copy.Content.Headers.ContentDisposition!.FileName, Is.EqualTo(shown.Name));
        Assert.That(copy.Content.Headers.ContentLength, Is.EqualTo(shown.Bytes));
    }

    [Test]
    public async Task Members_of_the_vetting_panel_read_the_scrubbed_copies_while_they_vet()
    {
        var problem = await (await Act.Owner.Post("/problems", Act.ProblemRequest)).ShouldBe<ProblemView>(201);
        await Attach(problem.Id, "现场照片.png");
        await (await Act.Owner.Post($"/problems/{problem.Id}/submit", version: problem.Version)).ShouldBe();
        await (await Vetter(1).GetAsync($"/problems/{problem.Id}/files")).ShouldRefuse(Refusals.ProblemNotFound);
        await (await Act.Officer.Post($"/problems/{problem.Id}/vetting", new VettingRequest("provincial-default", [.. Enumerable.Range(1, 5).Select(n => new VetterRequest($"files-v{n}", $"org-{n}"))]))).ShouldBe(201);
        var shown = (await (await Vetter(1).GetAsync($"/problems/{problem.Id}/files")).ShouldBe<ShelvedFileList>()).Files.Single();
        Assert.That(shown.Name, Does.Match("^problem-[0-9a-f]{8}_file_01\\.png$"));
        Assert.That(Encoding.Latin1.GetString(await Vetter(1).GetByteArrayAsync(shown.Href)), Does.Not.Contain("Zhang San"));
        await (await Vetter(6).GetAsync(shown.Href)).ShouldRefuse(Refusals.ProblemNotFound);
        for (var n = 1; n <= 5; n++) await (await Vetter(n).Post($"/problems/{problem.Id}/vetting/sheet", new VettingSheetRequest(70, 70, 70, 70, "Needed"))).ShouldBe(201);
        await (await Vetter(1).GetAsync(shown.Href)).ShouldRefuse(Refusals.ProblemNotFound);
    }

    static HttpClient Vetter(int n) => PublicationRuns.Service.Client(Tokens.Mint($"files-v{n}", Shared.Web.Roles.Reviewer, $"org-{n}"));

    [Test]
    public async Task After_submission_files_stay_as_they_are()
    {
        var problem = await (await Act.Owner.Post("/problems", Act.ProblemRequest)).ShouldBe<ProblemView>(201);
        var file = await Attach(problem.Id, "a.png");
        await (await Act.Owner.Post($"/problems/{problem.Id}/submit", version: problem.Version)).ShouldBe();
        await (await Act.Owner.SendAsync(Uploads.Request($"/problems/{problem.Id}/files", Uploads.Picture, "b.png"))).ShouldRefuse(Refusals.ProblemIsElsewhere);
        await (await Act.Owner.Delete(file.Href)).ShouldRefuse(Refusals.ProblemIsElsewhere);
    }

    [Test]
    public async Task A_removed_file_is_gone_and_the_same_file_is_not_kept_twice()
    {
        var problem = await (await Act.Owner.Post("/problems", Act.ProblemRequest)).ShouldBe<ProblemView>(201);
        var (first, again) = (await Attach(problem.Id, "a.png"), await Attach(problem.Id, "b.png"));
        Assert.That(again.Id, Is.EqualTo(first.Id));
        await (await Act.Owner.Delete(first.Href)).ShouldBe(204);
        await (await Act.Owner.GetAsync(first.Href)).ShouldRefuse(Refusals.ProblemNotFound);
        Assert.That((await Attach(problem.Id, "c.png")).Id, Is.Not.EqualTo(first.Id));
    }

    [Test]
    public async Task A_request_that_is_repeated_after_submission_has_its_first_answer_again()
    {
        var problem = await (await Act.Owner.Post("/problems", Act.ProblemRequest)).ShouldBe<ProblemView>(201);
        var key = NewId.NextGuid().ToString();
        HttpRequestMessage Request() => Uploads.Request($"/problems/{problem.Id}/files", Uploads.Picture, "a.png", key);
        var first = await (await Act.Owner.SendAsync(Request())).ShouldBe<ShelvedFileView>(201);
        await (await Act.Owner.Post($"/problems/{problem.Id}/submit", version: problem.Version)).ShouldBe();
        Assert.That(await (await Act.Owner.SendAsync(Request())).ShouldBe<ShelvedFileView>(201), Is.EqualTo(first));
    }

    [Test]
    public async Task What_is_no_document_or_picture_is_refused()
    {
        var problem = await (await Act.Owner.Post("/problems", Act.ProblemRequest)).ShouldBe<ProblemView>(201);
        await (await Act.Owner.SendAsync(Uploads.Request($"/problems/{problem.Id}/files", "MZ program"u8.ToArray(), "a.png"))).ShouldRefuse(FileRefusals.KindNotTaken);
        Assert.That((await (await Act.Owner.GetAsync($"/problems/{problem.Id}/files")).ShouldBe<ShelvedFileList>()).Files, Is.Empty);
    }

    static async Task<ShelvedFileView> Attach(Guid problem, string name) =>
        await (await Act.Owner.SendAsync(Uploads.Request($"/problems/{problem}/files", Uploads.Picture, name))).ShouldBe<ShelvedFileView>(201);
}
