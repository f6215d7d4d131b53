using static Challenges.Portal.Working.Deciding.FieldKind;

namespace Challenges.Portal.Working.Deciding;

/// <summary>The acts that have a form here, by the name under which a stand offers them. An act of a stand without one is shown by its name alone.</summary>
static class ActForms
{
    public static readonly IReadOnlyDictionary<string, ActForm> All = new ActForm[]
    {
        // Publication
        new("AcceptProblem", "publication", "/problems/{id}/accept", []),
        new("AcceptProblemWithReasons", "publication", "/problems/{id}/accept-with-reasons", [new("reason", Both)]),
        new("ReturnProblem", "publication", "/problems/{id}/return", [new("reason", Both)]),
        new("RefuseProblem", "publication", "/problems/{id}/refuse", [new("reason", Both)]),
        new("SubmitProblem", "publication", "/problems/{id}/submit", []),
        new("SignList", "publication", "/drafts/{id}/sign", [new("digest", Line)]),
        new("PublishChallenge", "publication", "/drafts/{id}/publish", [new("call", Line), new("number", Line)]),
        new("CancelChallenge", "publication", "/challenges/{number}/cancel", [new("reason", Both)]),
        new("AmendChallenge", "publication", "/challenges/{number}/amendments",
            [new("reason", Both), new("description", Both, false), new("bountyFen", Money, false), new("questionsUntil", Line, false), new("closesAt", Line, false), new("reviewEndsAt", Line, false)]),
        new("DraftAnswer", "publication", "/challenges/{number}/questions/{question}/answer", [new("question", Number), new("questionText", Both), new("answer", Both)], Puts: true),
        new("PublishAnswer", "publication", "/challenges/{number}/questions/{question}/publish", [new("question", Number)]),
        // Review
        new("DrawPanel", "review", "/challenges/{number}/panel/draw", []),
        new("AppointPanel", "review", "/challenges/{number}/panel/appoint", [new("reason", Text), new("seats", Lines), new("standbys", Lines)]),
        new("AddStandby", "review", "/challenges/{number}/panel/standbys", [new("person", Line), new("reason", Text)]),
        new("ReplaceMember", "review", "/challenges/{number}/panel/replace", [new("seat", Line), new("reason", Text)]),
        new("ExtendScoring", "review", "/challenges/{number}/extension", [new("until", Line), new("reason", Text)]),
        new("FreezeRanking", "review", "/challenges/{number}/ranking", []),
        new("RecordFeasibility", "review", "/challenges/{number}/feasibility/{code}", [new("code", Line), new("testBody", Line), new("reportReference", Line), new("measured", Values)], Puts: true),
        new("FinaliseRanking", "review", "/challenges/{number}/finalise", []),
        // Award
        new("Propose", "award", "/awards/{number}/propose", [new("code", Line), new("reasons", Both), new("departure", Both, false)]),
        new("Second", "award", "/awards/{number}/second", []),
        new("Withdraw", "award", "/awards/{number}/withdraw", []),
        new("DeclareNoAward", "award", "/awards/{number}/no-award", [new("reason", Both)]),
        new("OpenNotice", "award", "/awards/{number}/notice", [new("contact.office", Line), new("contact.phone", Line), new("contact.hours", Line)]),
        new("Confirm", "award", "/awards/{number}/confirm", []),
        new("Decide", "award", "/objections/{id}/decide", [new("outcome", Choice, true, ["dismissed", "partly-upheld", "upheld"]), new("returnsToProposal", Flag), new("reasons", Both), new("summary", Both, false)]),
        new("Sign", "award", "/task-books/{number}/sign", []),
        new("AssessMilestone", "award", "/projects/{number}/milestones/{milestone}/assess",
            [new("milestone", Number), new("outcome", Choice, true, ["met", "partly-met", "not-met"]), new("evidence", Text), new("assessor", Line, false)]),
        new("ReleasePayment", "award", "/projects/{number}/milestones/{milestone}/pay", [new("milestone", Number)]),
        new("AddToLog", "award", "/projects/{number}/log", [new("milestone", Number), new("kind", Line), new("text", Text)]),
        new("Extend", "award", "/projects/{number}/extension", [new("milestone", Number), new("dueOn", Day), new("reason", Both)]),
        new("RecordAcceptance", "award", "/projects/{number}/acceptance", [new("measured", Values), new("report", Text)]),
        new("ProposeEnd", "award", "/projects/{number}/end", [new("outcome", Line), new("cause", Line), new("noMisconduct", Flag), new("reasons", Both), new("finding", Both, false)]),
        new("ConfirmEnd", "award", "/projects/{number}/end/second", []),
        new("ProposeFollowUp", "award", "/projects/{number}/follow-up", [new("title", Both), new("residualProblem", Both), new("carryOver", Lines, false)])
    }.ToDictionary(form => form.Name);

    /// <summary>Addresses of the forms for what a stand offers.</summary>
    public static Dictionary<string, string> Hrefs(Saying.Tongue tongue, string number, string? id = null) =>
        All.Keys.ToDictionary(name => name, name => tongue.To($"/desk/act/{name}?number={Uri.EscapeDataString(number)}{(id is null ? "" : "&id=" + Uri.EscapeDataString(id))}"));
}
