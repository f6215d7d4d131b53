using System.Text.Json.Serialization;
using Challenges.Contracts.Publication;
using Challenges.Shared.Proof;

namespace Challenges.Publication.Profiles;

/// <summary>
/// One version of a programme's rules in numbers. No number of the procedure is a constant: provinces agree on the shape and differ on nearly all of them. A version
/// is never edited, a change is a new version; a challenge keeps the whole of its version from its draft on, so that no later change touches it.
/// </summary>
public sealed record PolicyProfile
{
    /// <summary>Lower-case words joined by hyphens, such as <c>provincial-default</c>.</summary>
    public required string Profile { get; init; }
    /// <summary>1 for the first, then one more for each change.</summary>
    public required int Version { get; init; }
    public required Wording Name { get; init; }
    public required CallRules Call { get; init; }
    public required VettingRules Vetting { get; init; }
    public required FormalCheckRules FormalCheck { get; init; }
    public required EligibilityRules Eligibility { get; init; }
    public required PanelRules Panel { get; init; }
    public required ScoringRules Scoring { get; init; }
    /// <summary>Null in profiles from before these settings; it is left out then, so that what was signed keeps its digest.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReviewRules? Review { get; init; }
    public required NoticeRules Notice { get; init; }
    public required ContractRules Contract { get; init; }
    /// <summary>Null: one winner only.</summary>
    public RaceRules? Race { get; init; }
    /// <summary>Where the settings come from.</summary>
    public required IReadOnlyList<SettingSource> Sources { get; init; }

    /// <summary>Seats of the panel for a bounty: those of the highest step below it.</summary>
    public int PanelSize(long bountyFen) => Panel.Sizes.Where(s => s.AboveFen == 0 || bountyFen > s.AboveFen).MaxBy(s => s.AboveFen)!.Size;

    /// <summary>SHA-256 of the canonical form, lower-case hexadecimal.</summary>
    public string Digest() => Canonical.Digest(this);

    /// <summary>What the other services are told.</summary>
    public Policy For(long bountyFen) => new()
    {
        Profile = Profile,
        ProfileVersion = Version,
        CompetitionFloor = Call.CompetitionFloor,
        FixWindowWorkingDays = FormalCheck.FixWindowWorkingDays,
        Limits = Eligibility.Limits(),
        UnconfirmedApplications = Call.UnconfirmedApplications,
        MostExclusionRequests = Eligibility.ExclusionRequests,
        ReviewMode = Review?.Mode,
        ReviewersPerApplication = Review?.ReviewersPerApplication,
        FewestApplicationsPerReviewer = Review?.FewestPerReviewer,
        MostApplicationsPerReviewer = Review?.MostPerReviewer,
        OutlierPoints = Review?.OutlierPoints,
        ConflictLookBackYears = Review?.ConflictLookBackYears,
        Defence = Review?.Defence,
        ReconsiderationWorkingDays = Review?.ReconsiderationWorkingDays,
        Contract = Contract.Terms,
        MakeUp = Panel.MakeUp,
        NoticeCountsFrom = Notice.CountsFrom,
        Objections = new ObjectionConditions { Named = Notice.Objections.Named, Written = Notice.Objections.Written, Evidence = Notice.Objections.Evidence },
        ExtensionDays = Contract.ExtensionDays,
        PanelSize = PanelSize(bountyFen),
        PanelMinimum = Panel.Minimum,
        StandbyCount = Panel.Standby,
        QuorumPercent = Panel.QuorumPercent,
        PassingScore = Scoring.PassingScore,
        Aggregation = Scoring.Aggregation,
        TrimFromSheets = Scoring.TrimFromSheets,
        TieBreaks = Scoring.TieBreaks,
        ShortlistSize = Scoring.ShortlistMultiple * (Race?.MaxEntrants ?? 1),
        ObjectionAnswerWorkingDays = Notice.Objections.AnswerWorkingDays,
        PaymentShares = Contract.PaymentShares,
        DecisionPromiseDays = Call.DecisionPromiseDays,
        RectificationDays = Contract.RectificationDays,
        RevealReviewers = Panel.Reveal,
        Race = Race is null ? null : new RacePolicy
        {
            MaxEntrants = Race.MaxEntrants,
            ClosenessPoints = Race.ClosenessPoints,
            FirstPaymentCapPercent = Race.FirstPaymentCapPercent,
            CompletionPercent = Race.CompletionPercent,
            Stages = [.. Race.Stages.Select(s => new RaceStagePolicy
            {
                PerTeamPercent = s.PerTeamPercent,
                Elimination = s.Elimination,
                Threshold = s.Threshold,
                Keep = s.Keep,
                AllowRevival = s.AllowRevival
            })]
        }
    };
}
