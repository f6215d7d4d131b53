using System.IO.Compression;
using Challenges.Shared.Files;
using Challenges.Shared.Files.Recognising;
using Challenges.Shared.Web;

namespace Challenges.Shared.Tests.Files;

public sealed class Unpacking_archives
{
    static readonly byte[] Plain = WordSample.Written();

    [Test]
    public void A_gigabyte_of_XML_in_a_small_document_is_refused_in_little_memory()
    {
        var bomb = Bomb(1024);
        Assert.That(bomb, Has.Length.LessThan(12 * 1024 * 1024));
        Assert.That(RefusedIn(bomb, 50), Is.EqualTo(FileRefusals.Bomb));
    }

    [Test]
    public void A_gigabyte_that_calls_itself_small_is_refused_in_little_memory()
    {
        var bomb = Bomb(1024);
        // Unpacked size in the directory: 24 bytes after the signature of the entry that was added last.
        var at = bomb.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bomb.AsSpan(at + 24), 1000);
        Assert.That(RefusedIn(bomb, 50), Is.EqualTo(FileRefusals.Bomb).Or.EqualTo(FileRefusals.Damaged));
    }

    [Test]
    public void Too_many_entries_are_refused_before_they_are_listed()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            for (var i = 0; i < 60_000; i++) archive.CreateEntry($"word/{i}.xml");
        Assert.That(RefusedIn(stream.ToArray(), 8), Is.EqualTo(FileRefusals.Bomb));
    }

    [TestCase("../evil.xml")]
    [TestCase("word/../../evil.xml")]
    [TestCase("/etc/passwd")]
    [TestCase("word\\evil.xml")]
    [TestCase("C:evil.xml")]
    [TestCase("word/DOCUMENT.xml", TestName = "A name that differs from another only in case")]
    public Task Names_that_trick_an_unpacker_are_refused(string entry) => Admitting.IsRefused(With(entry, "x"u8.ToArray()), "plan.docx", FileRefusals.ArchiveNames);

    [Test]
    public Task An_archive_inside_is_refused() => Admitting.IsRefused(With("word/more.bin", Plain), "plan.docx", FileRefusals.FilesInside);

    [Test]
    public Task Macros_are_refused() => Admitting.IsRefused(With("word/vbaProject.bin", "x"u8.ToArray()), "plan.docx", FileRefusals.Macros);

    [Test]
    public async Task A_document_type_in_the_XML_is_refused()
    {
        var laughs = "<?xml version='1.0'?><!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>&b;</w:document>";
        await Admitting.IsRefused(Replaced("word/document.xml", laughs), "plan.docx", FileRefusals.Damaged);
    }

    static byte[] Replaced(string entry, string content)
    {
        using var stream = new MemoryStream();
        stream.Write(Plain);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(entry)!.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(entry).Open());
            writer.Write(content);
        }
        return stream.ToArray();
    }

    static byte[] With(string entry, byte[] content) => WordSample.With(Plain, entry, s => s.Write(content));

    static byte[] Bomb(int mebibytes)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var source = new ZipArchive(new MemoryStream(Plain)))
                foreach (var entry in source.Entries)
                {
                    using var from = entry.Open();
                    using var to = archive.CreateEntry(entry.FullName).Open();
                    from.CopyTo(to);
                }
            using var bomb = archive.CreateEntry("word/bomb.xml", CompressionLevel.Fastest).Open();
            var block = new byte[1024 * 1024];
            block.AsSpan().Fill((byte)' ');
            for (var i = 0; i < mebibytes; i++) bomb.Write(block);
        }
        return stream.ToArray();
    }

    static Refusal RefusedIn(byte[] file, int mebibytes)
    {
        var stream = new MemoryStream(file);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refused = Assert.Throws<RefusedException>(() => Recognition.Of(stream, "plan.docx"))!;
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(mebibytes * 1024L * 1024));
        return refused.Refusal;
    }
}
