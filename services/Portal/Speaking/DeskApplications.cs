using Challenges.Shared.Web;

namespace Challenges.Portal.Speaking;

// What the pages of officers and auditors read of Applications: codes and findings, names of nobody.

public sealed record FormalCheckView(
    string Challenge, int Sealed, int Admitted, int Refused, int Undecided, DateTimeOffset? FixUntil, DateTimeOffset? ConcludedAt, IReadOnlyList<CandidateView> Applications, Stand Stand);

public sealed record CandidateView(string Code, string Admission, string? RefusedBy, DateTimeOffset? DecidedAt, int Corrections, bool Unconfirmed, IReadOnlyList<FormalFinding> Findings);

/// <param name="Counts">The outcome that counts, after what an officer cleared.</param>
public sealed record FormalFinding(string Rule, string Outcome, string Counts, string? At, string? Subject, Bilingual Says, IReadOnlyList<string> Mend, FormalClearance? Clearance);

public sealed record FormalClearance(string Outcome, string Reason, DateTimeOffset At);

public sealed record FormalChecks(IReadOnlyList<FormalCheckLine> Checks);

public sealed record FormalCheckLine(string Challenge, DateTimeOffset SealedAt, DateTimeOffset? FixUntil, DateTimeOffset? ConcludedAt, int Sealed, int Admitted, int Refused, int Unknown, int ToMend);

public sealed record FiledCount(int Count);

public sealed record OpenedView(DateTimeOffset OpenedAt, int Count, string MerkleRoot, bool Ranked, IReadOnlyList<OpenedEntry> Applications);

public sealed record OpenedEntry(string Code, string Admission, OpenedContent? Content, IReadOnlyList<OpenedCopy> Attachments, bool NeedsReconfirmation, bool SharesContractingUnit, int? Place, OpenedSolver? Solver);

public sealed record OpenedContent(long PriceFen, int DurationMonths);

public sealed record OpenedCopy(string Name, long Bytes);

public sealed record OpenedSolver(string SolverName, string Region, string ContractingName);

public sealed record RegistersView(IReadOnlyList<RegisterLine> Registers, int MaxAgeDays);

public sealed record RegisterLine(string Register, int? Rows, DateTimeOffset? ImportedAt, string? Sha256, DateOnly? CompleteAsOf, bool ReliedOn);

public sealed record RegisterRows(int Count, IReadOnlyList<IntegrityRow>? Integrity, IReadOnlyList<ProjectRow>? Projects);

public sealed record IntegrityRow(string SubjectType, string Subject, string Kind, DateOnly From, DateOnly? Until, string Source);

public sealed record ProjectRow(string Project, string Organisation, string Person, bool Leads, DateOnly From, DateOnly? Until, string Source);
