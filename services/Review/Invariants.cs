using Challenges.Shared.Observation;

namespace Challenges.Review;

/// <summary>Named SELECTs that must return no row, whatever happened to the service.</summary>
public static class Invariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("No ranking is final that was not computed", "SELECT [Id] FROM [Reviews] WHERE [FinalisedAt] IS NOT NULL AND [RankedAt] IS NULL"),
        new("Nothing is due on a ranked review", "SELECT [Id] FROM [Reviews] WHERE [RankedAt] IS NOT NULL AND [DueAt] IS NOT NULL"),
        new("Nothing was saved on a sheet after the ranking",
            "SELECT s.[Id] FROM [Sheets] s JOIN [Reviews] r ON r.[Id] = s.[ReviewId] WHERE r.[RankedAt] IS NOT NULL AND s.[SavedAt] > r.[RankedAt]"),
        new("Every sheet belongs to a seat of its review",
            "SELECT s.[Id] FROM [Sheets] s WHERE NOT EXISTS (SELECT 1 FROM [Seats] p WHERE p.[Id] = s.[SeatId] AND p.[ReviewId] = s.[ReviewId])"),
        new("Every sheet belongs to an opened application",
            "SELECT s.[Id] FROM [Sheets] s WHERE NOT EXISTS (SELECT 1 FROM [OpenedApplications] a WHERE a.[ReviewId] = s.[ReviewId] AND a.[Code] = s.[Code])"),
        new("Every second sheet belongs to a seat and to an opened application of its review",
            """
            SELECT s.[Id] FROM [DefenceSheets] s WHERE NOT EXISTS (SELECT 1 FROM [Seats] p WHERE p.[Id] = s.[SeatId] AND p.[ReviewId] = s.[ReviewId])
                OR NOT EXISTS (SELECT 1 FROM [OpenedApplications] a WHERE a.[ReviewId] = s.[ReviewId] AND a.[Code] = s.[Code])
            """),
        new("Nothing was saved on a second sheet after the end", "SELECT s.[Id] FROM [DefenceSheets] s JOIN [Reviews] r ON r.[Id] = s.[ReviewId] WHERE r.[FinalisedAt] IS NOT NULL AND s.[SavedAt] > r.[FinalisedAt]"),
        new("A second sheet that abstains has a reason", "SELECT [Id] FROM [DefenceSheets] WHERE [State] = 'Abstained' AND [AbstainReason] IS NULL"),
        new("Every id of an organisation leads to its entry", "SELECT i.[Organisation] FROM [OrganisationIds] i WHERE NOT EXISTS (SELECT 1 FROM [Organisations] o WHERE o.[Id] = i.[Organisation])"),
        new("An abstention has a reason", "SELECT [Id] FROM [Sheets] WHERE [State] = 'Abstained' AND [AbstainReason] IS NULL")
    ];
}
