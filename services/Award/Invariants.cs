namespace Challenges.Award;

/// <summary>Statements that must find no row, whatever happened: run by <c>check</c> and by the tests.</summary>
public static class Invariants
{
    public const string OneActiveAwardPerChallenge = "SELECT [ChallengeId] FROM [Proposals] WHERE [Active] = 1 GROUP BY [ChallengeId] HAVING COUNT(*) > 1";

    public const string OpenObjectionsAreCounted = """
        SELECT A.[Id] FROM [Awards] A
        WHERE A.[OpenObjections] <> (SELECT COUNT(*) FROM [Objections] O WHERE O.[ChallengeId] = A.[Id] AND O.[Decided] = 0)
        """;

    public const string NothingIsConfirmedOverAnOpenObjection = """
        SELECT A.[Id] FROM [Awards] A
        WHERE A.[State] IN ('Confirmed', 'UnderContract', 'Rectifying', 'Accepted', 'Closed') AND A.[OpenObjections] > 0
        """;

    public const string ContractsStandOnAnActiveAward = """
        SELECT A.[Id] FROM [Awards] A
        WHERE A.[State] IN ('AwaitingSecond', 'Proposed', 'InNotice', 'Confirmed', 'UnderContract', 'Rectifying', 'Accepted', 'Closed')
        AND NOT EXISTS (SELECT 1 FROM [Proposals] P WHERE P.[ChallengeId] = A.[Id] AND P.[Active] = 1)
        """;

    public const string PaymentsStandOnThreeSignatures = """
        SELECT P.[ChallengeId] FROM [Payments] P
        WHERE (SELECT COUNT(DISTINCT S.[Party]) FROM [Signatures] S WHERE S.[ChallengeId] = P.[ChallengeId]) < 3
        """;

    public const string SignedTaskBooksHaveOneDigest = """
        SELECT S.[ChallengeId] FROM [Signatures] S GROUP BY S.[ChallengeId], S.[Revision] HAVING COUNT(DISTINCT S.[Digest]) > 1
        """;
}
