using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Publication.Reporting;

/// <param name="Text">Read by whoever holds the receipt.</param>
public sealed record ReportAnswerRequest(string Text);

public sealed class ReportAnswerRequestValidator : AbstractValidator<ReportAnswerRequest>
{
    public ReportAnswerRequestValidator() => RuleFor(r => r.Text).Visible().MaximumLength(20_000);
}

/// <summary><c>POST /reports/{id}/answer</c> and <c>/close</c>, for auditors. They answer nothing but the version: answers are kept for repetition, and no report may stand there readable.</summary>
static class AnswerReport
{
    public static Task<Answer> Answer(Guid id, ReportAnswerRequest request, Caller caller, IfMatch ifMatch, Moment moment, ReportStore reports, CancellationToken cancel) =>
        Change(id, caller, ifMatch, reports, report => report.Answer(caller.Person, request.Text, moment.Now), cancel);

    public static Task<Answer> Close(Guid id, ReportAnswerRequest request, Caller caller, IfMatch ifMatch, Moment moment, ReportStore reports, CancellationToken cancel) =>
        Change(id, caller, ifMatch, reports, report => report.Close(caller.Person, request.Text, moment.Now), cancel);

    static async Task<Answer> Change(Guid id, Caller caller, IfMatch ifMatch, ReportStore reports, Func<Report, Report> act, CancellationToken cancel)
    {
        var report = await ReadReports.Find(id, caller, reports, cancel);
        report.WhyNotAnswer().Enforce();
        ifMatch.Demand(report.Version);
        report = act(report);
        await reports.Save(report, cancel);
        return Shared.Web.Answer.NoContent(report.Version);
    }
}
