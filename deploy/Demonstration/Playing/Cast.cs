using Challenges.Demonstration.Speaking;

namespace Challenges.Demonstration.Playing;

/// <summary>Who acts in the play, with the opaque ids that their tokens carry.</summary>
public static class Cast
{
    public const string Department = "qinghai-dst";
    public const string Owner = "org-salt-lake-magnesium";
    public const string OwnerSubsidiary = "org-salt-lake-equipment";
    public const string ForeignOffice = "gansu-dst";

    public static readonly Person Officer = new("p-officer-1", "department", Department: Department);
    public static readonly Person SecondOfficer = new("p-officer-2", "department", Department: Department);
    public static readonly Person OfficerOfAnotherDepartment = new("p-officer-9", "department", Department: ForeignOffice);
    public static readonly Person ProblemOwner = new("p-owner-1", "problem-owner", Owner);
    public static readonly Person Auditor = new("p-auditor-1", "auditor");

    /// <summary>The one who acts for an applicant, such as <c>A4</c> or <c>R1</c>.</summary>
    public static Person Solver(string key) => key switch
    {
        // An individual, who belongs to no organisation and names a unit that would contract.
        "A3" => new("p-a3", "solver"),
        "R1" => new("p-r1", "solver", OwnerSubsidiary),
        _ => new($"p-{key.ToLowerInvariant()}", "solver", Organisation(key))
    };

    public static string Organisation(string key) => $"org-{key.ToLowerInvariant()}";

    public static Person Reviewer(string key, Competition competition) => new($"p-{key.ToLowerInvariant()}", "reviewer", ReviewersOrganisation(key, competition));

    /// <summary>The organisation of a reviewer; it is an applicant's own when both have the same name.</summary>
    public static string ReviewersOrganisation(string key, Competition competition) =>
        competition.Applications.Where(application => application.Value.Solver == competition.Reviewers[key].Organisation).Select(application => Organisation(application.Key)).FirstOrDefault()
        ?? $"org-{key.ToLowerInvariant()}";
}
