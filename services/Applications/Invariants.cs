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
        new("Nothing was filed after the set was fixed", """
            SELECT f.[ReceiptId] FROM [Filings] f JOIN [Challenges] c ON c.[Id] = f.[ChallengeId] WHERE c.[SealedAt] IS NOT NULL AND f.[ArrivedAt] > c.[SealedAt]
            """)
    ];
}
