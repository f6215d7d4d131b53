using System.Globalization;

namespace Challenges.AppHost;

/// <summary>What an operator may choose, all of it by environment variables.</summary>
sealed class Settings
{
    /// <summary>The folder that holds <c>Challenges.sln</c>.</summary>
    public required string Root { get; init; }

    /// <summary><c>CHALLENGES_DATA</c>; <c>.data</c> in <see cref="Root"/> when unset.</summary>
    public required string Data { get; init; }

    /// <summary><c>CHALLENGES_PORT_BASE</c>, 7300 when unset: every port below is counted from it.</summary>
    public required int PortBase { get; init; }

    /// <summary><c>CHALLENGES_DEMO=1</c>: the services run on a clock that the demonstration sets.</summary>
    public required bool SimulatedClock { get; init; }

    /// <summary><c>CHALLENGES_CLOCK_START</c>: the instant at which the simulated clock starts; by default a while before the demonstration competition opens.</summary>
    public required string ClockStart { get; init; }

    /// <summary><c>RABBITMQ_URL</c>: a broker that already runs.</summary>
    public required string? BrokerUrl { get; init; }

    /// <summary><c>CHALLENGES_SQLSERVER</c>: a connection string; each service gets its own database on that server.</summary>
    public required string? SqlServer { get; init; }

    public int Identity => PortBase;

    public int Portal => PortBase + 5;

    public int Publication => PortBase + 1;

    public int Applications => PortBase + 2;

    public int Review => PortBase + 3;

    public int Award => PortBase + 4;

    public int Dashboard => PortBase + 10;

    public int Telemetry => PortBase + 11;

    public int Resources => PortBase + 12;

    public int Broker => PortBase + 72;

    public static Settings FromEnvironment()
    {
        var root = FindRoot(AppContext.BaseDirectory);
        return new Settings
        {
            Root = root,
            Data = Path.GetFullPath(Read("CHALLENGES_DATA") ?? Path.Combine(root, ".data")),
            PortBase = int.Parse(Read("CHALLENGES_PORT_BASE") ?? "7300", NumberStyles.None, CultureInfo.InvariantCulture),
            SimulatedClock = Read("CHALLENGES_DEMO") == "1",
            ClockStart = Read("CHALLENGES_CLOCK_START") ?? "2022-10-10T09:00:00+08:00",
            BrokerUrl = Read("RABBITMQ_URL"),
            SqlServer = Read("CHALLENGES_SQLSERVER")
        };
    }

    public static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    static string FindRoot(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Challenges.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Challenges.sln above {from}");
    }
}
