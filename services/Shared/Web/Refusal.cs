namespace Challenges.Shared.Web;

/// <summary>
/// A named reason to say no. Its text and what to do next stand in the service's <c>Texts.resx</c> and <c>Texts.zh-Hans.resx</c> under
/// <c>CODE</c> and <c>CODE.then</c>; placeholders such as <c>{closesAt}</c> are filled from the facts given to <see cref="With"/>.
/// </summary>
/// <param name="Code">Stable code such as <c>PUB-Q-02</c>.</param>
/// <param name="Status">HTTP status: 409 for a state that forbids it, 403 for a role, 404 where existence is secret, 422 for content.</param>
/// <param name="Rule">Rule of the register, such as <c>R06</c>, where there is one.</param>
public sealed record Refusal(string Code, int Status = 409, string? Rule = null)
{
    public RefusedException With(params (string Name, object? Value)[] facts) => new(this, facts.ToDictionary(f => f.Name, f => f.Value));

    public RefusedException Now() => new(this, new Dictionary<string, object?>());
}

/// <summary>Thrown by an aggregate or a handler; the host answers it as problem details and rolls the transaction back.</summary>
public sealed class RefusedException(Refusal refusal, IReadOnlyDictionary<string, object?> facts) : Exception($"{refusal.Code} {refusal.Rule}")
{
    public Refusal Refusal { get; } = refusal;

    /// <summary>What the text's placeholders stand for, and what the answer carries as <c>facts</c>: passages, member names, dates.</summary>
    public IReadOnlyDictionary<string, object?> Facts { get; } = facts;
}

public static class RefusalExtensions
{
    /// <summary>Throws when there is a reason to say no. Lets an act and its stand share one rule: <c>WhyNotPublish(now).Enforce()</c>.</summary>
    public static void Enforce(this RefusedException? refused)
    {
        if (refused is not null) throw refused;
    }
}
