using System.Globalization;
using System.Text;
using Challenges.Shared.Proof;

namespace Challenges.Shared.Decisions;

/// <summary>
/// A rule that makes a decision's result of its inputs and its instant, and of nothing else. Name and version stand in every record that it made, so a changed rule is a new engine with
/// the next version, and the old one stays registered as long as a record names it.
/// </summary>
public abstract class Engine
{
    private protected Engine(string name)
    {
        var slash = name.LastIndexOf('/');
        if (slash < 1 || !int.TryParse(name.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1) throw new ArgumentException($"'{name}' is not a name and a version, such as ranking/1.", nameof(name));
        Name = name;
    }

    /// <summary>Name and version, such as <c>review-ranking/1</c>.</summary>
    public string Name { get; }

    /// <param name="inputs">Canonical JSON (RFC 8785).</param>
    /// <returns>The result as canonical JSON.</returns>
    internal abstract string Replay(string inputs, DateTimeOffset at);

    public static Engine<TInputs, TResult> Of<TInputs, TResult>(string name, Func<TInputs, DateTimeOffset, TResult> run) => new(name, run);

    public static Engine<TInputs, TResult> Of<TInputs, TResult>(string name, Func<TInputs, TResult> run) => new(name, (inputs, _) => run(inputs));
}

/// <inheritdoc />
public sealed class Engine<TInputs, TResult> : Engine
{
    readonly Func<TInputs, DateTimeOffset, TResult> _run;

    internal Engine(string name, Func<TInputs, DateTimeOffset, TResult> run) : base(name) => _run = run;

    internal override string Replay(string inputs, DateTimeOffset at) =>
        Encoding.UTF8.GetString(Canonical.Bytes(_run(Canonical.Read<TInputs>(Encoding.UTF8.GetBytes(inputs)), at)));
}
