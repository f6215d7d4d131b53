using Challenges.Applications.Opening;
using Challenges.Applications.Telling;
using Challenges.Shared.Decisions;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Applications.Checking;

public static class ClearFinding
{
    /// <summary>An officer says what the registers could not tell, with what was looked at. What the officer finds to fail may be mended while the fix window runs, like any failure.</summary>
    public static async Task<Answer<CandidateState>> Handle(
        string number, string code, ClearanceRequest request, Caller caller, Moment moment, Sight sight, IntakeStore intakes, SealedSetStore sealedSets, RunCheck check,
        DecisionJournal journal, TellSolvers tell, CancellationToken cancel)
    {
        var visible = await sight.Of(number, caller, cancel);
        visible.WhyNotOpened().Enforce();
        var intake = await intakes.Turn(visible.ChallengeId, cancel) ?? throw Refusals.NotFound.Now();
        var candidate = await sealedSets.Candidate(intake.ChallengeId, code, cancel) ?? throw Refusals.NotFound.Now();
        candidate.WhyNotClear(intake, request.Rule, request.At).Enforce();
        var input = new ClearanceInput(code, candidate.Findings, request.Rule, request.At, request.Outcome, request.Reason.Trim(), intake.MayMend(moment.Now));
        var result = CheckDecisions.Cleared(input, moment.Now);
        await sealedSets.Save(intake.ChallengeId, candidate.Take(result, moment.Now), cancel);
        await journal.Decides(intake, CheckDecisions.ClearedKind, ["R12", request.Rule], caller.Person, CheckDecisions.Clear, input, result, moment.Now, cancel);
        await check.ConcludeWhenDecided(intake, caller.Person, moment.Now, cancel);
        await intakes.Save(intake, cancel);
        await check.Tell(intake, cancel);
        await tell.Checked(intake, moment.Now, cancel);
        return Answer.Ok(new CandidateState(code, result.Admission, result.FailedRule, intake.ConcludedAt));
    }
}

/// <param name="Rule">Of the finding, such as <c>R09</c>.</param>
/// <param name="At">Place of the finding; null: the application as a whole.</param>
/// <param name="Outcome">Passed or failed.</param>
/// <param name="Reason">What was looked at and where, 10 to 1,000 characters.</param>
public sealed record ClearanceRequest(string Rule, string? At, CheckOutcome Outcome, string Reason);

public sealed class ClearanceRequestValidator : AbstractValidator<ClearanceRequest>
{
    public ClearanceRequestValidator()
    {
        RuleFor(r => r.Rule).NotEmpty().MaximumLength(10);
        RuleFor(r => r.At).MaximumLength(100);
        RuleFor(r => r.Outcome).IsInEnum().NotEqual(CheckOutcome.Unknown);
        RuleFor(r => r.Reason).NotEmpty().Must(r => r?.Trim().Length >= 10).MaximumLength(1_000);
    }
}

/// <param name="ConcludedAt">Set when this was the last open finding after the fix window.</param>
public sealed record CandidateState(string Code, Admission Admission, string? FailedRule, DateTimeOffset? ConcludedAt);
