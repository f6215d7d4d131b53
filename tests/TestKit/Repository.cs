namespace Challenges.TestKit;

public static class Repository
{
    /// <summary>The folder that holds <c>Challenges.sln</c>.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    static string Find(string? folder) => folder is null ? throw new DirectoryNotFoundException("Challenges.sln is in no folder above the tests")
        : File.Exists(Path.Combine(folder, "Challenges.sln")) ? folder
        : Find(Path.GetDirectoryName(folder));
}
