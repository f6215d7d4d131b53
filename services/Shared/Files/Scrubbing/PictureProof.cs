using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Jpeg;

namespace Challenges.Shared.Files.Scrubbing;

/// <summary>Reads a scrubbed picture with a library for metadata: it may find the picture's form and its orientation, and nothing else.</summary>
static class PictureProof
{
    static readonly HashSet<string> Form =
    [
        "JPEG", "JFIF", "Adobe JPEG", "Huffman", "File Type",
        "PNG-IHDR", "PNG-PLTE", "PNG-tRNS", "PNG-gAMA", "PNG-cHRM", "PNG Chromaticities", "PNG-sRGB", "PNG-sBIT", "PNG-bKGD", "PNG-pHYs"
    ];

    public static void Demand(Stream copy)
    {
        foreach (var directory in Read(copy))
        {
            if (Form.Contains(directory.Name)) continue;
            if (directory is ExifIfd0Directory && directory.Tags.All(t => t.Type == ExifDirectoryBase.TagOrientation) && !directory.HasError) continue;
            throw FileRefusals.StillTells.With(("part", directory.Name));
        }
    }

    /// <summary>1 when the picture does not say, or says it so that no program could read it.</summary>
    public static int OrientationOf(Stream original)
    {
        original.Position = 0;
        try
        {
            var exif = JpegMetadataReader.ReadMetadata(original, [new ExifReader()]).OfType<ExifIfd0Directory>().FirstOrDefault();
            return exif is not null && exif.TryGetInt32(ExifDirectoryBase.TagOrientation, out var value) && value is >= 1 and <= 8 ? value : 1;
        }
        catch (Exception e) when (Faults.AreOfTheFileWhenReading(e))
        {
            return 1;
        }
    }

    static IReadOnlyList<MetadataExtractor.Directory> Read(Stream picture)
    {
        picture.Position = 0;
        try
        {
            return ImageMetadataReader.ReadMetadata(picture);
        }
        catch (Exception e) when (Faults.AreOfTheFileWhenReading(e))
        {
            throw FileRefusals.Damaged.With(("kind", "JPEG / PNG"));
        }
    }
}
