using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Portal.Speaking;

// What the pages of owners, officers and auditors read of Publication.

public sealed record ProblemText(
    Guid Id, string State, string Department, string OwnerName, IReadOnlyList<string> Affiliates, Wording Title, Wording Description, string Field, IReadOnlyList<Indicator> Indicators,
    Wording? CannotSolveAlone, IReadOnlyList<ProblemStep> Steps, Stand Stand);

public sealed record ProblemFiles(IReadOnlyList<ProblemFile> Files, int MaxFiles, long MaxBytes, IReadOnlyList<string> Kinds);

public sealed record ProblemFile(Guid Id, string Name, string MediaType, long Bytes, string Sha256);

public sealed record VettingView(
    Guid Problem, int Round, string Profile, int ProfileVersion, DateTimeOffset OpenedAt, int Members, int SheetsIn, string? Mean, string? Advice, IReadOnlyList<Vetter>? People, IReadOnlyList<VettingSheet>? Sheets, Stand Stand);

public sealed record Vetter(string Person, string Organisation, string Code, bool Submitted);

public sealed record VettingSheet(string? Code, int? Necessity, int? Innovation, int? Feasibility, int? Benefit, string Opinion);

public sealed record DraftSchedule(string Zone, DateTimeOffset QuestionsUntil, DateTimeOffset ClosesAt, DateTimeOffset ReviewEndsAt, int GraceSeconds, int NoticeLength, string NoticeUnit);

public sealed record DraftText(
    Guid Id, string? Number, string Department, string OwnerName, IReadOnlyList<string> OwnerAffiliates, Wording Title, Wording Description, string Field, IReadOnlyList<Indicator> Indicators, long BountyFen,
    DraftSchedule? Schedule, IReadOnlyList<Criterion> Criteria, string Profile, int ProfileVersion, string? FollowsUp, Guid? Problem, string Digest, string Canonical, IReadOnlyList<DraftSignature> Signatures, Stand Stand,
    IReadOnlyList<Span>? Spans = null);

public sealed record ProfileChecked(bool Sound, IReadOnlyList<StandRefusal> Faults, IReadOnlyList<SettingLine> Explanation);

public sealed record ProfileKept(string? Department, DateTimeOffset? AddedAt, string Digest, IReadOnlyList<int> Versions, Stand Stand);

public sealed record ProfileDifferences(int From, int To, IReadOnlyList<SettingDifference> Differences);

public sealed record SettingDifference(string Setting, Bilingual Before, Bilingual After);

public sealed record OrganisationPage(IReadOnlyList<OrganisationItem> Items, string? Next);

public sealed record OrganisationItem(string Id, string Name);

public sealed record OrganisationEntry(string Id, string Name, IReadOnlyList<string> Aliases, IReadOnlyList<string> Parents, string? Basis);

public sealed record OrganisationShown(string Id, string Name, OrganisationEntry? Registered);

public sealed record OrganisationChangePage(IReadOnlyList<OrganisationChangeItem> Items);

public sealed record OrganisationChangeItem(Guid Id, string State, int Entries, string Department, DateTimeOffset ProposedAt, DateTimeOffset? DecidedAt);

public sealed record OrganisationChangeView(Guid Id, string State, IReadOnlyList<OrganisationEntryView> Entries, string ProposedBy, DateTimeOffset ProposedAt, string? DecidedBy, DateTimeOffset? DecidedAt, string? Reason, Stand Stand);

public sealed record OrganisationEntryView(OrganisationEntry Entry, OrganisationEntry? Now);

public sealed record ReportPage(IReadOnlyList<ReportItem> Items, long? Next);

public sealed record ReportItem(Guid Id, string State, DateTimeOffset FiledAt, string? Challenge, string Step);

public sealed record ReportShown(Guid Id, string State, DateTimeOffset FiledAt, ReportText Content, IReadOnlyList<ReportGiven> Answers);

public sealed record ReportText(string? Challenge, string Step, string Text, string? Contact, string? Person);

public sealed record ReportGiven(DateTimeOffset At, string By, string Text);
