using Challenges.Shared.Observation;

namespace Challenges.Publication;

/// <summary>Facts about the stored data that hold at any time; each SELECT must return no row.</summary>
public static class Invariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("A published challenge has a number, a date of publication and a close",
            """
            SELECT c.[Id] FROM [Challenges] c LEFT JOIN [ChallengeNumbers] n ON n.[ChallengeId] = c.[Id]
            WHERE c.[State] <> 'Draft' AND (n.[Number] IS NULL OR c.[PublishedAt] IS NULL OR c.[ClosesAt] IS NULL OR c.[CallNumber] IS NULL)
            """),
        new("A draft has no number", "SELECT c.[Id] FROM [Challenges] c JOIN [ChallengeNumbers] n ON n.[ChallengeId] = c.[Id] WHERE c.[State] = 'Draft'"),
        new("A number belongs to a challenge", "SELECT n.[Number] FROM [ChallengeNumbers] n LEFT JOIN [Challenges] c ON c.[Id] = n.[ChallengeId] WHERE c.[Id] IS NULL"),
        new("A challenge is published in a call of its own department",
            "SELECT c.[Id] FROM [Challenges] c LEFT JOIN [Calls] l ON l.[Number] = c.[CallNumber] AND l.[Department] = c.[Department] WHERE c.[State] <> 'Draft' AND l.[Id] IS NULL"),
        new("Only an open challenge waits for its close", "SELECT [Id] FROM [Challenges] WHERE ([State] = 'Open' AND [DueAt] IS NULL) OR ([State] <> 'Open' AND [DueAt] IS NOT NULL)"),
        new("A challenge closes after it was published", "SELECT [Id] FROM [Challenges] WHERE [PublishedAt] >= [ClosesAt]"),
        new("The list shows the stage that the other services told", "SELECT c.[Id] FROM [Challenges] c JOIN [Progress] p ON p.[ChallengeId] = c.[Id] WHERE p.[Stage] <> c.[Stage]"),
        new("A seat of a vetting belongs to one", "SELECT s.[VettingId] FROM [VettingSeats] s LEFT JOIN [VettingRounds] r ON r.[Id] = s.[VettingId] WHERE r.[Id] IS NULL"),
        new("A vetting is of a problem", "SELECT r.[Id] FROM [VettingRounds] r LEFT JOIN [Problems] p ON p.[Id] = r.[ProblemId] WHERE p.[Id] IS NULL"),
        new("The register of organisations counts its approved changes",
            "SELECT r.[Changes] FROM [OrganisationRegister] r WHERE r.[Changes] <> (SELECT COUNT(*) FROM [OrganisationChanges] WHERE [State] = 'Approved')"),
        new("A published clarification has its answer", "SELECT [Id] FROM [Clarifications] WHERE [State] = 'Published' AND ([AnswerZh] IS NULL OR [QuestionZh] IS NULL OR [PublishedAt] IS NULL)")
    ];
}
