using Challenges.Shared.Files;
using Challenges.Shared.Web;

namespace Challenges.Applications.Tests.Rules;

public sealed class AttachmentRulesTests
{
    readonly Intake _intake = Samples.Intake();

    [Test]
    public void Every_attachment_changes_the_digest_and_none_leaves_it_as_it_was()
    {
        var digests = new List<string>();
        foreach (var file in new Attachment?[] { null, File(), File() with { Sha256 = new string('b', 64) }, File() with { CopySha256 = new string('c', 64) }, File() with { Name = "b.pdf" } })
        {
            var application = Samples.Application(_intake);
            if (file is not null) application.Attach(file, _intake, 3, Samples.Open);
            digests.Add(application.Submit(_intake, Samples.Open, Samples.Promise, "n", "r", "key").Document.Digest());
        }
        Assert.That(digests, Is.Unique);
        var document = Samples.Application(_intake).Submit(_intake, Samples.Open, Samples.Promise, "n", "r", "key").Document;
        Assert.That(System.Text.Encoding.UTF8.GetString(Shared.Proof.Canonical.Bytes(document)), Does.Not.Contain("attachments"));
    }

    [Test]
    public void Files_are_added_up_to_the_limit_and_until_the_close()
    {
        var application = Samples.Application(_intake);
        application.Attach(File(), _intake, 1, Samples.Open);
        Assert.That(application.WhyNotAttach(_intake, 1, Samples.Open)!.Refusal, Is.EqualTo(FileRefusals.TooMany));
        Assert.That(application.WhyNotAttach(_intake, 2, Samples.Open), Is.Null);
        Assert.That(Assert.Throws<RefusedException>(() => application.Attach(File(), _intake, 2, Samples.Closes))!.Refusal, Is.EqualTo(Refusals.DeadlineHasPassed));
        Assert.That(Assert.Throws<RefusedException>(() => application.Detach(application.Attachments[0].Id, _intake, Samples.Closes))!.Refusal, Is.EqualTo(Refusals.DeadlineHasPassed));
    }

    [Test]
    public void A_removed_file_is_kept_exactly_when_a_filing_holds_it()
    {
        var application = Samples.Application(_intake);
        var (loose, filed) = (File(), File());
        application.Attach(loose, _intake, 3, Samples.Open);
        Assert.That(application.Detach(loose.Id, _intake, Samples.Open), Is.False);
        application.Attach(filed, _intake, 3, Samples.Open);
        application.File(_intake);
        var later = File() with { AfterFiling = application.Filing };
        application.Attach(later, _intake, 3, Samples.Open);
        Assert.That(application.DraftDiffers, Is.True);
        Assert.That(application.Detach(later.Id, _intake, Samples.Open), Is.False);
        Assert.That(application.Detach(filed.Id, _intake, Samples.Open), Is.True);
    }

    static Attachment File() => new()
    {
        Id = MassTransit.NewId.NextGuid(),
        Name = "a.pdf",
        MediaType = "application/pdf",
        Bytes = 10,
        Sha256 = new string('a', 64),
        CopyBytes = 9,
        CopySha256 = new string('a', 64),
        AddedAt = Samples.Open,
        AfterFiling = 0
    };
}
