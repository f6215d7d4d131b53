namespace Challenges.EndToEnd.Tests.Running;

/// <summary>Folders of the repository.</summary>
static class Places
{
    /// <summary>The folder that holds <c>Challenges.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Of the tests' own build: the services run from the same one.</summary>
    static string Configuration { get; } = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    public static string Dll(string service)
    {
        var file = Path.Combine(Root, "services", service, "bin", Configuration, "net10.0", $"Challenges.{service}.dll");
        return File.Exists(file) ? file : throw new FileNotFoundException($"{service} is not built.", file);
    }

    public static string NewFolder(string name) => Directory.CreateTempSubdirectory($"challenges-{name}-").FullName;

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Challenges.sln"))) return folder.FullName;
        throw new InvalidOperationException("No Challenges.sln above the tests.");
    }
}
