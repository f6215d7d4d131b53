using System.Text.RegularExpressions;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Publication;

/// <summary>A department's list (榜单) of challenges published together under one number, such as <c>QH-2022</c>.</summary>
public sealed partial record Call
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required string Department { get; init; }
    public required Wording Title { get; init; }
    public required DateTimeOffset At { get; init; }

    public static RefusedException? WhyNotOpen(string number, Wording title) =>
        !CallNumber().IsMatch(number) ? Refusals.CallNumberIsNotReadable.With(("number", number))
        : !title.IsWhole() ? Refusals.ListIsNotWhole.With(("members", new[] { "title" }))
        : PedigreeCheck.WhyNot(title.Parts("title"));

    /// <summary>A challenge's number is the call's, a hyphen and two to four digits: <c>QH-2022-01</c>.</summary>
    public RefusedException? WhyNotNumber(Caller caller, string number) =>
        !caller.IsOfficerOf(Department) ? Refusals.OnlyItsDepartment.With(("department", Department))
        : number.StartsWith(Number + "-", StringComparison.Ordinal) && Serial().IsMatch(number[(Number.Length + 1)..]) ? null
        : Refusals.NumberIsOutsideTheCall.With(("number", number), ("call", Number));

    public static bool IsNumber(string number) => ChallengeNumber().IsMatch(number);

    [GeneratedRegex(@"^[A-Z]{2,8}-(19|20)[0-9][0-9]-[0-9]{2,4}$")]
    private static partial Regex ChallengeNumber();

    [GeneratedRegex(@"^[A-Z]{2,8}-(19|20)[0-9][0-9]$")]
    private static partial Regex CallNumber();

    [GeneratedRegex(@"^[0-9]{2,4}$")]
    private static partial Regex Serial();
}
