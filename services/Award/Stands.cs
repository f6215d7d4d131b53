using Challenges.Award.Browsing;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Award;

/// <summary>The stands of award, notice, objection, task book and project for one caller, from the same rules that the acts enforce.</summary>
public sealed class Stands(Texts texts, AwardSettings settings)
{
    /// <summary>What is not public yet shows as deciding.</summary>
    public static AwardState StateFor(Award award, Sight sight) => sight switch
    {
        Sight.Full => award.State,
        Sight.Owner when award.State == AwardState.AwaitingSecond => AwardState.Deciding,
        Sight.Owner => award.State,
        _ when award.State is AwardState.AwaitingSecond or AwardState.Proposed => AwardState.Deciding,
        _ => award.State
    };

    /// <summary>How to object, and what the profile asks of an objection.</summary>
    public ObjectionRules ObjectionRules(Award award, DateTimeOffset endsAt)
    {
        var (conditions, days) = (Objection.ConditionsOf(award.Terms.Policy), award.Terms.Policy.ObjectionAnswerWorkingDays);
        List<string> keys = ["notice.rules", conditions.Named ? "notice.rules.named" : "notice.rules.unnamed"];
        if (conditions.Written) keys.Add("notice.rules.written");
        if (conditions.Evidence) keys.Add("notice.rules.evidence");
        keys.Add("notice.rules.answer");
        var parts = keys.Select(key => texts.Bilingual(key, ("endsAt", Fact.Instant(endsAt, award.Zone)), ("days", days))).ToList();
        return new(endsAt, days, conditions.Named, conditions.Written, conditions.Evidence, new(string.Concat(parts.Select(part => part.Zh)), string.Join(' ', parts.Select(part => part.En))));
    }

    /// <summary>Why a notice led back to the decision.</summary>
    public Bilingual LedBack(string by) => texts.Bilingual($"notice.ledBack.{by}");

    public Stand OfAward(Award award, Caller caller, DateTimeOffset now) => Build(award, caller, now, award.IsOfficer(caller)
        ? [
            Act("Propose", award.WhyNotPropose()),
            .. award.Terms.Policy.Race is null ? Array.Empty<StandAction>() : [Act("ProposeRace", award.WhyNotProposeRace())],
            Act("Second", award.WhyNotSecond(caller.Person)),
            Act("Withdraw", award.WhyNotWithdraw()),
            Act("DeclareNoAward", award.WhyNotDeclareNoAward()),
            Act("OpenNotice", award.WhyNotOpenNotice(settings, now)),
            Act("Confirm", award.WhyNotConfirm(now)),
            Act("DraftTaskBook", award.WhyNotDraftTaskBook())
        ]
        : []);

    public Stand OfNotice(Award award, Notice notice, Caller caller, DateTimeOffset now)
    {
        var object_ = Act("Object", award.Notice!.Id == notice.Id ? award.WhyNotObject(now) : Refusals.NoNoticeRuns.Now());
        return Build(award, caller, now, award.IsOfficer(caller) ? [Act("Confirm", award.WhyNotConfirm(now)), object_] : [object_], notice.Contact);
    }

    public Stand OfObjection(Award award, Objection objection, Caller caller, DateTimeOffset now) => new()
    {
        Version = objection.Version,
        ServerNow = now,
        Zone = award.Zone,
        Stands = new(objection.IsOpen ? "Open" : "Decided", objection.Decided?.At ?? objection.ArrivedAt),
        Next = objection is { IsOpen: true, AnswerDueAt: { } due } ? new("AnswerDue", due) : null,
        Actions = award.IsOfficer(caller) ? First([Act("Decide", objection.WhyNotDecide(caller))]) : [],
        After = texts.Bilingual(objection.IsOpen ? "objection.open.after" : "objection.decided.after")
    };

    public Stand OfTaskBook(Award award, Caller caller, DateTimeOffset now) => Build(award, caller, now,
        award.IsOfficer(caller) ? [Act("Sign", award.WhyNotSign(caller)), Act("DraftTaskBook", award.WhyNotDraftTaskBook())]
        : award.PartyOf(caller) is not null ? [Act("Sign", award.WhyNotSign(caller))]
        : []);

    public Stand OfRaceBook(Award award, int team, Caller caller, DateTimeOffset now) => Build(award, caller, now,
        award.PartyOf(caller, team) is not null ? [Act("Sign", award.WhyNotSign(caller, team))] : []);

    public Stand OfRace(Award award, Caller caller, DateTimeOffset now)
    {
        if (!award.IsOfficer(caller)) return Build(award, caller, now, award.IsContracted && award.PartyOf(caller) is not null ? [Act("ProposeFollowUp", award.WhyNotFollowUp())] : []);
        var draft = Act("DraftTaskBooks", award.WhyNotDraftRaceBooks());
        if (award.WhyNotRace() is { } refused)
            return Build(award, caller, now, [draft, .. RaceActs.Select(name => Act(name, refused)), .. Recovering(award, caller)]);
        var race = award.Race!;
        var left = race.Teams.FirstOrDefault(team => !team.Runs)?.Number ?? 1;
        var atFinish = race.Running().FirstOrDefault(team => team.Acceptance is null)?.Number ?? 1;
        var owed = race.Teams.SelectMany(team => Enumerable.Range(1, race.Plan.Finish).Select(stage => award.WhyNotPayStage(team.Number, stage, now))).ToList();
        RefusedException?[] acts = [race.WhyNotAssess(race.Stage, award.Today(now)), owed.Contains(null) ? null : owed[0], race.WhyNotExtend(), race.WhyNotRevive(left), race.WhyNotAccept(atFinish, now), award.WhyNotConcludeRace(now)];
        return Build(award, caller, now, [.. RaceActs.Zip(acts, Act), Act("ProposeFollowUp", award.WhyNotFollowUp()), draft, .. Recovering(award, caller)]);
    }

    /// <summary>Offered from the race's outcome on; each for the first team that it is possible for.</summary>
    IReadOnlyList<StandAction> Recovering(Award award, Caller caller)
    {
        if (award.Race is not { Outcome: not null } race) return [];
        RefusedException? Best(Func<int, RefusedException?> why) => race.Teams.Select(team => why(team.Number)).OrderBy(refused => refused is not null).First();
        return
        [
            Act("ProposeRecovery", Best(award.WhyNotRecover)), Act("ConfirmRecovery", Best(team => award.WhyNotConfirmRecovery(team, caller.Person))),
            .. race.RecoveredFen is null ? Array.Empty<StandAction>() : [Act("BookRecovery", Best(award.WhyNotBook))]
        ];
    }

    static readonly string[] RaceActs = ["AssessStage", "ReleasePayment", "ExtendStage", "ReviveTeam", "AcceptTeam", "ConcludeRace"];

    public Stand OfProject(Award award, Caller caller, DateTimeOffset now)
    {
        var milestones = award.Record.Project!.Milestones;
        var toAssess = milestones.FirstOrDefault(m => m.MetAt is null)?.Number ?? milestones.Count;
        var toPay = milestones.FirstOrDefault(m => m.PaidAt is null)?.Number ?? milestones.Count;
        var followUp = Act("ProposeFollowUp", award.WhyNotFollowUp());
        return Build(award, caller, now, award.IsOfficer(caller)
            ? [
                Act("AssessMilestone", award.WhyNotAssess(toAssess)),
                Act("ReleasePayment", award.WhyNotPay(toPay, now)),
                Act("RecordAcceptance", award.WhyNotAccept(now)),
                Act("AddToLog", award.WhyNotLog(caller)),
                Act("Extend", award.WhyNotExtend()),
                Act("ProposeEnd", award.WhyNotProposeEnd()),
                Act("ConfirmEnd", award.WhyNotConfirmEnd(caller.Person)),
                .. award.Record.Project.Owed is null ? Array.Empty<StandAction>() : [Act("BookRecovery", award.WhyNotBook())],
                followUp
            ]
            : award.PartyOf(caller) is not null ? [Act("AddToLog", award.WhyNotLog(caller)), followUp] : []);
    }

    public Stand OfResult(Award award, Caller caller, DateTimeOffset now) =>
        Build(award, caller, now, award.Record.Project?.ResultNotice is not null ? [Act("ObjectToAcceptance", award.WhyNotObjectToAcceptance(now))]
            : award.Race?.Teams.FirstOrDefault(team => team.ResultNotice is not null) is null ? []
            : [Act("ObjectToAcceptance", award.Race.Teams.Where(team => team.ResultNotice is not null).Select(team => award.WhyNotObjectToAcceptance(now, team.Number)).OrderBy(refused => refused is not null).First())]);

    Stand Build(Award award, Caller caller, DateTimeOffset now, IReadOnlyList<StandAction> actions, StandContact? contact = null)
    {
        var sight = award.SightOf(caller);
        var state = StateFor(award, sight);
        return new()
        {
            // Others than officers get no version: it would count acts that are not public.
            Version = sight == Sight.Full || award.IsContracted ? award.Version : award.Record.Notices.Count,
            ServerNow = now,
            Zone = award.Zone,
            Stands = new(state.ToString(), state == award.State ? award.Record.Since : award.Notice?.OpenedAt ?? award.Terms.Timetable.PublishedAt),
            Next = Next(award, state, now),
            Actions = First(actions),
            After = texts.Bilingual($"after.{state}"),
            Contact = contact ?? award.Notice?.Contact
        };
    }

    static StandNext? Next(Award award, AwardState state, DateTimeOffset now) => state switch
    {
        AwardState.InNotice when now < award.Notice!.EndsAt => new("NoticeEnds", award.Notice.EndsAt),
        AwardState.Deciding or AwardState.AwaitingSecond or AwardState.Proposed or AwardState.InNotice =>
            new("DecisionPromised", award.Terms.Timetable.PublishedAt.AddDays(award.Terms.Policy.DecisionPromiseDays)),
        AwardState.UnderContract when award.Record.Project!.Milestones.FirstOrDefault(m => m.MetAt is null) is { } milestone =>
            new("MilestoneDue", ZoneDay.End(milestone.DueOn, award.Zone)),
        AwardState.Racing when award.Race is { Outcome: null, AtFinish: false } race => new("StageDue", ZoneDay.End(race.Plan.Stages[race.Stage - 1].DueOn, award.Zone)),
        AwardState.Racing when award.Race is { AtFinish: true } race && race.Rectifying() is [_, ..] rectifying => new("RectificationEnds", rectifying.Min(team => team.RectifyUntil!.Value)),
        AwardState.Accepted when award.Record.Project!.ResultNotice is { } notice && now < notice.EndsAt => new("NoticeEnds", notice.EndsAt),
        AwardState.Rectifying => new("RectificationEnds", award.Record.Project!.RectifyUntil!.Value),
        _ => null
    };

    StandAction Act(string name, RefusedException? refused) =>
        new() { Name = name, Allowed = refused is null, Refusal = refused is null ? null : texts.Refusal(refused) };

    /// <summary>The first allowed act is the primary one.</summary>
    static IReadOnlyList<StandAction> First(IReadOnlyList<StandAction> actions)
    {
        var primary = actions.FirstOrDefault(action => action.Allowed);
        return [.. actions.Select(action => action == primary ? action with { Primary = true } : action)];
    }
}
