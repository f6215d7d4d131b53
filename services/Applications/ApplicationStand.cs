using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Applications;

/// <summary>Where an application, or the chance to make one, stands for its solver: from the same rules that the acts enforce.</summary>
public sealed class ApplicationStand(Texts texts)
{
    /// <param name="whyNotSubmit">What <see cref="Application.WhyNotSubmit"/> says, with what only the database knows added.</param>
    /// <param name="candidate">Where it stands in the formal check; null before the sealing.</param>
    /// <param name="defence">Null while the panel has asked nothing.</param>
    public Stand Of(Application application, Intake intake, Candidate? candidate, Defence? defence, IReadOnlyList<RefusedException> whyNotSubmit, DateTimeOffset now)
    {
        var (state, since) = State(application, intake, candidate, now);
        return new Stand
        {
            Version = application.Version,
            ServerNow = now,
            Zone = Zone(intake),
            Stands = new StandState(state, since),
            Next = defence is { AnsweredAt: null } && now < defence.AnswersUntil ? new StandNext("AnswersDue", defence.AnswersUntil) : Next(intake, now),
            Actions =
            [
                Act("SaveDraft", application.WhyNotSave(intake, now)),
                Act("SubmitApplication", whyNotSubmit is [var first, ..] ? first : null, primary: state is "Draft" or "ToReconfirm" || application.DraftDiffers),
                Act("WithdrawApplication", application.WhyNotWithdraw(intake, now)),
                Act("ReadReceipt", application.Filing > 0 ? null : Refusals.NothingIsFiled.Now(), primary: state is "Closed" or "Checking" or "Sealed" or "Ranked"),
                Act("ProveInclusion", candidate is not null ? null : intake.WhyNotOpened() ?? Refusals.NotInTheSealedSet.Now()),
                .. candidate is null ? [] : new[] { Act("MendApplication", candidate.WhyNotMend(intake, now), primary: state == "ToMend") },
                .. defence is null ? [] : new[] { Act("AnswerDefence", defence.WhyNotWrite(now), primary: defence.AnsweredAt is null) }
            ],
            After = texts.Bilingual(state == "ToReconfirm" ? $"stand.ToReconfirm.{(FilingRules.OpensUnconfirmed(intake.Terms!) ? "opened" : "excluded")}.after" : $"stand.{state}.after"),
            Contact = Contact(intake)
        };
    }

    /// <summary>May the caller apply? The version is that of the terms: the intake's own would tell how many have filed.</summary>
    public Stand OfChallenge(Intake intake, Application? mine, RefusedException? whyNotStart, DateTimeOffset now)
    {
        var state = intake.State == IntakeState.Cancelled ? "Cancelled" : intake.IsConcluded ? "Opened" : intake.IsOpened ? "Checking" : intake.WhyNotAccept(now) is null ? "Open" : "Closed";
        var since = state switch
        {
            "Cancelled" => intake.CancelledAt!.Value,
            "Opened" => intake.ConcludedAt!.Value,
            "Checking" => intake.SealedAt!.Value,
            "Open" => intake.Terms!.Timetable.PublishedAt,
            _ => intake.Terms!.Timetable.ClosesAt
        };
        return new Stand
        {
            Version = intake.TermsVersion,
            ServerNow = now,
            Zone = Zone(intake),
            Stands = new StandState(state, since),
            Next = Next(intake, now),
            Actions = [Act("StartApplication", whyNotStart, primary: mine is null), .. mine is null ? [] : new[] { Act("ContinueApplication", null, primary: true) }],
            After = texts.Bilingual($"stand.challenge.{state}.after"),
            Contact = Contact(intake)
        };
    }

    /// <summary>Whom to ask, as the terms tell it.</summary>
    internal static StandContact? Contact(Intake intake) => intake.Terms?.Contact is { } contact ? new StandContact(contact.Office, contact.Phone, contact.Hours) : null;

    public IReadOnlyList<FilingProblem> Problems(IEnumerable<RefusedException> refusals) => [.. refusals.Select(Problem)];

    /// <summary>The promise (承诺) that a solver gives when filing.</summary>
    public Wording Promise()
    {
        var text = texts.Bilingual("promise");
        return new Wording { Zh = text.Zh, En = text.En };
    }

    /// <summary>All reasons in one refusal: the first is its code, each stands in <c>facts.problems</c>.</summary>
    public RefusedException All(IReadOnlyList<RefusedException> refusals) => new(
        refusals[0].Refusal,
        refusals[0].Facts.Append(new("problems", Problems(refusals))).ToDictionary(f => f.Key, f => f.Value));

    public static (string State, DateTimeOffset Since) State(Application application, Intake intake, Candidate? candidate, DateTimeOffset now)
    {
        var closed = intake.Terms is { } terms && now >= terms.Timetable.ClosesAt || intake.IsOpened;
        var filed = application.State == ApplicationState.Filed;
        if (application.State == ApplicationState.Withdrawn) return ("Withdrawn", application.WithdrawnAt!.Value);
        if (intake.State == IntakeState.Cancelled) return ("Cancelled", intake.CancelledAt!.Value);
        if (!filed) return closed ? ("Lapsed", intake.Terms!.Timetable.ClosesAt) : ("Draft", application.StartedAt);
        if (candidate is { Admission: Admission.Refused }) return ("Refused", candidate.DecidedAt!.Value);
        if (candidate is { Admission: Admission.ToMend }) return ("ToMend", intake.SealedAt!.Value);
        if (intake.IsOpened && !intake.IsConcluded) return ("Checking", intake.SealedAt!.Value);
        if (intake.IsRanked) return ("Ranked", intake.RankedAt!.Value);
        if (intake.IsOpened) return ("Sealed", intake.SealedAt!.Value);
        if (closed) return ("Closed", intake.Terms!.Timetable.ClosesAt);
        return application.NeedsReconfirmation(intake) ? ("ToReconfirm", application.FiledAt!.Value) : ("Filed", application.FiledAt!.Value);
    }

    static string Zone(Intake intake) => intake.Terms?.Timetable.Zone ?? "Asia/Shanghai";

    internal static StandNext? Next(Intake intake, DateTimeOffset now)
    {
        if (intake.State == IntakeState.Cancelled || intake.Terms is not { Timetable: var times }) return null;
        if (intake.IsOpened && !intake.IsConcluded && intake.FixUntil is { } until && now < until) return new StandNext("FixWindowEnds", until);
        if (intake.IsOpened) return now < times.ReviewEndsAt ? new StandNext("ReviewEnds", times.ReviewEndsAt) : null;
        return now < times.ClosesAt ? new StandNext("Closes", times.ClosesAt) : new StandNext("Opens", intake.NextDueAt!.Value);
    }

    StandAction Act(string name, RefusedException? refused, bool primary = false) => new()
    {
        Name = name,
        Allowed = refused is null,
        Primary = primary,
        Refusal = refused is null ? null : texts.Refusal(refused)
    };

    FilingProblem Problem(RefusedException refused)
    {
        var told = texts.Refusal(refused);
        return new FilingProblem(told.Code, told.Rule, told.Zh, told.En, told.Then,
            refused.Facts.ToDictionary(f => f.Key, f => f.Value is Fact fact ? fact.Value : f.Value));
    }
}

/// <summary>One reason why the application can't be filed as it is.</summary>
/// <param name="Facts">Passages, fields, indicators, as the reason has them.</param>
public sealed record FilingProblem(string Code, string? Rule, string Zh, string En, StandThen Then, IReadOnlyDictionary<string, object?> Facts);
