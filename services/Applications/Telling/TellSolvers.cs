using Challenges.Telling;

namespace Challenges.Applications.Telling;

/// <summary>
/// What the people who filed are told, each of the own application and none of another's, in the transaction of what happened. Only here is it known which person stands behind an application.
/// </summary>
public sealed class TellSolvers(Teller teller, SealedSetStore sealedSets, FilingStore filings)
{
    public Task Filed(Intake intake, Application application, bool replaces, DateTimeOffset now, CancellationToken cancel) => teller.Tell(
        About(intake, replaces ? Kinds.ApplicationReplaced : Kinds.ApplicationFiled, application.Id, $"{application.Filing}", application.Representative.Person, now, "/receipt") with
        {
            Facts = [("filing", application.Filing), ("until", intake.Terms!.Timetable.ClosesAt)]
        }, cancel);

    public Task Withdrawn(Intake intake, Application application, DateTimeOffset now, CancellationToken cancel) => teller.Tell(
        About(intake, Kinds.ApplicationWithdrawn, application.Id, $"{application.Filing}", application.Representative.Person, now) with { Facts = [("until", intake.Terms!.Timetable.ClosesAt)] }, cancel);

    /// <summary>Whoever filed for terms that an amendment has overtaken (R05).</summary>
    public async Task ToReconfirm(Intake intake, DateTimeOffset now, CancellationToken cancel)
    {
        if (!teller.IsOn || intake.State != IntakeState.Open || intake.Terms is null) return;
        foreach (var filed in (await filings.Standing(intake.ChallengeId, cancel)).Where(f => f.Receipt.Receipt.TermsVersion < intake.ReconfirmVersion))
            await teller.Tell(About(intake, Kinds.ReconfirmationNeeded, filed.ApplicationId, $"{intake.ReconfirmVersion}", PersonOf(filed), now, "/reconfirm") with
            {
                Occasion = Happening.Amendment(intake.ChallengeId, intake.ReconfirmVersion),
                Facts = [("until", intake.Terms.Timetable.ClosesAt)]
            }, cancel);
    }

    /// <summary>Whoever has something to mend, once it is known until when; and the officers where the registers left something unknown.</summary>
    public async Task Checked(Intake intake, DateTimeOffset now, CancellationToken cancel)
    {
        if (!teller.IsOn || intake.IsConcluded) return;
        var admissions = await sealedSets.Admissions(intake.ChallengeId, cancel);
        if (admissions.Any(a => a.Admission == Admission.Open)) await TellOfficers(intake, now, cancel);
        if (intake.FixUntil is not { } until || now >= until) return;
        var rules = admissions.Where(a => a.Admission == Admission.ToMend).ToDictionary(a => a.Code, a => a.FailedRule!);
        await ForEach(intake, rules.Keys, filed => About(intake, Kinds.FixNeeded, filed.ApplicationId, $"{rules[filed.Code!]} {until:O}", PersonOf(filed), now, "/fix") with
        {
            Facts = [("rule", rules[filed.Code!]), ("until", until)]
        }, cancel);
    }

    /// <summary>The formal check is over.</summary>
    public async Task Concluded(Intake intake, DateTimeOffset now, CancellationToken cancel)
    {
        if (!teller.IsOn || !intake.IsConcluded) return;
        var admissions = (await sealedSets.Admissions(intake.ChallengeId, cancel)).ToDictionary(a => a.Code);
        var told = admissions.Values.Where(a => a.Admission == Admission.Refused || intake.Terms!.Policy.FixWindowWorkingDays is not null).Select(a => a.Code);
        await ForEach(intake, told, filed => admissions[filed.Code!] is { Admission: Admission.Refused } refused
            ? About(intake, Kinds.CheckFailed, filed.ApplicationId, "", PersonOf(filed), now, "/fix") with { Facts = [("rule", refused.FailedRule!)] }
            : About(intake, Kinds.CheckPassed, filed.ApplicationId, "", PersonOf(filed), now), cancel);
    }

    public async Task Asked(Intake intake, Defence defence, DateTimeOffset now, CancellationToken cancel)
    {
        if (!teller.IsOn || await filings.OpenedOf(defence.ApplicationId, cancel) is not { } filed) return;
        await teller.Tell(About(intake, Kinds.DefenceQuestions, filed.ApplicationId, $"{defence.AskedVersion}", PersonOf(filed), now, "/defence") with { Facts = [("until", defence.AnswersUntil)] }, cancel);
    }

    /// <param name="ranked">Those that the final ranking names.</param>
    public async Task Ranked(Intake intake, IEnumerable<Filed> ranked, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var filed in ranked) await teller.Tell(About(intake, Kinds.OutcomeKnown, filed.ApplicationId, $"{intake.RankingVersion}", PersonOf(filed), now, "/outcome"), cancel);
    }

    async Task TellOfficers(Intake intake, DateTimeOffset now, CancellationToken cancel)
    {
        var all = await filings.Opened(intake.ChallengeId, cancel);
        await teller.Tell(new Happening(Kinds.CheckWaits, $"{intake.ChallengeId:N}", now)
        {
            Number = intake.Number,
            Title = intake.Terms!.Title,
            To = [Happening.Officers(intake.Department)],
            Except = all.SelectMany(f => f.Document.People()),
            ExceptOrganisations = all.SelectMany(f => f.Document.Organisations()),
            Tail = $"/desk/challenges/{intake.Number}/formal"
        }, cancel);
    }

    async Task ForEach(Intake intake, IEnumerable<string> codes, Func<Filed, Happening> happening, CancellationToken cancel)
    {
        foreach (var some in codes.Chunk(200))
            foreach (var filed in await filings.Opened(intake.ChallengeId, some, cancel)) await teller.Tell(happening(filed), cancel);
    }

    static string PersonOf(Filed filed) => filed.Document.Representative.Person;

    static Happening About(Intake intake, Kind kind, Guid application, string key, string person, DateTimeOffset now, string page = "") => new(kind, $"{application:N} {key}", now)
    {
        Number = intake.Number,
        Title = intake.Terms!.Title,
        To = [Happening.Person(person)],
        Tail = $"/applications/{application:D}{page}"
    };
}
