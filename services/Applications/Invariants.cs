using Challenges.Shared.Observation;

namespace Challenges.Applications;

/// <summary>What must hold at every moment: each SELECT returns the rows that break it.</summary>
public static class Invariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("The count of a challenge is the number of its filed applications", """
            SELECT c.[Number] FROM [Challenges] c
            WHERE c.[Count] <> (SELECT COUNT(*) FROM [Applications] a WHERE a.[ChallengeId] = c.[Id] AND a.[State] = 'Filed')
            """),
        new("Every filed application has the filing and the receipt that it names", """
            SELECT a.[Id] FROM [Applications] a
            WHERE a.[Filing] > 0 AND NOT EXISTS (SELECT 1 FROM [Filings] f
              WHERE f.[ApplicationId] = a.[Id] AND f.[Filing] = a.[Filing] AND f.[Digest] = a.[Digest] AND f.[ReceiptId] = a.[ReceiptId])
            """),
        new("The sealed set holds exactly the applications that stood filed", """
            SELECT c.[Number] FROM [Challenges] c
            WHERE c.[SealedAt] IS NOT NULL AND c.[Count] <> (SELECT COUNT(*) FROM [SealedApplications] s JOIN [Applications] a ON a.[Id] = s.[ApplicationId]
              WHERE s.[ChallengeId] = c.[Id] AND a.[State] = 'Filed' AND a.[Digest] = s.[Digest] AND a.[Filing] = s.[Filing])
            """),
        new("Nothing is opened that was not sealed", """
            SELECT s.[Code] FROM [SealedApplications] s JOIN [Challenges] c ON c.[Id] = s.[ChallengeId] WHERE c.[SealedAt] IS NULL
            """),
        new("A concluded formal check has decided all of its set and counts what it admitted", """
            SELECT c.[Number] FROM [Challenges] c
            WHERE c.[ConcludedAt] IS NOT NULL AND (c.[AdmittedCount] <> (SELECT COUNT(*) FROM [SealedApplications] s WHERE s.[ChallengeId] = c.[Id] AND s.[Admission] = 'Admitted')
              OR EXISTS (SELECT 1 FROM [SealedApplications] s WHERE s.[ChallengeId] = c.[Id] AND s.[Admission] IN ('Open', 'ToMend')))
            """),
        new("What is refused names its rule, and only what is decided has an instant", """
            SELECT s.[Code] FROM [SealedApplications] s
            WHERE s.[Admission] = 'Refused' AND s.[FailedRule] IS NULL OR s.[Admission] IN ('Admitted', 'Refused') AND s.[DecidedAt] IS NULL
              OR s.[Admission] IN ('Open', 'ToMend') AND s.[DecidedAt] IS NOT NULL
            """),
        new("No file is open to reviewers whose application was not admitted or not yet opened", """
            SELECT r.[Id] FROM [ReviewCopies] r
            JOIN [SealedApplications] s ON s.[ChallengeId] = r.[ChallengeId] AND s.[Code] = r.[Code] JOIN [Challenges] c ON c.[Id] = r.[ChallengeId]
            WHERE s.[Admission] <> 'Admitted' OR c.[ConcludedAt] IS NULL
            """),
        new("Every correction that stands is there", """
            SELECT s.[Code] FROM [SealedApplications] s
            WHERE s.[Correction] > 0 AND NOT EXISTS (SELECT 1 FROM [Corrections] x WHERE x.[ApplicationId] = s.[ApplicationId] AND x.[Correction] = s.[Correction])
            """),
        new("A register has one import that stands", """
            SELECT i.[Department], i.[Register] FROM [RegisterImports] i WHERE i.[ReplacedAt] IS NULL GROUP BY i.[Department], i.[Register] HAVING COUNT(*) > 1
            """),
        new("Nobody defends what was not admitted", """
            SELECT d.[Code] FROM [Defences] d
            WHERE NOT EXISTS (SELECT 1 FROM [SealedApplications] s WHERE s.[ApplicationId] = d.[ApplicationId] AND s.[Code] = d.[Code] AND s.[Admission] = 'Admitted')
            """),
        new("Nothing was filed after the set was fixed", """
            SELECT f.[ReceiptId] FROM [Filings] f JOIN [Challenges] c ON c.[Id] = f.[ChallengeId] WHERE c.[SealedAt] IS NOT NULL AND f.[ArrivedAt] > c.[SealedAt]
            """)
    ];
}
