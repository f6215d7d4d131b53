namespace Challenges.Portal.SigningIn;

/// <summary>The access token of the reader of this request; null when nobody is signed in.</summary>
public sealed class Bearer
{
    public ValueTask<string?> Token() => ValueTask.FromResult<string?>(null);
}
