using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Challenges.EndToEnd.Tests.Running;

/// <summary>A process that a test started; its output goes to a file.</summary>
sealed partial class Child : IDisposable
{
    const int Term = 15;
    readonly Process _process;
    readonly StreamWriter _log;
    readonly Lock _writing = new();

    public Child(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string log)
    {
        LogFile = log;
        _log = new StreamWriter(log, append: true) { AutoFlush = true };
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Places.Root };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Write(line.Data);
        _process.ErrorDataReceived += (_, line) => Write(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string LogFile { get; }

    public bool IsRunning => !_process.HasExited;

    /// <summary>Resident memory in bytes.</summary>
    public long Resident
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>kill -9: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit(TimeSpan.FromSeconds(10));
    }

    /// <summary>Waits for it to end by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> End(TimeSpan longest)
    {
        using var limit = new CancellationTokenSource(longest);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>Asks it to end; kills it when it hasn't after 30 s.</summary>
    public void Stop()
    {
        if (!IsRunning) return;
        _ = Signal(_process.Id, Term);
        if (!_process.WaitForExit(TimeSpan.FromSeconds(30))) Kill();
    }

    /// <summary>The last lines of its output.</summary>
    public string Tail(int lines = 30)
    {
        using var reader = new StreamReader(new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return string.Join('\n', reader.ReadToEnd().Split('\n').TakeLast(lines));
    }

    public void Dispose()
    {
        Stop();
        _process.Dispose();
        lock (_writing) _log.Dispose();
    }

    void Write(string? line)
    {
        if (line is null) return;
        lock (_writing)
            if (_log.BaseStream is { CanWrite: true }) _log.WriteLine(line);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Signal(int process, int signal);
}
