using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Challenges.Shared.Web;

public static class Roles
{
    public const string Department = "department";
    public const string ProblemOwner = "problem-owner";
    public const string Solver = "solver";
    public const string Reviewer = "reviewer";
    public const string Auditor = "auditor";
    public static readonly IReadOnlyList<string> All = [Department, ProblemOwner, Solver, Reviewer, Auditor];
}

/// <summary>Who calls, from the verified token: <c>sub</c>, <c>role</c> (any number), <c>org</c>, <c>dept</c>, <c>auth_time</c>. Binds as a parameter of an endpoint.</summary>
public sealed class Caller
{
    public static readonly Caller Nobody = new();

    static readonly long MostSeconds = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Opaque id of the person; empty when nobody is signed in.</summary>
    public string Person { get; init; } = "";
    public IReadOnlySet<string> Roles { get; init; } = new HashSet<string>();
    /// <summary>Registered id of the person's organisation.</summary>
    public string? Organisation { get; init; }
    /// <summary>Id of the officer's department.</summary>
    public string? Department { get; init; }

    /// <summary>When the person last proved who it is, by password or one-time code (<c>auth_time</c>); null where the token doesn't say.</summary>
    public DateTimeOffset? ProvedAt { get; init; }

    public bool IsSignedIn => Person.Length > 0;
    public bool Is(string role) => Roles.Contains(role);
    public bool IsOfficerOf(string department) => Is(Web.Roles.Department) && Department == department;

    public static Caller From(ClaimsPrincipal principal) => principal.Identity?.IsAuthenticated != true ? Nobody : new Caller
    {
        Person = principal.FindFirst("sub")?.Value ?? "",
        Roles = principal.FindAll("role").Select(c => c.Value).ToHashSet(),
        Organisation = principal.FindFirst("org")?.Value,
        Department = principal.FindFirst("dept")?.Value,
        ProvedAt = long.TryParse(principal.FindFirst("auth_time")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= MostSeconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null
    };

    public static ValueTask<Caller> BindAsync(HttpContext context) => ValueTask.FromResult(From(context.User));
}
