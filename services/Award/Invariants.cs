using Challenges.Shared.Observation;

namespace Challenges.Award;

/// <summary>Statements that must find no row, whatever happened: run by <c>check</c> and by the tests.</summary>
public static class Invariants
{
    const string OneActiveAwardPerChallenge = "SELECT [ChallengeId] FROM [Proposals] WHERE [Active] = 1 GROUP BY [ChallengeId] HAVING COUNT(*) > 1";

    const string OpenObjectionsAreCounted = """
        SELECT A.[Id] FROM [Awards] A
        WHERE A.[OpenObjections] <> (SELECT COUNT(*) FROM [Objections] O WHERE O.[ChallengeId] = A.[Id] AND O.[Decided] = 0)
        """;

    const string NothingIsConfirmedOverAnOpenObjection = """
        SELECT A.[Id] FROM [Awards] A
        WHERE A.[State] IN ('Confirmed', 'UnderContract', 'Racing', 'Rectifying', 'Accepted', 'Closed')
        AND EXISTS (SELECT 1 FROM [Objections] O WHERE O.[ChallengeId] = A.[Id] AND O.[Decided] = 0 AND (O.[About] = 'award' OR A.[State] = 'Closed'))
        """;

    const string NothingIsPaidOverAnOpenObjection = """
        SELECT P.[ChallengeId] FROM [Payments] P
        JOIN [Objections] O ON O.[ChallengeId] = P.[ChallengeId] AND O.[Decided] = 0 AND O.[ArrivedAt] < P.[At]
        """;

    const string NoTeamIsPaidOverAnOpenObjection = """
        SELECT P.[ChallengeId] FROM [RacePayments] P
        JOIN [Objections] O ON O.[ChallengeId] = P.[ChallengeId] AND O.[Decided] = 0 AND O.[ArrivedAt] < P.[At]
        """;

    const string NothingComesBackBeyondWhatIsOwed = """
        SELECT R.[ChallengeId] FROM [Recoveries] R
        LEFT JOIN [Owed] O ON O.[ChallengeId] = R.[ChallengeId] AND O.[Stream] = R.[Stream]
        GROUP BY R.[ChallengeId], R.[Stream], O.[AmountFen] HAVING SUM(R.[AmountFen]) > COALESCE(O.[AmountFen], 0)
        """;

    const string NoMoreGoesBackThanWasPaid = """
        SELECT O.[ChallengeId] FROM [Owed] O
        GROUP BY O.[ChallengeId] HAVING SUM(O.[AmountFen]) > (SELECT COALESCE(SUM(P.[AmountFen]), 0) FROM [Payments] P WHERE P.[ChallengeId] = O.[ChallengeId])
        """;

    const string NothingComesBackFromATeamBeyondWhatItOwes = """
        SELECT R.[ChallengeId] FROM [TeamRecoveries] R
        LEFT JOIN [TeamOwed] O ON O.[ChallengeId] = R.[ChallengeId] AND O.[Team] = R.[Team] AND O.[Stream] = R.[Stream]
        GROUP BY R.[ChallengeId], R.[Team], R.[Stream], O.[AmountFen] HAVING SUM(R.[AmountFen]) > COALESCE(O.[AmountFen], 0)
        """;

    const string NoTeamOwesMoreThanItWasPaid = """
        SELECT O.[ChallengeId] FROM [TeamOwed] O
        GROUP BY O.[ChallengeId], O.[Team]
        HAVING SUM(O.[AmountFen]) > (SELECT COALESCE(SUM(P.[AmountFen]), 0) FROM [RacePayments] P WHERE P.[ChallengeId] = O.[ChallengeId] AND P.[Team] = O.[Team])
        """;

    const string FiscalPartsLieWithinTheirPayments = """
        SELECT P.[ChallengeId] FROM [RacePayments] P WHERE P.[FiscalFen] < 0 OR P.[FiscalFen] > P.[AmountFen]
        """;

    const string ContractsStandOnAnActiveAward = """
        SELECT A.[Id] FROM [Awards] A
        WHERE A.[State] IN ('AwaitingSecond', 'Proposed', 'InNotice', 'Confirmed', 'UnderContract', 'Racing', 'Rectifying', 'Accepted', 'Closed')
        AND NOT EXISTS (SELECT 1 FROM [Proposals] P WHERE P.[ChallengeId] = A.[Id] AND P.[Active] = 1)
        """;

    const string PaymentsStandOnThreeSignatures = """
        SELECT P.[ChallengeId] FROM [Payments] P
        WHERE (SELECT COUNT(DISTINCT S.[Party]) FROM [Signatures] S WHERE S.[ChallengeId] = P.[ChallengeId]) < 3
        """;

    const string SignedTaskBooksHaveOneDigest = """
        SELECT S.[ChallengeId] FROM [Signatures] S GROUP BY S.[ChallengeId], S.[Revision] HAVING COUNT(DISTINCT S.[Digest]) > 1
        """;

    const string RacesPayWithinTheirBudget = """
        SELECT R.[ChallengeId] FROM [Races] R
        WHERE R.[BudgetFen] < (SELECT COALESCE(SUM(P.[AmountFen]), 0) FROM [RacePayments] P WHERE P.[ChallengeId] = R.[ChallengeId])
        """;

    const string TeamsOfARaceArePaidAlike = """
        SELECT P.[ChallengeId] FROM [RacePayments] P GROUP BY P.[ChallengeId], P.[Stage] HAVING MIN(P.[AmountFen]) <> MAX(P.[AmountFen])
        """;

    const string RacesStandOnThreeSignaturesPerTeam = """
        SELECT R.[ChallengeId] FROM [Races] R
        WHERE R.[Teams] * 3 > (SELECT COUNT(*) FROM [RaceSignatures] S WHERE S.[ChallengeId] = R.[ChallengeId]
            AND S.[Revision] = (SELECT MAX(L.[Revision]) FROM [RaceSignatures] L WHERE L.[ChallengeId] = R.[ChallengeId]))
        """;

    public static IReadOnlyList<Invariant> All { get; } =
    [
        new(nameof(OneActiveAwardPerChallenge), OneActiveAwardPerChallenge),
        new(nameof(OpenObjectionsAreCounted), OpenObjectionsAreCounted),
        new(nameof(NothingIsConfirmedOverAnOpenObjection), NothingIsConfirmedOverAnOpenObjection),
        new(nameof(NothingIsPaidOverAnOpenObjection), NothingIsPaidOverAnOpenObjection),
        new(nameof(NoTeamIsPaidOverAnOpenObjection), NoTeamIsPaidOverAnOpenObjection),
        new(nameof(NothingComesBackBeyondWhatIsOwed), NothingComesBackBeyondWhatIsOwed),
        new(nameof(NoMoreGoesBackThanWasPaid), NoMoreGoesBackThanWasPaid),
        new(nameof(NothingComesBackFromATeamBeyondWhatItOwes), NothingComesBackFromATeamBeyondWhatItOwes),
        new(nameof(NoTeamOwesMoreThanItWasPaid), NoTeamOwesMoreThanItWasPaid),
        new(nameof(FiscalPartsLieWithinTheirPayments), FiscalPartsLieWithinTheirPayments),
        new(nameof(ContractsStandOnAnActiveAward), ContractsStandOnAnActiveAward),
        new(nameof(PaymentsStandOnThreeSignatures), PaymentsStandOnThreeSignatures),
        new(nameof(SignedTaskBooksHaveOneDigest), SignedTaskBooksHaveOneDigest),
        new(nameof(RacesPayWithinTheirBudget), RacesPayWithinTheirBudget),
        new(nameof(TeamsOfARaceArePaidAlike), TeamsOfARaceArePaidAlike),
        new(nameof(RacesStandOnThreeSignaturesPerTeam), RacesStandOnThreeSignaturesPerTeam),
    ];
}
