using Challenges.Publication.Telling;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;
using Microsoft.AspNetCore.Mvc;

namespace Challenges.Publication.Reporting;

/// <param name="Challenge">Number, where it is about one.</param>
/// <param name="Step">One of <see cref="Report.Steps"/>.</param>
/// <param name="Text">What happened; up to 20,000 characters.</param>
/// <param name="Contact">How an auditor may ask back, if at all.</param>
/// <param name="Named">True to have one's own id kept with the report; otherwise nothing is kept of who filed it.</param>
public sealed record ReportRequest(string Step, string Text, string? Challenge = null, string? Contact = null, bool Named = false);

public sealed class ReportRequestValidator : AbstractValidator<ReportRequest>
{
    public ReportRequestValidator()
    {
        RuleFor(r => r.Step).Must(Report.Steps.Contains);
        RuleFor(r => r.Text).Visible().MaximumLength(20_000);
        RuleFor(r => r.Challenge).Must(n => n is null || Call.IsNumber(n));
        RuleFor(r => r.Contact).MaximumLength(500);
    }
}

/// <param name="Receipt">Random; whoever holds it can follow the report. It is shown once and kept nowhere.</param>
public sealed record ReportFiled(string Receipt, ReportState State, DateTimeOffset FiledAt, Bilingual Says);

/// <summary>
/// <c>POST /reports</c>: anybody, signed in or not. The answer holds the receipt, so it is not kept for repetition as other answers are: the receipt follows from the Idempotency-Key and the
/// content, and a request that is sent twice gets it again.
/// </summary>
static class FileReport
{
    public static async Task<Answer<ReportFiled>> Handle(
        ReportRequest request, [FromHeader(Name = "Idempotency-Key")] string? key, Caller caller, Moment moment, ReportStore reports, Texts texts, TellPublication tell, CancellationToken cancel)
    {
        if (key is null or { Length: 0 or > 200 }) throw SharedRefusals.NoIdempotencyKey.Now();
        var content = new ReportContent(request.Challenge, request.Step, request.Text, request.Contact, request.Named && caller.IsSignedIn ? caller.Person : null);
        var receipt = reports.ReceiptOf(key, caller.Person, content);
        var report = new Report { Id = NewId.NextGuid(), FiledAt = moment.Now, Content = content };
        if (await reports.Add(report, receipt, cancel)) await tell.Reported(report.Id, moment.Now, cancel);
        else report = (await reports.Follow(receipt, cancel))!;
        return Answer.Created("/reports/follow", new ReportFiled(receipt, report.State, report.FiledAt, texts.Bilingual("report.filed")));
    }
}
