using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace Challenges.TestKit;

/// <summary>Shows what a service under test logs as an error, which its answers hide.</summary>
[ProviderAlias("Test")]
sealed class TestLog : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) TestContext.Progress.WriteLine($"{formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}
