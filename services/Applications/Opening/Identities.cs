using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Applications.Opening;

/// <summary>An auditor may learn who stands behind the codes before the ranking is final. Each reading is recorded with its reason.</summary>
public static class Identities
{
    public static async Task<Answer<IdentitiesView>> Read(
        string number, ReadIdentities request, Caller caller, Moment moment, Sight sight, FilingStore filings,
        SealedSetStore sealedSets, ILoggerFactory logs, CancellationToken cancel)
    {
        var intake = await sight.Of(number, caller, cancel);
        intake.WhyNotOpened().Enforce();
        await sealedSets.RecordReading(intake.ChallengeId, caller.Person, request.Reason, moment.Now, cancel);
        logs.CreateLogger(typeof(Identities)).LogWarning("An auditor read the identities behind the codes of {Number}", intake.Number);
        return Answer.Ok(new IdentitiesView(intake.Number, [.. (await filings.Opened(intake.ChallengeId, cancel)).Select(f => new Identity(
            f.Code!, f.Document.Content.SolverName!, f.Document.Content.Kind!.Value, f.Document.Content.Region!, f.Document.Content.ContractingName!,
            f.Document.Organisations(), f.Document.People(), f.Document.Content.NotAboutAPerson, [.. (f.Document.Attachments ?? []).Select(a => a.Name)]))]));
    }
}

/// <param name="Reason">Why the auditor needs to know, 10 to 1,000 characters.</param>
public sealed record ReadIdentities(string Reason);

public sealed class ReadIdentitiesValidator : AbstractValidator<ReadIdentities>
{
    public ReadIdentitiesValidator() => RuleFor(r => r.Reason).NotEmpty().MinimumLength(10).MaximumLength(1_000);
}

public sealed record IdentitiesView(string Challenge, IReadOnlyList<Identity> Identities);

/// <param name="Organisations">Registered ids of the own, contracting and partner organisations.</param>
/// <param name="People">Opaque ids.</param>
/// <param name="FileNames">The solver's own names of the attachments, in their order.</param>
public sealed record Identity(
    string Code, string SolverName, SolverKind Kind, string Region, string ContractingName, IReadOnlyList<string> Organisations, IReadOnlyList<string> People,
    IReadOnlyList<WordingStatement> NotAboutAPerson, IReadOnlyList<string> FileNames);
