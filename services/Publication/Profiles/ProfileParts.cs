using Challenges.Contracts.Publication;

namespace Challenges.Publication.Profiles;

public sealed record CallRules
{
    /// <summary>Least number of days between publication and close (R04).</summary>
    public required int MinimumWindowDays { get; init; }
    /// <summary>An amendment of content in the last so many days before the close has to move the close (R05).</summary>
    public required int LateAmendmentDays { get; init; }
    /// <summary>… by at least so many days.</summary>
    public required int LateExtensionDays { get; init; }
    /// <summary>Seconds after the close in which a body that began to arrive before it may finish.</summary>
    public required int GraceSeconds { get; init; }
    /// <summary>Days from publication in which the decision is promised.</summary>
    public required int DecisionPromiseDays { get; init; }
    /// <summary>Fewest applications with which the review starts; 1 is no floor.</summary>
    public required int CompetitionFloor { get; init; }
    /// <summary>What becomes at the close of an application that was not confirmed after an amendment of indicators or bounty (R05): <c>exclude</c> or <c>open-as-filed</c>; null: <c>exclude</c>.</summary>
    public string? UnconfirmedApplications { get; init; }
}

/// <summary>Vetting of a problem before it becomes a challenge, by a panel of its own.</summary>
public sealed record VettingRules
{
    /// <summary>True: a problem that no panel has vetted cannot be published.</summary>
    public required bool Required { get; init; }
    /// <summary>Least number of members; the number is always odd.</summary>
    public required int PanelMinimum { get; init; }
    /// <summary>Points out of 100: from here on the panel's advice is to accept.</summary>
    public required int AcceptFromScore { get; init; }
    /// <summary>Points out of 100: below, the advice is to refuse; between the two, to return.</summary>
    public required int RefuseBelowScore { get; init; }
    /// <summary>What the owner sees after the decision: <c>Never</c>, <c>Opinions</c> or <c>OpinionsAndScores</c>. Never who wrote them.</summary>
    public required string OwnerSees { get; init; }
}

public sealed record FormalCheckRules
{
    /// <summary>Working days in which an applicant may mend what the formal check found (R12).</summary>
    public required int FixWindowWorkingDays { get; init; }
}

/// <summary>Limits on who may apply (R08–R10): load, size of a consortium, integrity. Never pedigree.</summary>
public sealed record EligibilityRules
{
    /// <summary>Most running projects and applications that one person may lead.</summary>
    public required int MostLed { get; init; }
    /// <summary>Most running projects and applications in which one person may be leader or key member.</summary>
    public required int MostShared { get; init; }
    /// <summary>Most organisations in one application, the lead included.</summary>
    public required int MostInConsortium { get; init; }
    /// <summary>Years back in which a finding against the unit, the leader or a member bars.</summary>
    public required int IntegrityLookBackYears { get; init; }
    /// <summary>Most reviewers or organisations that an applicant may ask to be kept from its application, each with a reason; null: none.</summary>
    public int? ExclusionRequests { get; init; }

    public ApplicantLimits Limits() => new() { MostLed = MostLed, MostShared = MostShared, MostInConsortium = MostInConsortium, IntegrityLookBackYears = IntegrityLookBackYears };
}

public sealed record PanelRules
{
    /// <summary>Seats by bounty; the first step starts at 0.</summary>
    public required IReadOnlyList<PanelStep> Sizes { get; init; }
    public required int Minimum { get; init; }
    /// <summary>Standby members drawn in the same draw.</summary>
    public required int Standby { get; init; }
    /// <summary>Per cent of the sheets that must be scored before ranking (R17).</summary>
    public required int QuorumPercent { get; init; }
    public required PanelMakeUp MakeUp { get; init; }
    /// <summary><c>Never</c>, <c>AfterDecision</c> or <c>NamesAndScores</c>.</summary>
    public required string Reveal { get; init; }
}

/// <param name="AboveFen">Bounty in fen (0.01 yuan) above which the step holds; 0 for every bounty.</param>
/// <param name="Size">Odd.</param>
public sealed record PanelStep(long AboveFen, int Size);

public sealed record ScoringRules
{
    public required IReadOnlyList<Criterion> Criteria { get; init; }
    /// <summary><c>trimmed-mean</c>, <c>mean</c>, <c>median</c> or <c>standardised</c> (each reviewer's totals by their own mean and spread).</summary>
    public required string Aggregation { get; init; }
    /// <summary>Least number of sheets from which the trimmed mean drops the highest and the lowest.</summary>
    public required int TrimFromSheets { get; init; }
    /// <summary>Points out of 100 below which nothing can be awarded (R18).</summary>
    public required int PassingScore { get; init; }
    /// <summary>In order: <c>attainment</c>, <c>spread</c>, <c>price</c>.</summary>
    public required IReadOnlyList<string> TieBreaks { get; init; }
    /// <summary>So many go to the feasibility test for each team that may be funded.</summary>
    public required int ShortlistMultiple { get; init; }
}

public sealed record NoticeRules
{
    public required int Length { get; init; }
    /// <summary><c>WorkingDay</c> or <c>CalendarDay</c>.</summary>
    public required string Unit { get; init; }
    /// <summary><c>SameDay</c> or <c>NextDay</c>.</summary>
    public required string CountsFrom { get; init; }
    public required ObjectionRules Objections { get; init; }
}

public sealed record ObjectionRules
{
    public required bool Named { get; init; }
    public required bool Written { get; init; }
    public required bool Evidence { get; init; }
    public required int AnswerWorkingDays { get; init; }
}

public sealed record ContractRules
{
    /// <summary>Per cent of the price per milestone; totals 100 (R22).</summary>
    public required IReadOnlyList<int> PaymentShares { get; init; }
    /// <summary>Days by which a milestone may be extended, once (R25).</summary>
    public required int ExtensionDays { get; init; }
    /// <summary>Days for the one rectification (R26).</summary>
    public required int RectificationDays { get; init; }
    /// <summary>The letter, the two streams of money and the notice of the acceptance; null: the default letter, one stream, no such notice.</summary>
    public ContractPolicy? Terms { get; init; }
}

/// <summary>A horse race (赛马): several funded teams in parallel, assessed by stage (R24).</summary>
public sealed record RaceRules
{
    public required int MaxEntrants { get; init; }
    /// <summary>Points between the best and the last entrant at most.</summary>
    public required int ClosenessPoints { get; init; }
    /// <summary>Per cent of a team's whole money that its first payment may be.</summary>
    public required int FirstPaymentCapPercent { get; init; }
    /// <summary>Per cent of the bounty for each team whose result is accepted at the end.</summary>
    public required int CompletionPercent { get; init; }
    public required IReadOnlyList<RaceStage> Stages { get; init; }
}

/// <param name="PerTeamPercent">Per cent of the bounty for each team that enters the stage.</param>
/// <param name="Elimination"><c>none</c>, <c>drop-last</c>, <c>below-threshold</c> or <c>keep-top-n</c>.</param>
/// <param name="AllowRevival">A team that left earlier may re-enter in this stage.</param>
/// <param name="Threshold">Points; with <c>below-threshold</c>.</param>
/// <param name="Keep">How many stay; with <c>keep-top-n</c>.</param>
public sealed record RaceStage(int PerTeamPercent, string Elimination, bool AllowRevival, int? Threshold = null, int? Keep = null);

/// <param name="Setting">Path such as <c>call.minimumWindowDays</c>, or the part of it that the source speaks of, such as <c>race</c>.</param>
/// <param name="Confirmed">False: no source confirms the number; it is this programme's own setting.</param>
public sealed record SettingSource(string Setting, Wording Text, bool Confirmed);
