using Challenges.Contracts.Applications;

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
        At = intake.SealedAt!.Value,
        Code = code,
        SealedCount = intake.Count,
        Content = Blind(document.Content) with { Attachments = attachments },
        Parties = new Parties { Organisations = document.Organisations(), People = document.People() }
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
        DurationMonths = content.DurationMonths ?? 0
    };

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
