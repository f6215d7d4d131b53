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
    /// <summary>Odd, at least 5.</summary>
    public required int PanelSize { get; init; }
    public required int PanelMinimum { get; init; }
    public required int StandbyCount { get; init; }
    /// <summary>Per cent of the panel's sheets that must be scored (not abstained) before ranking; the count must stay at least <see cref="PanelMinimum"/>.</summary>
    public required int QuorumPercent { get; init; }
    /// <summary>Points out of 100 below which nothing can be awarded.</summary>
    public required int PassingScore { get; init; }
    /// <summary><c>trimmed-mean</c>, <c>mean</c> or <c>median</c>.</summary>
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
}
