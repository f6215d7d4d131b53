using Challenges.Contracts.Publication;
using Challenges.Shared.Proof;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Applications;

public enum IntakeState { Open, Sealed, Cancelled }

/// <summary>
/// The intake of one challenge: its terms as Publication last stated them, the number of applications that stand filed, and the sealed set. Open from publication;
/// at the close plus grace the set is fixed once and for good. A challenge that is cancelled before that is never opened.
/// </summary>
public sealed class Intake
{
    public required Guid ChallengeId { get; init; }
    public required string Number { get; init; }
    public required string Department { get; init; }
    /// <summary>Rises with whatever changes here; the version of the events of this challenge.</summary>
    public int Version { get; set; }
    public ChallengeTerms? Terms { get; private set; }
    public int TermsVersion { get; private set; }
    /// <summary>Highest version of the terms that asked for filed applications to be confirmed again (R05).</summary>
    public int ReconfirmVersion { get; private set; }
    public Wording? CancelReason { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }
    /// <summary>Applications that stand filed.</summary>
    public int Count { get; private set; }
    public DateTimeOffset? SealedAt { get; private set; }
    public string? MerkleRoot { get; private set; }
    public int RankingVersion { get; private set; }
    public DateTimeOffset? RankedAt { get; private set; }
    public int AwardVersion { get; private set; }
    /// <summary>Codes of all that were awarded, best first: several in a horse race. Empty before the award.</summary>
    public IReadOnlyList<string> WinnerCodes { get; private set; } = [];
    /// <summary>What the formal check found may be mended before this instant; null: no check, or a calendar year that is yet to be announced.</summary>
    public DateTimeOffset? FixUntil { get; private set; }
    /// <summary>When to count the fix window again, while its calendar year is not announced.</summary>
    public DateTimeOffset? RecountAt { get; private set; }
    /// <summary>The fix window is over and what was not mended is refused.</summary>
    public DateTimeOffset? FixEndedAt { get; private set; }
    /// <summary>The formal check is over and what it admitted is open to the review.</summary>
    public DateTimeOffset? ConcludedAt { get; private set; }
    public int AdmittedCount { get; private set; }
    /// <summary>The project was closed, or there was no award: nobody is held by this challenge any more.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public IntakeState State => CancelledAt is not null ? IntakeState.Cancelled : SealedAt is not null ? IntakeState.Sealed : IntakeState.Open;
    public bool IsOpened => SealedAt is not null;
    public bool IsRanked => RankedAt is not null;
    public bool IsConcluded => ConcludedAt is not null;

    /// <summary>The sealing, while it is still to come; then the end of the fix window, with the grace for what was stamped before it.</summary>
    public DateTimeOffset? NextDueAt => (State, Terms) switch
    {
        (IntakeState.Open, { Timetable: var t }) => t.ClosesAt.AddSeconds(t.GraceSeconds),
        (IntakeState.Sealed, { Timetable: var t }) when !IsConcluded && FixEndedAt is null => FixUntil?.AddSeconds(t.GraceSeconds) ?? RecountAt,
        _ => null
    };

    public static Intake Restore(
        Guid challengeId, string number, string department, int version, ChallengeTerms? terms, int termsVersion, int reconfirmVersion, Wording? cancelReason,
        DateTimeOffset? cancelledAt, int count, DateTimeOffset? sealedAt, string? merkleRoot, int rankingVersion, DateTimeOffset? rankedAt, int awardVersion, IReadOnlyList<string> winnerCodes,
        DateTimeOffset? fixUntil, DateTimeOffset? recountAt, DateTimeOffset? fixEndedAt, DateTimeOffset? concludedAt, int admittedCount, DateTimeOffset? endedAt) => new()
        {
            ChallengeId = challengeId,
            Number = number,
            Department = department,
            Version = version,
            Terms = terms,
            TermsVersion = termsVersion,
            ReconfirmVersion = reconfirmVersion,
            CancelReason = cancelReason,
            CancelledAt = cancelledAt,
            Count = count,
            SealedAt = sealedAt,
            MerkleRoot = merkleRoot,
            RankingVersion = rankingVersion,
            RankedAt = rankedAt,
            AwardVersion = awardVersion,
            WinnerCodes = winnerCodes,
            FixUntil = fixUntil,
            RecountAt = recountAt,
            FixEndedAt = fixEndedAt,
            ConcludedAt = concludedAt,
            AdmittedCount = admittedCount,
            EndedAt = endedAt
        };

    /// <summary>Takes the terms unless newer ones are known. In whatever order amendments arrive, the same terms and the same need to re-confirm come out.</summary>
    public void TakeTerms(int version, ChallengeTerms terms, bool needsReconfirmation)
    {
        if (needsReconfirmation) ReconfirmVersion = Math.Max(ReconfirmVersion, version);
        if (version <= TermsVersion) return;
        (Terms, TermsVersion) = (terms, version);
    }

    public void Cancel(Wording reason, DateTimeOffset at)
    {
        if (CancelledAt is not null) return;
        (CancelReason, CancelledAt) = (reason, at);
    }

    /// <summary>Half-open: the closing instant itself is late. What was stamped before it may finish until the set is fixed.</summary>
    public RefusedException? WhyNotAccept(DateTimeOffset now)
    {
        if (State == IntakeState.Cancelled) return Refusals.ChallengeIsCancelled.With(("reason", new Bilingual(CancelReason!.Zh, CancelReason.En)));
        var closesAt = Terms!.Timetable.ClosesAt;
        if (now >= closesAt) return Refusals.DeadlineHasPassed.With(("closesAt", Instant(closesAt)), ("arrivedAt", Instant(now)));
        return IsOpened ? Refusals.SetIsFixed.With(("sealedAt", Instant(SealedAt!.Value))) : null;
    }

    Fact Instant(DateTimeOffset at) => Fact.Instant(at, Terms!.Timetable.Zone);

    /// <summary>True when the count rose: a replacement leaves it.</summary>
    public bool CountFiling(ApplicationState before)
    {
        if (before == ApplicationState.Filed) return false;
        Count++;
        return true;
    }

    public void CountWithdrawal() => Count--;

    public RefusedException? WhyNotOpened() => State switch
    {
        _ when IsOpened => null,
        IntakeState.Cancelled => Refusals.NothingWasOpened.With(("reason", new Bilingual(CancelReason!.Zh, CancelReason.En))),
        _ => Refusals.SealedUntilTheClose.With(("closesAt", Instant(Terms!.Timetable.ClosesAt)))
    };

    /// <summary>Fixes the set. What was accepted must be what is sealed; otherwise nothing is sealed and somebody has to look.</summary>
    /// <param name="standing">Every application that stands filed, with the digest of its stored content and that of its receipt.</param>
    /// <param name="drawCode">Draws a random code; called again when a code was drawn before.</param>
    /// <exception cref="SealingFailedException">Count, digests and receipts do not agree.</exception>
    public SealedSet Seal(IReadOnlyList<StandingFiling> standing, Func<string> drawCode, DateTimeOffset now)
    {
        if (NextDueAt is not { } due || now < due) throw new InvalidOperationException("The sealing is not due.");
        if (standing.Count != Count) throw new SealingFailedException(Number, $"{Count} applications were accepted and {standing.Count} would be sealed");
        if (standing.Any(f => f.ContentDigest != f.ReceiptDigest)) throw new SealingFailedException(Number, "a stored content differs from its receipt");
        var tree = MerkleTree.Of(standing.Select(f => f.ContentDigest));
        var codes = new HashSet<string>();
        var entries = new List<SealedEntry>();
        foreach (var filing in standing)
        {
            string code;
            do code = drawCode();
            while (!codes.Add(code));
            entries.Add(new SealedEntry(code, filing.ApplicationId, filing.Filing, filing.ContentDigest));
        }
        (SealedAt, MerkleRoot) = (now, tree.Root);
        return new SealedSet(tree.Root, [.. entries.OrderBy(e => e.Code, StringComparer.Ordinal)]);
    }

    /// <summary>Counts the fix window from the sealing; tried again the next day while the calendar's year is not announced, and nothing is late until it is.</summary>
    public void CountFixWindow(WorkingCalendar calendar, DateTimeOffset now)
    {
        try
        {
            (FixUntil, RecountAt) = (FixWindow.Ends(SealedAt!.Value, Terms!.Timetable.Zone, Terms.Policy.FixWindowWorkingDays ?? 0, calendar), null);
        }
        catch (CalendarYearMissingException)
        {
            RecountAt = now.AddDays(1);
        }
    }

    /// <summary>By the instant of arrival, half-open like every deadline.</summary>
    public bool MayMend(DateTimeOffset now) =>
        State == IntakeState.Sealed && !IsConcluded && FixEndedAt is null && Terms!.Policy.FixWindowWorkingDays > 0 && (FixUntil is not { } until || now < until);

    public void EndFixWindow(DateTimeOffset now) => FixEndedAt = now;

    /// <param name="undecided">Applications that are neither admitted nor refused.</param>
    public RefusedException? WhyNotConclude(int undecided)
    {
        if (WhyNotOpened() is { } sealedYet) return sealedYet;
        if (IsConcluded) return Refusals.CheckIsConcluded.Now();
        if (State == IntakeState.Cancelled) return Refusals.ChallengeIsCancelled.With(("reason", new Bilingual(CancelReason!.Zh, CancelReason.En)));
        return undecided > 0 ? Refusals.CheckIsUndecided.With(("undecided", undecided)) : null;
    }

    public void Conclude(int admitted, DateTimeOffset now) => (ConcludedAt, AdmittedCount) = (now, admitted);

    /// <summary>Told by Award: the people of this challenge are free for others (R10).</summary>
    public void End(DateTimeOffset at) => EndedAt ??= at;

    /// <summary>True when the ranking is newer than the one known.</summary>
    public bool TakeRanking(int version, DateTimeOffset at)
    {
        if (!IsOpened || version <= RankingVersion) return false;
        (RankingVersion, RankedAt) = (version, at);
        return true;
    }

    public void TakeAward(int version, IReadOnlyList<string> codes)
    {
        if (version > AwardVersion) (AwardVersion, WinnerCodes) = (version, codes);
    }
}

public sealed record StandingFiling(Guid ApplicationId, int Filing, string ContentDigest, string ReceiptDigest);

public sealed record SealedEntry(string Code, Guid ApplicationId, int Filing, string Digest);

/// <param name="Entries">By code, which is random: the order tells nothing.</param>
public sealed record SealedSet(string MerkleRoot, IReadOnlyList<SealedEntry> Entries);

public sealed class SealingFailedException(string number, string why) : Exception($"The sealing of {number} failed: {why}.");
