using static Challenges.Portal.Working.Deciding.Filling.FieldKind;

namespace Challenges.Portal.Working.Deciding.Filling;

/// <summary>Where each act is done that a stand offers a problem owner, an officer or an auditor: a small form here, or a page of its own.</summary>
static class ActForms
{
    const string Challenge = "/desk/challenges/{number}", Problem = "/problems/{id}", Draft = "/drafts/{id}";

    static readonly ActField Reason = new("reason", Both), Why = new("reason", Text);

    public static readonly IReadOnlyDictionary<string, ActForm> All = new ActForm[]
    {
        // Publication
        new("AcceptProblem", "publication", "/problems/{id}/accept", [], Place: Problem),
        new("AcceptProblemWithReasons", "publication", "/problems/{id}/accept-with-reasons", [Reason], Place: Problem),
        new("ReturnProblem", "publication", "/problems/{id}/return", [Reason], Place: Problem),
        new("RefuseProblem", "publication", "/problems/{id}/refuse", [Reason], Place: Problem),
        new("ReplaceVetter", "publication", "/problems/{id}/vetting/replace", [new("person", Line), new("by.person", Line), new("by.organisation", Line)], Place: Problem + "/vetting"),
        new("SignList", "publication", "/drafts/{id}/sign", [new("digest", Line)], Place: Draft),
        new("CancelChallenge", "publication", "/challenges/{number}/cancel", [Reason]),
        new("DraftAnswer", "publication", "/challenges/{number}/questions/{question}/answer", [new("question", Number), new("questionText", Both), new("answer", Both)], Puts: true, Place: Challenge + "/questions"),
        new("PublishAnswer", "publication", "/challenges/{number}/questions/{question}/publish", [new("question", Number)], Place: Challenge + "/questions"),
        new("ApproveOrganisations", "publication", "/organisation-changes/{id}/approve", [], Place: "/desk/organisations/changes/{id}"),
        new("RefuseOrganisations", "publication", "/organisation-changes/{id}/refuse", [Why], Place: "/desk/organisations/changes/{id}"),
        // Applications
        new("ClearFinding", "applications", "/challenges/{number}/formal-check/{code}/clearances",
            [new("code", Line), new("rule", Line), new("at", Line, false), new("outcome", Choice, true, ["passed", "failed"]), Why], Place: Challenge + "/formal"),
        new("ConcludeFormalCheck", "applications", "/challenges/{number}/formal-check/conclude", [], Place: Challenge + "/formal"),
        // Review
        new("CommitPool", "review", "/challenges/{number}/panel/pool", [new("fields", Lines, false)], Place: Challenge + "/panel"),
        new("DrawPanel", "review", "/challenges/{number}/panel/draw", [], Place: Challenge + "/panel"),
        new("AppointPanel", "review", "/challenges/{number}/panel/appoint", [Why, new("seats", Lines), new("standbys", Lines)], Place: Challenge + "/panel"),
        new("AddStandby", "review", "/challenges/{number}/panel/standbys", [new("person", Line), Why], Place: Challenge + "/panel"),
        new("ReplaceMember", "review", "/challenges/{number}/panel/replace", [new("seat", Line), Why], Place: Challenge + "/panel"),
        new("ClearData", "review", "/challenges/{number}/clearances", [new("person", Line, false), new("application", Line, false), Why], Place: Challenge + "/recusals"),
        new("RunAssignment", "review", "/challenges/{number}/assignments", [new("least", Number, false), new("most", Number, false)], Place: Challenge + "/assignments"),
        new("ApproveAssignment", "review", "/challenges/{number}/assignments/approve", [new("run", Line)], Place: Challenge + "/assignments"),
        new("RemindReviewers", "review", "/challenges/{number}/panel/reminders", [], Place: Challenge + "/progress"),
        new("ExtendScoring", "review", "/challenges/{number}/extension", [new("until", Instant), Why], Place: Challenge + "/progress"),
        new("FreezeRanking", "review", "/challenges/{number}/ranking", [], Place: Challenge + "/ranking"),
        new("ReleaseQuestions", "review", "/challenges/{number}/defence/release", [new("sheetsUntil", Instant)], Place: Challenge + "/defence"),
        new("CombineDefence", "review", "/challenges/{number}/defence/ranking", [], Place: Challenge + "/defence"),
        new("DefendFurther", "review", "/challenges/{number}/defence/further", [], Place: Challenge + "/defence"),
        new("FinaliseRanking", "review", "/challenges/{number}/finalise", [], Place: Challenge + "/ranking"),
        new("DecideReconsideration", "review", "/challenges/{number}/reconsiderations/{id}/decide",
            [new("upheld", YesNo), new("reasons", Text), new("remedy.sheets", Sheets, false), new("remedy.recused", Lines, false), new("remedy.scoringUntil", Instant, false)], Place: Challenge + "/reconsiderations"),
        // Award
        new("Second", "award", "/awards/{number}/second", [new("agree", YesNo)], Place: Challenge + "/proposal"),
        new("Withdraw", "award", "/awards/{number}/withdraw", [], Place: Challenge + "/proposal"),
        new("DeclareNoAward", "award", "/awards/{number}/no-award", [Reason], Place: Challenge + "/proposal"),
        new("OpenNotice", "award", "/awards/{number}/notice", [new("contact.office", Line), new("contact.phone", Line), new("contact.hours", Line)], Place: Challenge + "/notice"),
        new("Confirm", "award", "/awards/{number}/confirm", [], Place: Challenge + "/notice"),
        new("Decide", "award", "/objections/{id}/decide",
            [new("outcome", Choice, true, ["dismissed", "not-admitted", "partly-upheld", "upheld"]), new("returnsToProposal", Flag), new("reasons", Both), new("summary", Both, false)], Place: Challenge + "/objections"),
        new("Sign", "award", "/task-books/{number}/sign", [new("digest", Line)], Place: Challenge + "/task-book"),
        new("AssessMilestone", "award", "/projects/{number}/milestones/{milestone}/assess",
            [new("milestone", Number), new("outcome", Choice, true, ["met", "partly-met", "not-met"]), new("evidence", Text), new("assessor", Line, false)], Place: Challenge + "/project"),
        new("ReleasePayment", "award", "/projects/{number}/milestones/{milestone}/pay", [new("milestone", Number)], Place: Challenge + "/project"),
        new("AddToLog", "award", "/projects/{number}/log", [new("milestone", Number), new("kind", Choice, true, ["progress", "difficulty", "change", "evidence"]), new("text", Text)], Place: Challenge + "/project"),
        new("Extend", "award", "/projects/{number}/extension", [new("milestone", Number), new("dueOn", Day), Reason], Place: Challenge + "/project"),
        new("ProposeEnd", "award", "/projects/{number}/end",
            [new("outcome", Choice, true, ["concluded", "failed", "exempt-concluded", "failed-with-recovery", "failed-with-sanction"]),
             new("cause", Choice, true, ["technical-route-risk", "market-change", "force-majeure", "default", "misconduct", "other"]), new("noMisconduct", Flag), new("reasons", Both),
             new("evidence", Numbers, false), new("finding", Both, false), new("recoverFen", Money, false), new("sanction", Both, false)], Place: Challenge + "/project"),
        new("ConfirmEnd", "award", "/projects/{number}/end/second", [], Place: Challenge + "/project"),
        new("BookRecovery", "award", "/projects/{number}/recovery", [new("stream", Choice, false, ["", "fiscal", "owner"]), new("amountFen", Money), new("receivedOn", Day), new("reference", Line)], Place: Challenge + "/project"),
        new("ProposeFollowUp", "award", "/projects/{number}/follow-up", [new("title", Both), new("residualProblem", Both), new("carryOver", Lines, false)], Place: Challenge + "/project"),
        new("DraftTaskBooks", "award", "/races/{number}/task-books", [], Place: Challenge + "/race"),
        new("SignTeamBook", "award", "/races/{number}/teams/{team}/sign", [new("team", Number), new("digest", Line)], Place: Challenge + "/race"),
        new("ExtendStage", "award", "/races/{number}/extension", [new("stage", Number), new("dueOn", Day), Reason], Place: Challenge + "/race"),
        new("ReviveTeam", "award", "/races/{number}/teams/{team}/revive", [new("team", Number), Reason], Place: Challenge + "/race"),
        new("PayStage", "award", "/races/{number}/teams/{team}/stages/{stage}/pay", [new("team", Number), new("stage", Number)], Place: Challenge + "/race"),
        new("ProposeRecovery", "award", "/races/{number}/teams/{team}/recovery",
            [new("team", Number), new("recoverFen", Money), new("cause", Choice, true, ["default", "misconduct", "technical-route-risk", "market-change", "force-majeure", "other"]), new("reasons", Both)], Place: Challenge + "/race"),
        new("ConfirmRecovery", "award", "/races/{number}/teams/{team}/recovery/second", [new("team", Number)], Place: Challenge + "/race"),
        new("BookTeamRecovery", "award", "/races/{number}/teams/{team}/recovery/bookings",
            [new("team", Number), new("stream", Choice, false, ["", "fiscal", "owner"]), new("amountFen", Money), new("receivedOn", Day), new("reference", Line)], Place: Challenge + "/race"),
        new("ConcludeRace", "award", "/races/{number}/conclude", [], Place: Challenge + "/race")
    }.ToDictionary(form => form.Name);

    /// <summary>Acts with a page of their own.</summary>
    public static readonly IReadOnlyDictionary<string, string> Pages = new Dictionary<string, string>
    {
        ["ReviseProblem"] = Problem + "/what",
        ["SubmitProblem"] = Problem + "/check",
        ["OpenVetting"] = Problem + "/vetting",
        ["DraftChallenge"] = Problem + "/draft",
        ["ReviseDraft"] = Draft + "/edit",
        ["SignList"] = Draft + "/sign",
        ["PublishChallenge"] = Draft + "/publish",
        ["AmendChallenge"] = Challenge + "/amend",
        ["DraftAnswer"] = Challenge + "/questions",
        ["PublishAnswer"] = Challenge + "/questions",
        ["AddProfileVersion"] = "/desk/profiles",
        ["ClearFinding"] = Challenge + "/formal",
        ["ClearData"] = Challenge + "/recusals",
        ["ReplaceMember"] = Challenge + "/panel",
        ["RecordFeasibility"] = Challenge + "/feasibility",
        ["ReleaseQuestions"] = Challenge + "/defence",
        ["ApproveAssignment"] = Challenge + "/assignments",
        ["Propose"] = Challenge + "/proposal",
        ["ProposeRace"] = Challenge + "/race/proposal",
        ["DraftTaskBook"] = Challenge + "/task-book",
        ["Sign"] = Challenge + "/task-book",
        ["AssessMilestone"] = Challenge + "/project",
        ["ReleasePayment"] = Challenge + "/project",
        ["RecordAcceptance"] = Challenge + "/project/acceptance",
        ["AssessStage"] = Challenge + "/race/stage",
        ["ReviveTeam"] = Challenge + "/race",
        ["AcceptTeam"] = Challenge + "/race"
    };

    /// <summary>Addresses of what a stand offers.</summary>
    /// <param name="except">Acts that lead to the page on which they stand: they are not linked, or to their small form.</param>
    public static Dictionary<string, string> Hrefs(Saying.Tongue tongue, string number, string? id = null, params string[] except)
    {
        var hrefs = All.Keys.ToDictionary(name => name, name => Form(tongue, name, number, id));
        foreach (var (name, tail) in Pages.Where(page => !except.Contains(page.Key)))
            hrefs[name] = tongue.To(tail.Replace("{number}", Uri.EscapeDataString(number), StringComparison.Ordinal).Replace("{id}", Uri.EscapeDataString(id ?? ""), StringComparison.Ordinal));
        return hrefs;
    }

    /// <summary>Address of the form of an act, with what is known of its fields.</summary>
    public static string Form(Saying.Tongue tongue, string name, string number, string? id = null, params (string Field, object? Value)[] known) =>
        tongue.To($"/desk/act/{name}?number={Uri.EscapeDataString(number)}{(id is null ? "" : "&id=" + Uri.EscapeDataString(id))}"
            + string.Concat(known.Where(k => k.Value is not null).Select(k => $"&{k.Field}={Uri.EscapeDataString(Convert.ToString(k.Value, System.Globalization.CultureInfo.InvariantCulture)!)}")));
}
