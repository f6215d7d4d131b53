using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Publication;

public enum ChallengeState { Draft, Open, Closed, Cancelled }

/// <param name="Party"><c>owner</c> or <c>department</c>.</param>
/// <param name="Person">Opaque id of who signed.</param>
/// <param name="Digest">SHA-256 of the text that was signed, lower-case hexadecimal.</param>
public sealed record Signature(string Party, string Person, DateTimeOffset At, string Digest);

public sealed record Cancellation(DateTimeOffset At, Wording Reason);

/// <summary>
/// A challenge (榜题). Drafted from an accepted problem or as a follow-up; its owner and its department sign the same text, and any edit voids both signatures;
/// published under a number it is open until its close, and only then may be amended, by numbered amendments that extend and never shorten; it may be cancelled
/// with a reason until an award is confirmed. Rules compare with <c>now</c>: <see cref="State"/> turns Closed when the worker gets to it, which decides nothing.
/// </summary>
public sealed record Challenge
{
    public required Guid Id { get; init; }
    public required int Version { get; init; }
    public required ChallengeState State { get; init; }
    public required ListText Text { get; init; }
    public required DateTimeOffset DraftedAt { get; init; }
    public Guid? ProblemId { get; init; }
    public IReadOnlyList<Signature> Signatures { get; init; } = [];
    public string? Call { get; init; }
    public string? Number { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public IReadOnlyList<Amendment> Amendments { get; init; } = [];
    public Cancellation? Cancelled { get; init; }

    public string Department => Text.Department;
    public bool IsDraft => State == ChallengeState.Draft;
    public DateTimeOffset ClosesAt => Text.Schedule!.ClosesAt;
    public DateTimeOffset? NextDueAt => State == ChallengeState.Open ? ClosesAt : null;

    public Challenge RunDue(DateTimeOffset now) => NextDueAt is { } due && due <= now ? this with { State = ChallengeState.Closed, Version = Version + 1 } : this;

    public bool IsOpen(DateTimeOffset now) => State is ChallengeState.Open or ChallengeState.Closed && now < ClosesAt;

    public bool IsOwnedBy(Caller caller) => caller.Is(Roles.ProblemOwner) && caller.Organisation == Text.OwnerOrganisation;

    /// <summary>A draft exists only for its department, its owner and the auditor; what is published is public.</summary>
    public bool IsVisibleTo(Caller caller) => !IsDraft || caller.IsOfficerOf(Department) || IsOwnedBy(caller) || caller.Is(Roles.Auditor);

    public RefusedException? WhyNotRevise(Caller caller) => WhyNotOfficer(caller) ?? WhyNotDraft();

    /// <summary>Any edit voids the signatures.</summary>
    public Challenge Revise(ListText text) => this with { Text = text, Signatures = [], Version = Version + 1 };

    public RefusedException? WhyNotSign(Caller caller)
    {
        if (PartyOf(caller) is not { } party) return Refusals.OnlyThePartiesSign.Now();
        return WhyNotDraft() ?? Text.WhyNotFit()
            ?? (Signatures.Any(s => s.Party == party) ? Refusals.SignedAlready.With(("party", party)) : null)
            ?? (Signatures.Any(s => s.Person == caller.Person) ? Refusals.OnePersonSignsOnce.Now() : null);
    }

    /// <param name="digest">Of the text that the signer has read; another one is refused, because somebody edited in between.</param>
    public Challenge Sign(Caller caller, string digest, DateTimeOffset now)
    {
        WhyNotSign(caller).Enforce();
        var current = Text.Digest();
        if (!string.Equals(digest, current, StringComparison.OrdinalIgnoreCase)) throw Refusals.SignsAnotherText.With(("digest", current), ("given", digest));
        return this with { Signatures = [.. Signatures, new Signature(PartyOf(caller)!, caller.Person, now, current)], Version = Version + 1 };
    }

    /// <summary>R03, R04, R07 and the rest of the list's rules at the moment of publication.</summary>
    public RefusedException? WhyNotPublish(Caller caller, DateTimeOffset now) =>
        WhyNotOfficer(caller) ?? WhyNotDraft() ?? Text.WhyNotFit() ?? Text.Schedule!.WhyNotFrom(now, Text.FindProfile()!) ?? WhyNotSignedByBoth();

    public Challenge Publish(Caller caller, Call call, string number, DateTimeOffset now)
    {
        WhyNotPublish(caller, now).Enforce();
        call.WhyNotNumber(caller, number).Enforce();
        if (number == Text.FollowsUp) throw Refusals.FollowsItself.With(("number", number));
        return this with { State = ChallengeState.Open, Call = call.Number, Number = number, PublishedAt = now, Version = Version + 1 };
    }

    public RefusedException? WhyNotAmend(Caller caller, DateTimeOffset now) => WhyNotOfficer(caller) ?? WhyNotOpen(now);

    /// <summary>R05. The department amends; the change is numbered and public with its old and new values.</summary>
    public Challenge Amend(Caller caller, Changes changes, DateTimeOffset now)
    {
        WhyNotAmend(caller, now).Enforce();
        var text = changes.Apply(Text);
        changes.WhyNot(Text, text, PublishedAt!.Value, now).Enforce();
        var amendment = new Amendment(Amendments.Count + 1, now, changes.Reason, changes.Differences(Text, text), Changes.NeedReconfirmation(Text, text));
        return this with { Text = text, Amendments = [.. Amendments, amendment], State = ChallengeState.Open, Version = Version + 1 };
    }

    public RefusedException? WhyNotCancel(Caller caller, Progress progress) =>
        WhyNotOfficer(caller)
        ?? (IsDraft ? Refusals.IsStillDraft.Now() : null)
        ?? (Cancelled is { } cancelled ? Refusals.IsCancelled.With(("at", cancelled.At)) : null)
        ?? (progress.Stage is Stage.Confirmed or Stage.NoAward or Stage.Contract or Stage.Accepted or Stage.Ended ? Refusals.DecidedAlready.Now() : null);

    public Challenge Cancel(Caller caller, Progress progress, Wording reason, DateTimeOffset now)
    {
        WhyNotCancel(caller, progress).Enforce();
        if (!reason.IsWhole()) throw Refusals.ReasonIsMissing.Now();
        PedigreeCheck.WhyNot(reason.Parts("reason")).Enforce();
        return this with { State = ChallengeState.Cancelled, Cancelled = new Cancellation(now, reason), Version = Version + 1 };
    }

    public RefusedException? WhyNotAsk(Caller caller, DateTimeOffset now) =>
        (caller.IsSignedIn ? null : Refusals.SignInToAsk.Now()) ?? WhyNotOpen(now)
        ?? (now < Text.Schedule!.QuestionsUntil ? null : Refusals.QuestionsHaveEnded.With(("questionsUntil", Fact.Instant(Text.Schedule!.QuestionsUntil, Text.Schedule.Zone))));

    /// <summary>The owner and the department draft answers; see <see cref="WhyNotPublishAnswer"/> for who publishes them.</summary>
    public RefusedException? WhyNotDraftAnswer(Caller caller, DateTimeOffset now) => (IsOwnedBy(caller) ? null : WhyNotOfficer(caller)) ?? WhyNotOpen(now);

    public RefusedException? WhyNotPublishAnswer(Caller caller, DateTimeOffset now) => WhyNotOfficer(caller) ?? WhyNotOpen(now);

    string? PartyOf(Caller caller) => caller.IsOfficerOf(Department) ? "department" : IsOwnedBy(caller) ? "owner" : null;

    RefusedException? WhyNotOfficer(Caller caller) => caller.IsOfficerOf(Department) ? null : Refusals.OnlyItsDepartment.With(("department", Department));

    RefusedException? WhyNotDraft() => IsDraft ? null : Refusals.IsPublished.With(("number", Number));

    public RefusedException? WhyNotOpen(DateTimeOffset now) =>
        IsDraft ? Refusals.IsStillDraft.Now()
        : Cancelled is { } cancelled ? Refusals.IsCancelled.With(("at", cancelled.At))
        : now < ClosesAt ? null
        : Refusals.HasClosed.With(("closesAt", Fact.Instant(ClosesAt, Text.Schedule!.Zone)));

    RefusedException? WhyNotSignedByBoth()
    {
        var digest = Text.Digest();
        var missing = new[] { "owner", "department" }.Where(party => !Signatures.Any(s => s.Party == party && s.Digest == digest)).ToList();
        return missing.Count == 0 ? null : Refusals.NotSignedByBoth.With(("missing", missing), ("digest", digest));
    }
}
