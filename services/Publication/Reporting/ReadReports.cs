using Challenges.Shared.Web;

namespace Challenges.Publication.Reporting;

/// <param name="Next">Value of <c>before</c> for the next page; null on the last.</param>
public sealed record ReportPage(IReadOnlyList<ReportItem> Items, long? Next);

public sealed record ReportItem(Guid Id, ReportState State, DateTimeOffset FiledAt, string? Challenge, string Step);

public sealed record ReportView(Guid Id, ReportState State, DateTimeOffset FiledAt, ReportContent Content, IReadOnlyList<ReportAnswer> Answers);

/// <summary>For auditors. To everybody else these addresses do not exist.</summary>
static class ReadReports
{
    const int Size = 50;

    public static async Task<Answer<ReportPage>> List(Caller caller, ReportStore reports, CancellationToken cancel, long? before = null)
    {
        DemandAuditor(caller);
        var found = await reports.List(before, Size + 1, cancel);
        return Answer.Ok(new ReportPage([.. found.Take(Size).Select(r => new ReportItem(r.Report.Id, r.Report.State, r.Report.FiledAt, r.Report.Content.Challenge, r.Report.Content.Step))],
            found.Count > Size ? found[Size - 1].Number : null));
    }

    public static async Task<Answer<ReportView>> One(Guid id, Caller caller, ReportStore reports, CancellationToken cancel)
    {
        var report = await Find(id, caller, reports, cancel);
        return Answer.Ok(new ReportView(report.Id, report.State, report.FiledAt, report.Content, report.Answers), report.Version);
    }

    internal static async Task<Report> Find(Guid id, Caller caller, ReportStore reports, CancellationToken cancel)
    {
        DemandAuditor(caller);
        return await reports.Find(id, cancel) ?? throw SharedRefusals.NoSuchAddress.Now();
    }

    static void DemandAuditor(Caller caller)
    {
        if (!caller.Is(Roles.Auditor)) throw SharedRefusals.NoSuchAddress.Now();
    }
}
