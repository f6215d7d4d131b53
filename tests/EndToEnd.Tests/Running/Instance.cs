using System.Globalization;
using System.Net;

namespace Challenges.EndToEnd.Tests.Running;

/// <summary>One process of a service on its own port.</summary>
sealed class Instance(string service, IReadOnlyDictionary<string, string> environment, string folder) : IDisposable
{
    static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };
    readonly int _port = Places.FreePort();
    Child? _process;

    public string Service => service;

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    public bool IsRunning => _process is { IsRunning: true };

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
        _process = new Child("dotnet", ["exec", Places.Dll(service)], all, Path.Combine(folder, $"{service}-{_port}.log"));
    }

    public Task UntilReady() => Poll.Until(IsReady, TimeSpan.FromSeconds(90), () => $"{service} to be ready:\n{Tail()}");

    public void Kill()
    {
        _process!.Kill();
        _process.Dispose();
    }

    public void Stop() => _process?.Dispose();

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
