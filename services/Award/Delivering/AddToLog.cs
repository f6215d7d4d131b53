using Challenges.Award.Browsing;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Award.Delivering;

/// <summary>An entry of the evidence log, by any of the parties, while the project runs.</summary>
public sealed record EntryToLog
{
    /// <summary>1 for the first.</summary>
    public required int Milestone { get; init; }
    /// <summary><c>progress</c>, <c>difficulty</c>, <c>change</c> or <c>evidence</c>.</summary>
    public required string Kind { get; init; }
    public required string Text { get; init; }
    /// <summary>At most 20 files by name and digest.</summary>
    public IReadOnlyList<EvidenceFile> Files { get; init; } = [];
}

public sealed class EntryToLogValidator : AbstractValidator<EntryToLog>
{
    public EntryToLogValidator()
    {
        RuleFor(request => request.Kind).Must(kind => LogEntry.Kinds.Contains(kind)).Says("validation.outcome");
        RuleFor(request => request.Text).Visible().MaximumLength(20000);
        RuleFor(request => request.Files.Count).LessThanOrEqualTo(20).OverridePropertyName("files");
        RuleForEach(request => request.Files).ChildRules(file =>
        {
            file.RuleFor(f => f.Name).Visible().MaximumLength(200);
            file.RuleFor(f => f.Sha256).Matches("^[0-9a-f]{64}$");
        });
    }
}

public static class AddToLog
{
    public static async Task<Answer<ProjectView>> Handle(string number, EntryToLog request, Caller caller, Moment moment, AwardStore awards, Stands stands, CancellationToken cancel)
    {
        var award = await awards.Load(number, cancel);
        if (award is null || !award.IsPublic) throw Refusals.NotFound.Now();
        award.Log(caller, request.Milestone, request.Kind, request.Text, request.Files, moment.Now);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        return ProjectView.Answer(award, caller, stands, moment.Now);
    }
}
