namespace Challenges.Demonstration;

/// <param name="System">File with the addresses of the services.</param>
/// <param name="Result">Where the outcome is written as JSON; null: nowhere.</param>
sealed record Options(string System, string? Result)
{
    public const string Usage = "Challenges.Demonstration --system FILE [--result FILE]";

    public static Options? Read(IReadOnlyList<string> args)
    {
        string? system = null, result = null;
        for (var i = 0; i + 1 < args.Count; i += 2)
        {
            if (args[i] == "--system") system = args[i + 1];
            else if (args[i] == "--result") result = args[i + 1];
            else return null;
        }
        return system is null || args.Count % 2 != 0 ? null : new Options(system, result);
    }
}
