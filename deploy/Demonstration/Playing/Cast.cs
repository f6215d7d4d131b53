using Challenges.Demonstration.Speaking;

namespace Challenges.Demonstration.Playing;

/// <summary>The two sides of one competition, and the list on which it stands.</summary>
/// <param name="Call">Number of the list.</param>
/// <param name="Profile">Policy profile, in its newest version.</param>
public sealed record Staff(
    string Department, Person Officer, Person SecondOfficer, Person ProblemOwner, string OwnerSubsidiary, string Call, Both CallTitle, string Profile, string Phone);

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

    public static readonly Staff Qinghai = new(
        Department, Officer, SecondOfficer, ProblemOwner, OwnerSubsidiary, "QH-2022", new Both("青海省2022年揭榜挂帅榜单", "Qinghai list of open-competition challenges 2022"), "provincial-default", "0971-000000");

    public static readonly Staff Guangxi = new(
        "guangxi-dst", new("p-officer-gx-1", "department", Department: "guangxi-dst"), new("p-officer-gx-2", "department", Department: "guangxi-dst"), new("p-owner-gx-1", "problem-owner", "org-liuzhou-vehicles"),
        "org-liuzhou-axles", "GX-2025", new Both("广西2025年揭榜挂帅榜单", "Guangxi list of open-competition challenges 2025"), "guangxi-horse-race", "0771-000000");

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
