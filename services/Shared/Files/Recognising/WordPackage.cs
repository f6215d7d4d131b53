namespace Challenges.Shared.Files.Recognising;

/// <summary>Tells a Word document from other archives, and finds what it may not hold.</summary>
static class WordPackage
{
    public const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    public static void Demand(Stream file)
    {
        using var archive = ArchiveGuard.Open(file);
        var types = ContentTypes.Read(archive);
        if (types is null) throw FileRefusals.KindNotTaken.With(("kinds", MediaKind.All.Select(k => k.Name).ToArray()));
        if (types.Stated.Any(IsMacro) || archive.Entries.Any(e => e.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))) throw FileRefusals.Macros.Now();
        if (!types.Stated.Contains(Main)) throw FileRefusals.KindNotTaken.With(("kinds", MediaKind.All.Select(k => k.Name).ToArray()));
        ArchiveGuard.Drain(archive);
    }

    static bool IsMacro(string type) => type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase);
}
