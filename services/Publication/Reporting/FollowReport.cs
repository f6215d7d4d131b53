using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Publication.Reporting;

/// <param name="Receipt">In the body and not in the address, so that no log holds it.</param>
public sealed record FollowRequest(string Receipt);

public sealed class FollowRequestValidator : AbstractValidator<FollowRequest>
{
    public FollowRequestValidator() => RuleFor(r => r.Receipt).NotEmpty().MaximumLength(100);
}

/// <summary>What the holder of a receipt learns: never what the report said, and never which auditor answered.</summary>
public sealed record FollowedReport(ReportState State, DateTimeOffset FiledAt, IReadOnlyList<FollowedAnswer> Answers, Bilingual Says);

public sealed record FollowedAnswer(DateTimeOffset At, string Text);

/// <summary><c>POST /reports/follow</c>.</summary>
static class FollowReport
{
    public static async Task<Answer<FollowedReport>> Handle(FollowRequest request, ReportStore reports, Texts texts, CancellationToken cancel)
    {
        var report = await reports.Follow(request.Receipt, cancel) ?? throw Refusals.ReceiptIsUnknown.Now();
        return Answer.Ok(new FollowedReport(report.State, report.FiledAt, [.. report.Answers.Select(a => new FollowedAnswer(a.At, a.Text))], texts.Bilingual($"report.{report.State}")));
    }
}
