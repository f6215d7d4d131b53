using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Challenges.TestKit;

namespace Challenges.EndToEnd.Tests.Running;

/// <summary>One process of a service on its own port.</summary>
sealed class Instance(string service, IReadOnlyDictionary<string, string> environment, string folder) : IDisposable
{
    static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };
    readonly int _port = FreePort.Next();
    Child? _process;

    public string Service => service;

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    bool IsRunning => _process is { IsRunning: true };

    /// <summary>True after <see cref="Stop"/>: it is away on purpose, and nobody calls it.</summary>
    public bool IsStopped { get; private set; }

    public long Resident => _process!.Resident;

    public string Tail() => _process?.Tail(60) ?? "";

    /// <param name="clock">Where its simulated clock starts.</param>
    public void Start(DateTimeOffset clock)
    {
        var all = new Dictionary<string, string>(environment)
        {
            ["ASPNETCORE_URLS"] = Address.ToString(),
            ["Clock__Start"] = clock.ToString("O", CultureInfo.InvariantCulture)
        };
        IsStopped = false;
        _process = new Child("dotnet", ["exec", Places.Dll(service)], all, Path.Combine(folder, $"{service}-{_port}.log"));
    }

    /// <summary>Runs one of the service's commands, such as <c>check</c>, as a process beside it.</summary>
    public async Task<(int Code, string Output)> RunCommand(string command)
    {
        using var child = new Child("dotnet", ["exec", Places.Dll(service), command], new Dictionary<string, string>(environment), Path.Combine(folder, $"{service}-{command}.log"));
        var code = await child.End(TimeSpan.FromSeconds(90));
        return (code, child.Tail());
    }

    public Task UntilReady() => Poll.Until(IsReady, TimeSpan.FromSeconds(90), () => $"{service} to be ready:\n{Tail()}");

    public void Kill()
    {
        _process!.Kill();
        _process.Dispose();
    }

    public void Stop()
    {
        IsStopped = true;
        _process?.Dispose();
    }

    /// <summary>Null when it doesn't answer.</summary>
    public async Task<DateTimeOffset?> Clock()
    {
        try
        {
            using var reading = JsonDocument.Parse(await Http.GetStringAsync(new Uri(Address, "clock")));
            return reading.RootElement.GetProperty("now").GetDateTimeOffset();
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>A clock that is further on already stays as it is.</summary>
    public async Task MoveClock(DateTimeOffset now)
    {
        using var answer = await Http.PostAsJsonAsync(new Uri(Address, "clock"), new { now });
    }

    public void Dispose() => Stop();

    async Task<bool> IsReady()
    {
        if (!IsRunning) throw new InvalidOperationException($"{service} ended:\n{Tail()}");
        try
        {
            using var response = await Http.GetAsync(new Uri(Address, "health/ready"));
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
