using System.Globalization;
using Challenges.Publication.Profiles;
using Challenges.Shared.Web;

namespace Challenges.Publication;

/// <param name="Person">Opaque id, the claim <c>sub</c>.</param>
/// <param name="Organisation">Registered id of the organisation that the person works for.</param>
/// <param name="Code">Under which the sheet is shown, such as <c>V3</c>.</param>
public sealed record Vetter(string Person, string Organisation, string Code);

/// <summary>One member's scores, each 0 to 100 points, and opinion. Locked from the moment it is submitted (R16).</summary>
public sealed record VettingSheet(string Code, int Necessity, int Innovation, int Feasibility, int Benefit, string Opinion, DateTimeOffset At)
{
    public int Total => Necessity + Innovation + Feasibility + Benefit;
}

public enum VettingAdvice { Accept, Return, Refuse }

/// <summary>
/// The vetting (需求论证) of one submission of a problem by a panel of its own. The department names the panel: odd, at least the profile's minimum, nobody of the
/// owner. Each member scores once and the sheet is locked; nobody sees scores before all sheets are in. The mean gives the advice, which the department follows or
/// departs from with reasons. Its people stay out of the panel that scores the applications.
/// </summary>
public sealed record VettingRound
{
    public required Guid Id { get; init; }
    public required int Version { get; init; }
    public required Guid ProblemId { get; init; }
    /// <summary>1 for the first submission of the problem.</summary>
    public required int Round { get; init; }
    public required string Department { get; init; }
    /// <summary>Registered ids of the owner and its affiliates.</summary>
    public required IReadOnlyList<string> OwnersSide { get; init; }
    public required string Profile { get; init; }
    public required int ProfileVersion { get; init; }
    /// <summary>Frozen when the vetting was opened.</summary>
    public required VettingRules Rules { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required IReadOnlyList<Vetter> Members { get; init; }
    public IReadOnlyList<VettingSheet> Sheets { get; init; } = [];
    /// <summary>How many were ever named: a code is never given twice.</summary>
    public required int Named { get; init; }

    public bool IsComplete => Sheets.Count == Members.Count;
    public int SheetsMissing => Members.Count - Sheets.Count;

    /// <summary>Null while a sheet is missing. The mean of all scores of all members, compared without rounding.</summary>
    public VettingAdvice? Advice =>
        !IsComplete ? null
        : Sheets.Sum(s => s.Total) >= Rules.AcceptFromScore * 4 * Sheets.Count ? VettingAdvice.Accept
        : Sheets.Sum(s => s.Total) < Rules.RefuseBelowScore * 4 * Sheets.Count ? VettingAdvice.Refuse
        : VettingAdvice.Return;

    /// <summary>Points out of 100 with two decimals, half up; null while a sheet is missing. Shown only: the advice compares the exact mean.</summary>
    public string? Mean
    {
        get
        {
            if (!IsComplete) return null;
            var (total, count) = (Sheets.Sum(s => s.Total), 4 * Sheets.Count);
            var hundredths = (200 * total + count) / (2 * count);
            return string.Create(CultureInfo.InvariantCulture, $"{hundredths / 100}.{hundredths % 100:00}");
        }
    }

    public static VettingRound Open(Guid id, Problem problem, PolicyProfile profile, IReadOnlyList<(string Person, string Organisation)> members, DateTimeOffset now)
    {
        var round = new VettingRound
        {
            Id = id,
            Version = 1,
            ProblemId = problem.Id,
            Round = problem.Round,
            Department = problem.Text.Department,
            OwnersSide = [problem.OwnerOrganisation, .. problem.Text.Affiliates],
            Profile = profile.Profile,
            ProfileVersion = profile.Version,
            Rules = profile.Vetting,
            OpenedAt = now,
            Members = [.. members.Select((m, n) => new Vetter(m.Person, m.Organisation, $"V{n + 1}"))],
            Named = members.Count
        };
        round.WhyNotSeated().Enforce();
        return round;
    }

    public Vetter? SeatOf(Caller caller) => caller.Is(Roles.Reviewer) ? Members.FirstOrDefault(m => m.Person == caller.Person) : null;

    /// <summary>Members read the problem with its files until the last sheet is in.</summary>
    public bool LetsRead(Caller caller) => !IsComplete && SeatOf(caller) is not null;

    public VettingSheet? SheetOf(Vetter member) => Sheets.FirstOrDefault(s => s.Code == member.Code);

    public RefusedException? WhyNotScore(Caller caller) =>
        SeatOf(caller) is not { } member ? Refusals.NotInTheVettingPanel.Now()
        : SheetOf(member) is { } sheet ? Refusals.VettingSheetIsLocked.With(("at", sheet.At))
        : caller.Organisation is { } organisation && OwnersSide.Contains(organisation) ? Refusals.VetterIsOfTheOwner.With(("organisation", organisation))
        : null;

    public VettingRound Score(Caller caller, int necessity, int innovation, int feasibility, int benefit, string opinion, DateTimeOffset now)
    {
        WhyNotScore(caller).Enforce();
        if (!Wordings.IsVisible(opinion)) throw Refusals.OpinionIsMissing.Now();
        PedigreeCheck.WhyNot([("opinion", opinion)]).Enforce();
        return this with { Sheets = [.. Sheets, new VettingSheet(SeatOf(caller)!.Code, necessity, innovation, feasibility, benefit, opinion, now)], Version = Version + 1 };
    }

    public RefusedException? WhyNotReplace(Caller caller) =>
        !caller.IsOfficerOf(Department) ? Refusals.OnlyItsDepartment.With(("department", Department))
        : IsComplete ? Refusals.VettingIsComplete.Now()
        : null;

    /// <summary>Somebody who cannot act makes room for somebody else; whoever has submitted stays.</summary>
    public VettingRound Replace(Caller caller, string person, string by, string organisation)
    {
        WhyNotReplace(caller).Enforce();
        if (Members.FirstOrDefault(m => m.Person == person) is not { } member) throw Refusals.NotInTheVettingPanel.Now();
        if (SheetOf(member) is { } sheet) throw Refusals.VettingSheetIsLocked.With(("at", sheet.At));
        var replaced = this with { Members = [.. Members.Select(m => m == member ? new Vetter(by, organisation, $"V{Named + 1}") : m)], Named = Named + 1, Version = Version + 1 };
        replaced.WhyNotSeated().Enforce();
        return replaced;
    }

    RefusedException? WhyNotSeated() =>
        Members.Count % 2 == 0 || Members.Count < Rules.PanelMinimum ? Refusals.VettingPanelIsEvenOrSmall.With(("size", Members.Count), ("minimum", Rules.PanelMinimum))
        : Members.DistinctBy(m => m.Person).Count() != Members.Count ? Refusals.VetterIsNamedTwice.Now()
        : Members.FirstOrDefault(m => OwnersSide.Contains(m.Organisation)) is { } partial ? Refusals.VetterIsOfTheOwner.With(("organisation", partial.Organisation))
        : null;
}
