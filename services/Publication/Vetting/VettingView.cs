using Challenges.Publication.Registering;
using Challenges.Shared.Web;

namespace Challenges.Publication.Vetting;

public sealed record VetterView(string Person, string Organisation, string Code, bool Submitted);

/// <param name="Code">Null for the owner.</param>
/// <param name="Necessity">Points out of 100, like the others; null where the profile keeps the scores from the owner.</param>
public sealed record VettingSheetView(string? Code, int? Necessity, int? Innovation, int? Feasibility, int? Benefit, string Opinion);

/// <param name="Mean">Points out of 100 with two decimals, once all sheets are in.</param>
/// <param name="People">For the department and the auditor.</param>
/// <param name="Sheets">For the department and the auditor once all are in; for the owner after the decision, as far as the profile shows them.</param>
/// <param name="Own">The caller's own sheet.</param>
/// <param name="Text">What a member reads before scoring.</param>
public sealed record VettingView(
    Guid Problem, int Round, int Version, string Profile, int ProfileVersion, DateTimeOffset OpenedAt, int Members, int SheetsIn, string? Mean, VettingAdvice? Advice,
    IReadOnlyList<VetterView>? People, IReadOnlyList<VettingSheetView>? Sheets, VettingSheetView? Own, ProblemText? Text, Stand Stand);

/// <param name="Title">Of the problem.</param>
public sealed record VettingSeatItem(Guid Problem, int Round, Contracts.Publication.Wording Title, DateTimeOffset OpenedAt, bool Submitted);

/// <summary>Makes views of vettings: each reader's are put together from nothing, so that a new member is shown to nobody until it is named here.</summary>
public sealed class VettingViews(DepartmentStore departments, Texts texts)
{
    public async Task<VettingView> Of(VettingRound vetting, Problem problem, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var view = new VettingView(vetting.ProblemId, vetting.Round, vetting.Version, vetting.Profile, vetting.ProfileVersion, vetting.OpenedAt, vetting.Members.Count, vetting.Sheets.Count,
            null, null, null, null, null, null, VettingStand.Of(vetting, caller, now, await departments.Find(vetting.Department, cancel), texts));
        if (caller.IsOfficerOf(vetting.Department) || caller.Is(Roles.Auditor))
        {
            view = view with { People = [.. vetting.Members.Select(m => new VetterView(m.Person, m.Organisation, m.Code, vetting.SheetOf(m) is not null))] };
            return vetting.IsComplete ? view with { Mean = vetting.Mean, Advice = vetting.Advice, Sheets = [.. vetting.Sheets.OrderBy(s => s.Code, StringComparer.Ordinal).Select(Whole)] } : view;
        }
        if (vetting.SeatOf(caller) is { } member) return view with { Text = problem.Text, Own = vetting.SheetOf(member) is { } own ? Whole(own) : null };
        if (!problem.IsDecided(vetting)) return view;
        return vetting.Rules.OwnerSees switch
        {
            "OpinionsAndScores" => view with { Mean = vetting.Mean, Advice = vetting.Advice, Sheets = [.. vetting.Sheets.OrderBy(s => s.Opinion, StringComparer.Ordinal).Select(s => Whole(s) with { Code = null })] },
            "Opinions" => view with { Sheets = [.. vetting.Sheets.OrderBy(s => s.Opinion, StringComparer.Ordinal).Select(s => new VettingSheetView(null, null, null, null, null, s.Opinion))] },
            _ => view
        };
    }

    static VettingSheetView Whole(VettingSheet sheet) => new(sheet.Code, sheet.Necessity, sheet.Innovation, sheet.Feasibility, sheet.Benefit, sheet.Opinion);
}
