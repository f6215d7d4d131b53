namespace Challenges.Contracts.Publication;

// The parts that Publication's events are made of. Sealed records, no behaviour, add-only: contracts/schemas pins the wire form.

/// <summary>A text in both languages of the marketplace. Neither is empty.</summary>
public sealed record Wording
{
    /// <summary>Simplified Chinese (zh-Hans).</summary>
    public required string Zh { get; init; }
    public required string En { get; init; }
}

/// <summary>One assessment indicator (考核指标): the same thread from the problem to the acceptance.</summary>
public sealed record Indicator
{
    /// <summary>Stable key within the challenge, lower-case words joined by hyphens, such as <c>cell-output</c>.</summary>
    public required string Key { get; init; }
    public required Wording Name { get; init; }
    /// <summary>Unit of the target and of every committed, measured and accepted value, such as <c>t/day</c>.</summary>
    public required string Unit { get; init; }
    /// <summary>One of <c>&gt;=</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&lt;</c>, <c>=</c>.</summary>
    public required string Comparator { get; init; }
    public required decimal Target { get; init; }
    /// <summary>True: an application needs a committed value, and a measured value that misses the target bars the award.</summary>
    public required bool MustHave { get; init; }
    public required Wording TestMethod { get; init; }
}

/// <summary>A scoring criterion and its weight; the weights of a challenge total 100.</summary>
public sealed record Criterion
{
    /// <summary>Stable key, such as <c>attainment</c>.</summary>
    public required string Key { get; init; }
    public required Wording Name { get; init; }
    /// <summary>Per cent, 1 to 100.</summary>
    public required int Weight { get; init; }
}

/// <summary>The dates of a challenge as instants. Half-open: an application is in time when its arrival is before <see cref="ClosesAt"/>.</summary>
public sealed record Timetable
{
    /// <summary>IANA id of the zone in which dates are shown and days are counted, such as <c>Asia/Shanghai</c>.</summary>
    public required string Zone { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required DateTimeOffset QuestionsUntil { get; init; }
    public required DateTimeOffset ClosesAt { get; init; }
    /// <summary>Seconds between the close and the sealing, in which bodies whose arrival was stamped before the close may finish.</summary>
    public required int GraceSeconds { get; init; }
    public required DateTimeOffset ReviewEndsAt { get; init; }
    /// <summary>Length of the public notice in <see cref="NoticeUnit"/>s.</summary>
    public required int NoticeLength { get; init; }
    /// <summary><c>WorkingDay</c> or <c>CalendarDay</c>.</summary>
    public required string NoticeUnit { get; init; }
}

/// <summary>The numbers of the policy profile that a challenge froze when it was published.</summary>
public sealed record Policy
{
    /// <summary>Name of the profile, such as <c>provincial-default</c>.</summary>
    public required string Profile { get; init; }
    public required int ProfileVersion { get; init; }
    /// <summary>Fewest applications with which the review starts; with fewer there is no review and no award. Null or 1: no floor.</summary>
    public int? CompetitionFloor { get; init; }
    /// <summary>Working days in which an applicant may mend what the formal check found (R12).</summary>
    public int? FixWindowWorkingDays { get; init; }
    /// <summary>Limits of load, consortium and integrity (R09, R10); null: none.</summary>
    public ApplicantLimits? Limits { get; init; }
    /// <summary>Who has to sit in the panel and how many may come from one organisation; null: no rule.</summary>
    public PanelMakeUp? MakeUp { get; init; }
    /// <summary><c>SameDay</c> or <c>NextDay</c>: the first day of the notice is the one on which it appears, or the one after.</summary>
    public string? NoticeCountsFrom { get; init; }
    /// <summary>What an objection needs in order to be heard; null: name, writing and evidence.</summary>
    public ObjectionConditions? Objections { get; init; }
    /// <summary>Days by which one milestone may be extended, once (R25).</summary>
    public int? ExtensionDays { get; init; }
    /// <summary>Odd, at least 5.</summary>
    public required int PanelSize { get; init; }
    public required int PanelMinimum { get; init; }
    public required int StandbyCount { get; init; }
    /// <summary>Per cent of the panel's sheets that must be scored (not abstained) before ranking; the count must stay at least <see cref="PanelMinimum"/>.</summary>
    public required int QuorumPercent { get; init; }
    /// <summary>Points out of 100 below which nothing can be awarded.</summary>
    public required int PassingScore { get; init; }
    /// <summary><c>trimmed-mean</c>, <c>mean</c>, <c>median</c> or <c>standardised</c>.</summary>
    public required string Aggregation { get; init; }
    /// <summary>Least number of sheets for which the trimmed mean drops one highest and one lowest total; with fewer the mean counts.</summary>
    public required int TrimFromSheets { get; init; }
    /// <summary>Tie-breaks in order: <c>attainment</c>, <c>spread</c>, <c>price</c>. A tie that remains needs a further defence.</summary>
    public required IReadOnlyList<string> TieBreaks { get; init; }
    /// <summary>How many of the best go to the feasibility test.</summary>
    public required int ShortlistSize { get; init; }
    /// <summary>Working days in which an objection is to be answered.</summary>
    public required int ObjectionAnswerWorkingDays { get; init; }
    /// <summary>Per cent of the price per milestone; totals 100.</summary>
    public required IReadOnlyList<int> PaymentShares { get; init; }
    /// <summary>Days from publication in which the decision was promised, 180 for the Qinghai list.</summary>
    public required int DecisionPromiseDays { get; init; }
    /// <summary>Days granted for the one rectification after a failed acceptance.</summary>
    public required int RectificationDays { get; init; }
    /// <summary><c>Never</c>, <c>AfterDecision</c> or <c>NamesAndScores</c>: when the panel's names become public.</summary>
    public required string RevealReviewers { get; init; }
    /// <summary>What allows and limits a horse race (赛马); null: the profile allows one winner only.</summary>
    public RacePolicy? Race { get; init; }
    /// <summary>What a profile asks of the letter, the money and the acceptance of a contract; null: the default letter, one stream of money, no notice of the acceptance.</summary>
    public ContractPolicy? Contract { get; init; }
    /// <summary><c>panel</c>: every member reads every application; <c>pool</c>: each application gets reviewers of its own. Absent: <c>panel</c>.</summary>
    public string? ReviewMode { get; init; }
    /// <summary>Pool mode: reviewers for each application. Absent: <see cref="PanelMinimum"/>.</summary>
    public int? ReviewersPerApplication { get; init; }
    /// <summary>Pool mode: applications for each reviewer at least. Absent: 0.</summary>
    public int? FewestApplicationsPerReviewer { get; init; }
    /// <summary>Pool mode: applications for each reviewer at most. Absent: no bound.</summary>
    public int? MostApplicationsPerReviewer { get; init; }
    /// <summary>Points between a sheet's total and the median of its application beyond which the reviewer is asked for a written reason. Absent: 15.</summary>
    public int? OutlierPoints { get; init; }
    /// <summary>What becomes at the close of an application that was not confirmed after an amendment of indicators or bounty: <c>exclude</c> or <c>open-as-filed</c>. Absent: <c>exclude</c>.</summary>
    public string? UnconfirmedApplications { get; init; }
    /// <summary>Most reviewers or organisations that an applicant may ask to be kept from its application, each with a reason. Absent or 0: none.</summary>
    public int? MostExclusionRequests { get; init; }
    /// <summary>Years back in which a past employment, project, paper or supervision still is a conflict. Absent: 3.</summary>
    public int? ConflictLookBackYears { get; init; }
    /// <summary>The defence of the shortlist; null: there is none.</summary>
    public DefencePolicy? Defence { get; init; }
    /// <summary>Working days from the final ranking in which an applicant may ask for reconsideration of the procedure. Absent or 0: no such channel.</summary>
    public int? ReconsiderationWorkingDays { get; init; }
}

/// <summary>Several funded teams in parallel, assessed by stage, the weak dropped (R24).</summary>
public sealed record RacePolicy
{
    /// <summary>Most teams, 2 or more.</summary>
    public required int MaxEntrants { get; init; }
    /// <summary>Points out of 100 between the best and the last entrant at most: what counts as close.</summary>
    public required int ClosenessPoints { get; init; }
    /// <summary>Per cent of a team's whole money that its first payment may be; 30 in Guangxi's rule.</summary>
    public required int FirstPaymentCapPercent { get; init; }
    /// <summary>Per cent of the bounty that each team gets whose result is accepted at the end; 0 to 100.</summary>
    public required int CompletionPercent { get; init; }
    /// <summary>In order. The money of all teams that can be left never goes beyond the bounty.</summary>
    public required IReadOnlyList<RaceStagePolicy> Stages { get; init; }
}

/// <summary>One stage of every race under the profile. Its day and its goals are set once for all teams of a race.</summary>
public sealed record RaceStagePolicy
{
    /// <summary>Per cent of the bounty that each team gets that enters the stage; 0 to 100.</summary>
    public required int PerTeamPercent { get; init; }
    /// <summary><c>none</c>, <c>drop-last</c>, <c>below-threshold</c> or <c>keep-top-n</c>: who leaves after the assessment of the stage.</summary>
    public required string Elimination { get; init; }
    /// <summary>Points out of 100 below which a team leaves; given with <c>below-threshold</c>.</summary>
    public int? Threshold { get; init; }
    /// <summary>How many stay; given with <c>keep-top-n</c>.</summary>
    public int? Keep { get; init; }
    /// <summary>A team that left earlier may re-enter in this stage. Never in the first.</summary>
    public required bool AllowRevival { get; init; }
}

/// <summary>The contract under a profile.</summary>
public sealed record ContractPolicy
{
    /// <summary>Name of the commitment letter (军令状) that the parties sign: <c>default</c>, <c>national</c> or <c>county</c>.</summary>
    public required string Letter { get; init; }
    /// <summary>Per cent of the price that comes from fiscal money; the rest is the problem owner's. 0 to 100.</summary>
    public required int FiscalPercent { get; init; }
    /// <summary>Per cent of the owner's own first payment that the first fiscal payment may be (Anhui: 50); null: not linked.</summary>
    public int? FirstFiscalCapPercentOfOwners { get; init; }
    /// <summary>Working days for which a passed acceptance stands in public before the last payment; 0: none.</summary>
    public required int AcceptanceNoticeWorkingDays { get; init; }
}

/// <summary>Everything another service needs to know of a published challenge.</summary>
public sealed record ChallengeTerms
{
    /// <summary>Public number, such as <c>QH-2022-01</c>.</summary>
    public required string Number { get; init; }
    /// <summary>Id of the department that published it.</summary>
    public required string Department { get; init; }
    /// <summary>Registered id of the organisation that owns the problem.</summary>
    public required string OwnerOrganisation { get; init; }
    public required string OwnerName { get; init; }
    /// <summary>Registered ids of the owner's parents and subsidiaries: none of them may apply (R08).</summary>
    public required IReadOnlyList<string> OwnerAffiliates { get; init; }
    /// <summary>Opaque ids of the people who vetted the problem: none of them may sit in the panel of the applications. Null: nobody vetted it.</summary>
    public IReadOnlyList<string>? VettingPeople { get; init; }
    public required Wording Title { get; init; }
    /// <summary>Field of science or industry, such as <c>salt-lake chemistry / light metals</c>.</summary>
    public required string Field { get; init; }
    public required IReadOnlyList<Indicator> Indicators { get; init; }
    /// <summary>Fen (0.01 yuan).</summary>
    public required long BountyFen { get; init; }
    public required Timetable Timetable { get; init; }
    public required IReadOnlyList<Criterion> Criteria { get; init; }
    public required Policy Policy { get; init; }
    /// <summary>Number of the challenge that this one follows up, if any.</summary>
    public string? FollowsUp { get; init; }
    /// <summary>Number of the call (榜单) that it was published in, such as <c>QH-2022</c>: who applies to one challenge of a call reviews none of the others. Absent: in none that is known.</summary>
    public string? Call { get; init; }
    /// <summary>Whom to ask in the department that published it. Absent: not told.</summary>
    public DepartmentContact? Contact { get; init; }
}

/// <summary>An office, never a person.</summary>
public sealed record DepartmentContact
{
    public required string Office { get; init; }
    public required string Phone { get; init; }
    /// <summary>Such as <c>09:00-17:00</c>.</summary>
    public required string Hours { get; init; }
}
