using Challenges.Contracts.Publication;

namespace Challenges.Publication.Profiles;

/// <summary>How the review goes beyond its panel. What is null is as before there was such a setting.</summary>
public sealed record ReviewRules
{
    /// <summary><c>panel</c>: every member reads every application; <c>pool</c>: each application gets reviewers of its own. Null: <c>panel</c>.</summary>
    public string? Mode { get; init; }
    /// <summary>Pool only: reviewers for each application, an odd number; null: the least panel.</summary>
    public int? ReviewersPerApplication { get; init; }
    /// <summary>Pool only: applications for each reviewer at least; null: none.</summary>
    public int? FewestPerReviewer { get; init; }
    /// <summary>Pool only: applications for each reviewer at most; null: no bound.</summary>
    public int? MostPerReviewer { get; init; }
    /// <summary>Points between a sheet's total and the median of its application beyond which a written reason is asked for; null: 15.</summary>
    public int? OutlierPoints { get; init; }
    /// <summary>Years back in which a past employment, project, paper or supervision still is a conflict (R14); null: 3.</summary>
    public int? ConflictLookBackYears { get; init; }
    /// <summary>Null: there is no defence.</summary>
    public DefencePolicy? Defence { get; init; }
    /// <summary>Working days from the final ranking in which an applicant may ask for reconsideration of the procedure; null: no such channel.</summary>
    public int? ReconsiderationWorkingDays { get; init; }
}
