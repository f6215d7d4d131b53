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

    public int Publication => PortBase + 1;

    public int Applications => PortBase + 2;

    public int Review => PortBase + 3;

    public int Award => PortBase + 4;

    /// <summary><c>CHALLENGES_PORTAL_PORT</c>, ten above the base when unset.</summary>
    public required int Portal { get; init; }

    public int Dashboard => PortBase + 20;

    public int Telemetry => PortBase + 21;

    public int Resources => PortBase + 22;

    public int Broker => PortBase + 72;

    public static Settings FromEnvironment()
    {
        var root = FindRoot(AppContext.BaseDirectory);
        var portBase = Number("CHALLENGES_PORT_BASE") ?? 7300;
        return new Settings
        {
            Root = root,
            Data = Path.GetFullPath(Read("CHALLENGES_DATA") ?? Path.Combine(root, ".data")),
            PortBase = portBase,
            Portal = Number("CHALLENGES_PORTAL_PORT") ?? portBase + 10,
            SimulatedClock = Read("CHALLENGES_DEMO") == "1",
            ClockStart = Read("CHALLENGES_CLOCK_START") ?? "2022-10-10T09:00:00+08:00",
            BrokerUrl = Read("RABBITMQ_URL"),
            SqlServer = Read("CHALLENGES_SQLSERVER")
        };
    }

    public static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    static int? Number(string name) => Read(name) is { } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;

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
