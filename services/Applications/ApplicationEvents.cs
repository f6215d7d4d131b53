using Challenges.Contracts.Applications;
using Challenges.Contracts.Deciding;
using Challenges.Shared.Decisions;

namespace Challenges.Applications;

/// <summary>The only place where this service's events are filled.</summary>
public static class ApplicationEvents
{
    public static ApplicationReceived Received(Intake intake, DateTimeOffset now) =>
        new() { ChallengeId = intake.ChallengeId, Version = intake.Version, At = now, Count = intake.Count };

    public static ApplicationWithdrawn Withdrawn(Intake intake, DateTimeOffset now) =>
        new() { ChallengeId = intake.ChallengeId, Version = intake.Version, At = now, Count = intake.Count };

    public static ApplicationsSealed Sealed(Intake intake) => new()
    {
        ChallengeId = intake.ChallengeId,
        Version = intake.Version,
        At = intake.SealedAt!.Value,
        Number = intake.Number,
        ClosedAt = intake.Terms!.Timetable.ClosesAt,
        Count = intake.Count,
        MerkleRoot = intake.MerkleRoot!
    };

    public static ApplicationOpened Opened(Intake intake, string code, FiledDocument document, IReadOnlyList<OpenedAttachment>? attachments = null) => new()
    {
        ChallengeId = intake.ChallengeId,
        Version = intake.Version,
        At = intake.ConcludedAt!.Value,
        Code = code,
        SealedCount = intake.Count,
        AdmittedCount = intake.AdmittedCount,
        Content = Blind(document.Content) with { Attachments = attachments },
        Parties = new Parties { Organisations = document.Organisations(), People = document.People(), Exclusions = Excluded(document.Content) }
    };

    static IReadOnlyList<ExclusionRequest>? Excluded(ApplicationContent content) => content.Exclusions is not { Count: > 0 } requests ? null
        : [.. requests.Select(r => new ExclusionRequest { Person = Text(r.Person), Organisation = Text(r.Organisation), Reason = r.Reason!.Trim() })];

    static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static FormalCheckConcluded Concluded(Intake intake, IReadOnlyDictionary<string, int> refusedBy) => new()
    {
        ChallengeId = intake.ChallengeId,
        Version = intake.Version,
        At = intake.ConcludedAt!.Value,
        Number = intake.Number,
        SealedCount = intake.Count,
        AdmittedCount = intake.AdmittedCount,
        RefusedBy = [.. refusedBy.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => new RuleCount { Rule = r.Key, Applications = r.Value })]
    };

    public static DefenceAnswered Answered(Defence defence, int version) => new()
    {
        ChallengeId = defence.ChallengeId,
        Version = version,
        At = defence.AnsweredAt!.Value,
        Code = defence.Code,
        Answers = [.. defence.Draft.Answers.OrderBy(a => a.Ordinal).Select(a => new DefenceAnswer { Ordinal = a.Ordinal, Text = a.Text })]
    };

    public static DecisionsChained Chained(Decision decision, DecisionHead head) => new()
    {
        ChallengeId = decision.ChallengeId,
        Version = (int)head.Sequence,
        At = decision.At,
        Number = decision.Number,
        Service = "applications",
        Hash = head.Hash
    };

    /// <summary>The allow-list: what reviewers may read. Whatever is not named here stays invisible.</summary>
    public static BlindContent Blind(ApplicationContent content) => new()
    {
        Route = content.Route ?? "",
        Plan = content.Plan ?? "",
        Risks = content.Risks ?? "",
        Evidence = content.Evidence ?? "",
        Committed = [.. content.Committed.Where(c => c is { Indicator: not null, Value: not null }).Select(c => new CommittedValue { Indicator = c.Indicator!, Value = c.Value!.Value })],
        PriceFen = content.PriceFen ?? 0,
        DurationMonths = content.DurationMonths ?? 0,
        Demonstrations = Demonstrations(content) is { Count: > 0 } shown ? shown : null
    };

    static IReadOnlyList<Demonstration> Demonstrations(ApplicationContent content) =>
        [.. content.Committed.Where(c => c.Indicator is not null && !string.IsNullOrWhiteSpace(c.Shown)).Select(c => new Demonstration { Indicator = c.Indicator!, Text = c.Shown! })];

    public static ApplicantsIdentified Identified(Intake intake, IEnumerable<(string Code, FiledDocument Document)> ranked, DateTimeOffset now) => new()
    {
        ChallengeId = intake.ChallengeId,
        Version = intake.Version,
        At = now,
        Applicants = [.. ranked.Select(r => new Applicant
        {
            Code = r.Code,
            Representative = r.Document.Representative.Person,
            ContractingOrganisation = r.Document.Content.ContractingOrganisation!.Trim(),
            SolverName = r.Document.Content.SolverName!.Trim(),
            ContractingName = r.Document.Content.ContractingName!.Trim(),
            Region = r.Document.Content.Region!.Trim()
        })]
    };
}
