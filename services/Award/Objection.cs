using Challenges.Contracts.Publication;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Award;

/// <summary>
/// An objection (异议): signed, within the notice, with facts and evidence; decided once with reasons. Who signed it is kept here, shown to the officers who decide,
/// the auditor and the signer, and sent nowhere.
/// </summary>
public sealed record Objection
{
    public required Guid Id { get; init; }
    public required Guid ChallengeId { get; init; }
    public required Guid NoticeId { get; init; }
    /// <summary>What its notice announced: <see cref="AboutAward"/> or <see cref="AboutAcceptance"/>.</summary>
    public string About { get; init; } = AboutAward;
    public required int Version { get; init; }
    /// <summary>Id of the person who was signed in, if any.</summary>
    public string? FiledBy { get; init; }
    /// <summary>SHA-256 of the secret that the receipt carries, so that a signer without an account can read the answer.</summary>
    public required string ReceiptDigest { get; init; }
    public required string Signer { get; init; }
    public string? Unit { get; init; }
    public required string Contact { get; init; }
    public required string Statement { get; init; }
    public required string Evidence { get; init; }
    public IReadOnlyList<EvidenceFile> Files { get; init; } = [];
    public string? Remedy { get; init; }
    /// <summary>The ingress stamp.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }
    /// <summary>Digest of what was filed, without who filed it.</summary>
    public required string ContentDigest { get; init; }
    /// <summary>The answer is due before this; null when the calendar of a needed year is not announced yet: it is shown as unknown, never guessed.</summary>
    public DateTimeOffset? AnswerDueAt { get; init; }
    public bool Overdue { get; init; }
    public Decision? Decided { get; init; }

    public const string AboutAward = "award";
    public const string AboutAcceptance = "acceptance";

    public bool IsOpen => Decided is null;
    public bool IsAboutAcceptance => About == AboutAcceptance;
    /// <summary>Leads back to the decision, or to the assessment of an acceptance.</summary>
    public bool ReturnsToProposal => Decided is { ReturnsToProposal: true };
    /// <summary>Before the clock's worker has marked it, too.</summary>
    public bool IsOverdue(DateTimeOffset now) => Overdue || (IsOpen && AnswerDueAt <= now);
    public DateTimeOffset? NextDueAt => IsOpen && !Overdue ? AnswerDueAt : null;

    /// <summary>End of the last working day in which the answer is due, counted from the day after the arrival.</summary>
    public static DateTimeOffset? AnswerDue(DateTimeOffset arrived, ChallengeTerms terms, WorkingCalendar calendar)
    {
        var zone = terms.Timetable.Zone;
        try
        {
            return ZoneDay.End(calendar.Count(ZoneDay.Of(arrived, zone).AddDays(1), terms.Policy.ObjectionAnswerWorkingDays)[^1], zone);
        }
        catch (CalendarYearMissingException)
        {
            // The right to object does not depend on the calendar of next year.
            return null;
        }
    }

    /// <summary>Where the profile does not say: named, written, with evidence.</summary>
    public static ObjectionConditions ConditionsOf(Policy policy) => policy.Objections ?? new() { Named = true, Written = true, Evidence = true };

    /// <summary>
    /// Named, with something stated and something that shows it, each where the profile asks for it; what is missing names the refusal. Without the written form a statement may be as
    /// short as it was spoken, and something must be said in any case.
    /// </summary>
    public static RefusedException? WhyNotFile(string signer, string contact, string statement, string evidence, ObjectionConditions conditions) =>
        conditions.Named && (!Names(signer) || contact.Trim().Length < 5) ? Refusals.ObjectionIsAnonymous.Now()
        : conditions.Written && statement.Trim().Length < 10 ? Refusals.ObjectionHasNoFacts.Now()
        : conditions.Evidence && evidence.Trim().Length < 10 ? Refusals.ObjectionHasNoFacts.Now()
        : statement.Trim().Length == 0 && evidence.Trim().Length == 0 ? Refusals.ObjectionHasNoFacts.Now()
        : null;

    public RefusedException? WhyNotDecide(Caller officer) =>
        !IsOpen ? Refusals.ObjectionIsDecided.Now()
        : FiledBy == officer.Person ? Refusals.DeciderIsParty.Now()
        : null;

    /// <summary>Upheld returns the award to proposal, dismissed and not admitted never do; partly upheld does when the officer says so.</summary>
    public Objection Decide(Caller officer, string outcome, bool? returns, Wording reasons, Wording? summary, DateTimeOffset now)
    {
        WhyNotDecide(officer).Enforce();
        return this with { Version = Version + 1, Decided = new(officer.Person, now, outcome, LeadsBack(outcome, returns), reasons, summary) };
    }

    /// <param name="returns">As stated; needed for a partly upheld one.</param>
    public static bool LeadsBack(string outcome, bool? returns)
    {
        var leadsBack = outcome switch
        {
            Outcomes.Upheld => returns ?? true,
            Outcomes.PartlyUpheld => returns ?? throw Refusals.OutcomeContradicts.With(("outcome", outcome)),
            _ => returns ?? false
        };
        if (outcome != Outcomes.PartlyUpheld && leadsBack != (outcome == Outcomes.Upheld)) throw Refusals.OutcomeContradicts.With(("outcome", outcome));
        return leadsBack;
    }

    public Objection RunDue(DateTimeOffset now) => NextDueAt <= now ? this with { Overdue = true, Version = Version + 1 } : this;

    static readonly string[] NoNames = ["anonymous", "anon", "nobody", "no name", "unknown", "匿名", "无名", "佚名", "知情人", "某人"];

    static bool Names(string signer) =>
        signer.Trim() is { Length: >= 2 } name && name.Any(char.IsLetter) && !NoNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    public sealed record Decision(string By, DateTimeOffset At, string Outcome, bool ReturnsToProposal, Wording Reasons, Wording? Summary);
}

/// <param name="Sha256">Lower-case hexadecimal digest of the file, which is handed in afterwards, here or by other means.</param>
public sealed record EvidenceFile(string Name, string Sha256);

public static class Outcomes
{
    public const string Upheld = "upheld";
    public const string PartlyUpheld = "partly-upheld";
    public const string Dismissed = "dismissed";
    public const string NotAdmitted = "not-admitted";
    public static readonly IReadOnlyList<string> All = [Upheld, PartlyUpheld, Dismissed, NotAdmitted];
}
