namespace Challenges.Shared.Decisions;

/// <summary>Who decided what, when and under which rules: all of a record that its engine does not compute (R28).</summary>
public sealed record Decision
{
    public required Guid ChallengeId { get; init; }
    /// <summary>Public number of the challenge.</summary>
    public required string Number { get; init; }
    /// <summary>What was decided, such as <c>ranking</c>.</summary>
    public required string Kind { get; init; }
    /// <summary>Rules of the register that it applied, such as <c>R17</c>.</summary>
    public required IReadOnlyList<string> Rules { get; init; }
    /// <summary>Policy profile of the challenge, with the version that it froze.</summary>
    public required string Profile { get; init; }
    public required int ProfileVersion { get; init; }
    /// <summary>Opaque id of the person; <see cref="Clock"/> or <see cref="Message"/> where nobody acted.</summary>
    public required string Actor { get; init; }
    /// <summary>The <c>now</c> of the act; the engine gets it too.</summary>
    public required DateTimeOffset At { get; init; }

    public const string Clock = "clock", Message = "message";
}
