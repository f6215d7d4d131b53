using System.Text;
using Challenges.Shared.Files;
using Challenges.Shared.Files.Scrubbing;
using Challenges.Shared.Web;
using CsCheck;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;

namespace Challenges.Shared.Tests.Files;

public sealed class Scrubbing_pictures
{
    [Test]
    public async Task A_photograph_loses_who_took_it_and_stays_upright()
    {
        var photograph = PictureSample.Jpeg(
            [PictureSample.Exif("Zhang San", 6), PictureSample.Xmp("Zhang San"), PictureSample.Comment("Zhang San"), PictureSample.Segment(0xED, [.. "Photoshop 3.0\0Zhang San"u8])],
            after: "Zhang San"u8.ToArray());
        Assert.That(ImageMetadataReader.ReadMetadata(new MemoryStream(photograph)).OfType<ExifIfd0Directory>().Single().GetDescription(ExifDirectoryBase.TagArtist), Is.EqualTo("Zhang San"));

        var (copy, _) = await Admitting.Admit(photograph, "张三.jpg");

        Assert.That(Encoding.Latin1.GetString(copy), Does.Not.Contain("Zhang"));
        var exif = ImageMetadataReader.ReadMetadata(new MemoryStream(copy)).OfType<ExifIfd0Directory>().Single();
        Assert.That(exif.Tags.Select(t => t.Name), Is.EqualTo(new[] { "Orientation" }));
        Assert.That(exif.GetInt32(ExifDirectoryBase.TagOrientation), Is.EqualTo(6));
    }

    [Test]
    public async Task What_makes_the_picture_is_carried_over_byte_for_byte()
    {
        var (copy, _) = await Admitting.Admit(PictureSample.Jpeg([PictureSample.Comment("x")]), "a.jpg");
        Assert.That(copy, Is.EqualTo(PictureSample.Jpeg()));
        (copy, _) = await Admitting.Admit(PictureSample.Png([PictureSample.Chunk("tEXt", "Author\0Zhang San"u8.ToArray()), PictureSample.Chunk("tIME", new byte[7])]), "a.png");
        Assert.That(copy, Is.EqualTo(PictureSample.Png()));
    }

    [TestCase("iTXt")]
    [TestCase("eXIf")]
    [TestCase("iCCP")]
    [TestCase("prVt")]
    public async Task Chunks_that_can_hold_a_name_stay_behind(string type)
    {
        var (copy, _) = await Admitting.Admit(PictureSample.Png([PictureSample.Chunk(type, "Zhang San"u8.ToArray())], after: "Zhang San"u8.ToArray()), "a.png");
        Assert.That(Encoding.Latin1.GetString(copy), Does.Not.Contain("Zhang"));
    }

    [Test]
    public async Task Pictures_that_would_fill_a_readers_memory_are_refused()
    {
        await Admitting.IsRefused(PictureSample.Jpeg(width: 20_000, height: 20_000), "a.jpg", FileRefusals.TooManyPixels);
        await Admitting.IsRefused(PictureSample.Png(width: 20_000, height: 20_000), "a.png", FileRefusals.TooManyPixels);
    }

    [Test]
    public void A_picture_that_is_cut_anywhere_is_refused()
    {
        var jpeg = PictureSample.Jpeg();
        for (var length = 4; length < jpeg.Length; length++)
            Assert.That(() => JpegScrubber.Scrub(new MemoryStream(jpeg[..length]), new MemoryStream(), 1), Throws.TypeOf<RefusedException>(), $"{length}");
        var png = PictureSample.Png();
        for (var length = 9; length < png.Length; length++)
            Assert.That(() => PngScrubber.Scrub(new MemoryStream(png[..length]), new MemoryStream()), Throws.TypeOf<RefusedException>(), $"{length}");
    }

    [Test]
    public async Task A_chunk_whose_checksum_is_wrong_is_refused()
    {
        var png = PictureSample.Png();
        png[20] ^= 1;
        await Admitting.IsRefused(png, "a.png", FileRefusals.Damaged);
    }

    [Test]
    public void A_scrubbed_picture_is_not_changed_by_scrubbing_it_again() => Gen.Select(Gen.Byte[1, 8], Gen.Byte.Array[0, 80]).Sample((orientation, noise) =>
    {
        var once = new MemoryStream();
        JpegScrubber.Scrub(new MemoryStream(PictureSample.Jpeg([PictureSample.Segment(0xE7, noise), PictureSample.Exif("Z", orientation)])), once, orientation);
        var twice = new MemoryStream();
        JpegScrubber.Scrub(once, twice, orientation);
        return once.ToArray().AsSpan().SequenceEqual(twice.ToArray());
    }, iter: 300);
}
