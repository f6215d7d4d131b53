namespace Challenges.Shared.Files.Scrubbing;

/// <summary>Makes the copy that reviewers get, and reads it again with another program to prove that nothing tells who made it.</summary>
public static class Scrubber
{
    /// <param name="original">Seekable; of the given kind by <see cref="Recognising.Recognition"/>.</param>
    /// <returns>Where the names stand in the text that everybody can see.</returns>
    /// <exception cref="Web.RefusedException">The file can't be scrubbed, or the proof failed.</exception>
    public static IReadOnlyList<Sighting> Scrub(MediaKind kind, Stream original, TemporaryFile copy, NameSearch search)
    {
        if (kind == MediaKind.Pdf) PdfScrubber.Scrub(original, copy.Emptied());
        else if (kind == MediaKind.Word) WordScrubber.Scrub(original, copy.Emptied());
        else if (kind == MediaKind.Jpeg) JpegScrubber.Scrub(original, copy.Emptied(), PictureProof.OrientationOf(original));
        else PngScrubber.Scrub(original, copy.Emptied());
        return Look(kind, copy, search);
    }

    /// <summary>Reads a copy: proves it and finds the names.</summary>
    public static IReadOnlyList<Sighting> Look(MediaKind kind, TemporaryFile copy, NameSearch search)
    {
        if (kind == MediaKind.Pdf) return PdfProof.Demand(copy.Rewound(), search);
        if (kind == MediaKind.Word) return WordProof.Demand(copy.Rewound(), search);
        PictureProof.Demand(copy.Rewound());
        return [];
    }
}
