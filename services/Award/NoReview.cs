namespace Challenges.Award;

/// <summary>Why no ranking will come, so that the challenge can only end without an award (流榜).</summary>
public static class NoReview
{
    /// <summary>Nobody applied.</summary>
    public const string NoApplications = "no-applications";
    /// <summary>The formal check admitted none (R12).</summary>
    public const string NoneAdmitted = "none-admitted";
    /// <summary>Fewer were admitted than the profile's competition floor.</summary>
    public const string BelowFloor = "below-competition-floor";
    public const string NothingAwardable = "nothing-awardable";
    public const string DepartmentsDecision = "departments-decision";

    /// <param name="admitted">How many the formal check admitted; null while it is not known.</param>
    /// <param name="floor">Fewest applications with which the review starts; null or 1: no floor.</param>
    /// <returns>Null when a review is to be expected.</returns>
    public static string? CauseOf(int? @sealed, int? admitted, int? floor) =>
        @sealed == 0 ? NoApplications
        : admitted == 0 ? NoneAdmitted
        : admitted < floor ? BelowFloor
        : null;

    /// <summary>Why there is no award, whether there was a review or not.</summary>
    public static string CauseOf(int? @sealed, int? admitted, int? floor, int? awardable) =>
        CauseOf(@sealed, admitted, floor) ?? (awardable == 0 ? NothingAwardable : DepartmentsDecision);

    /// <summary>The rule of the register, or the profile's setting, that leads to it.</summary>
    public static string? RuleOf(string cause) => cause switch
    {
        NoneAdmitted => "R12",
        BelowFloor => "call.competitionFloor",
        NothingAwardable => "R18",
        _ => null
    };
}
