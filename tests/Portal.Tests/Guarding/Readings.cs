using Challenges.Demonstration.Playing;

namespace Challenges.Portal.Tests.Guarding;

/// <summary>The matrix of the demonstration competition in the states in which it stands still: open, in review, awarded.</summary>
sealed class Readings
{
    const string Anyone = "anyone", Officer = "officer", Elsewhere = "officer elsewhere", Owner = "owner", Solver = "A1", Rival = "A2", Seated = "E1", Recused = "E7", Auditor = "auditor";
    const string Number = OpenPages.Number;

    static Stage Stage => House.Theatre.Stage;

    static SingleWinner Data => House.Theatre.Competition;

    static PageReader[] Readers =>
    [
        new(Anyone, null), new(Officer, Cast.Officer), new(Elsewhere, Cast.OfficerOfAnotherDepartment), new(Owner, Cast.ProblemOwner), new(Solver, Cast.Solver("A1")), new(Rival, Cast.Solver("A2")),
        new(Seated, Cast.Reviewer("E1", Data)), new(Recused, Cast.Reviewer("E7", Data)), new(Auditor, Cast.Auditor)
    ];

    /// <summary>Filed and not yet closed: nobody but a solver reads of an application.</summary>
    public static Task<IReadOnlyList<string>> WhileOpen() => Walk("open",
    [
        new(Data.Applications["A1"].Solver, "a solver's name", Solver), new(Data.Applications["A2"].Solver, "a solver's name", Rival), new(Data.Applications["A3"].Solver, "a solver's name"),
        new(Start(Data.Applications["A1"].Route), "an application's content", Solver), new(Stage.Applications["A1"].ToString(), "an application's address", Solver)
    ]);

    /// <summary>One reviewer has locked its sheets, the others have not begun: content by code, no name, no score of another.</summary>
    public static Task<IReadOnlyList<string>> WhileInReview() => Walk("in review",
    [
        new(Data.Applications["A1"].Solver, "a solver's name", Solver, Auditor), new(Data.Applications["A2"].Solver, "a solver's name", Rival, Auditor), new(Data.Applications["A3"].Solver, "a solver's name", Auditor),
        new(Start(Data.Applications["A1"].Route), "an application's content", Solver, Seated, Officer, Auditor), new(Stage.Codes["A1"], "an application's code", Solver, Seated, Officer, Auditor),
        new("Judged by the", "a reviewer's remark", Seated), new("Reviewer E1", "a reviewer's name", Officer, Auditor, Seated), new(Cast.Reviewer("E1", Data).Id, "a reviewer's id", Officer, Auditor, Seated)
    ]);

    /// <summary>Awarded: the winner by name, the others by code.</summary>
    public static Task<IReadOnlyList<string>> WhenAwarded() => Walk("awarded",
    [
        new(Data.Applications["A5"].Solver, "the name of one below the pass mark", Auditor, Officer), new(Start(Data.Applications["A1"].Route), "an application's content", Solver, Seated, Officer, Auditor),
        new("representative@a1.example", "an objector's contact", Officer, Auditor, Solver), new("Judged by the", "a reviewer's remark", Solver, Rival, Seated, Officer, Auditor)
    ]);

    static string Start(string text) => text[..Math.Min(40, text.Length)];

    static async Task<IReadOnlyList<string>> Walk(string state, SecretWord[] secrets)
    {
        var matrix = new PageMatrix(state, Readers, secrets);
        var things = await Things.Of(Stage, Cast.Reviewer("E1", Data));
        var (a, r, p, d, c) = ($"/applications/{things.Application}", $"/review/{things.Seat}", $"/problems/{things.Problem}", $"/drafts/{things.Draft}", $"/challenges/{Number}");
        var (code, none) = (Stage.Codes.GetValueOrDefault("A1", "AAAA"), things.Application);
        // anyone, officer, officer elsewhere, owner, A1, A2, E1, E7, auditor; where a state differs from the one before: open, in review, awarded
        void All(string statuses, params (string Pattern, string Path)[] pages) => Each([statuses, statuses, statuses], pages);
        void Each(string[] statuses, params (string Pattern, string Path)[] pages)
        {
            foreach (var (pattern, path) in pages) matrix.Row(pattern, path, statuses[state switch { "open" => 0, "in review" => 1, _ => 2 }]);
        }
        (string, string) Own(string pattern, string path, string part) => (pattern + part, path + part);

        All("200", ("", ""), ("/challenges", "/challenges"), ("/calls", "/calls"), ("/notices", "/notices"), ("/results", "/results"), ("/statistics", "/statistics"), ("/verify", "/verify"), ("/verify/dates", "/verify/dates"),
            ("/verify/decisions", "/verify/decisions"), ("/verify/draw", "/verify/draw?challenge=" + Number), ("/verify/inclusion", "/verify/inclusion"), ("/verify/payments", "/verify/payments"), ("/verify/ranking", "/verify/ranking?challenge=" + Number),
            ("/verify/receipt", "/verify/receipt"), ("/rules", "/rules"), ("/rules/{Profile}/{Version:int}", "/rules/provincial-default/1"), ("/help", "/help"), ("/help/{Topic}", "/help/solver"), ("/accessibility", "/accessibility"),
            ("/privacy", "/privacy"), ("/report", "/report"), ("/objections", "/objections"), ("/sign-out", "/sign-out"), ("/organisations", "/organisations"), ("/calls/{Number}", "/calls/" + Stage.Staff.Call), ("/units", "=/units?q=a"),
            ("/look.css", "=/look.css"), Own("/challenges/{Number}", c, ""), Own("/challenges/{Number}", c, "/changes"), Own("/challenges/{Number}", c, "/opening"), Own("/challenges/{Number}", c, "/questions"),
            Own("/challenges/{Number}", c, "/record"), Own("/challenges/{number}", c, "/record.json"), Own("/challenges/{number}", c, "/record.csv"));
        All("302", ("/sign-in", "/sign-in"), ("/look", "=/look"));
        Each(["404", "404", "200"], ("/notices/{Number}", "/notices/" + Number), ("/notices/{Number}/objection", $"/notices/{Number}/objection"), ("/results/{Number}", "/results/" + Number));
        // Without a key for the one who filed it, and for those who decide on it.
        Each(["200 404 404 404 404 404 404 404 404", "200 404 404 404 404 404 404 404 404", "200 200 404 404 200 404 404 404 200"], ("/objections", "/objections?id=" + things.Objection));
        // The profile asks for no notice of an accepted result.
        All("404", ("/results/{Number}/objection", $"/results/{Number}/objection"));
        // Forms of acts hold nothing of their own: who may not do it is refused by the service.
        All("403 200 200 200 200 200 200 200 200", ("/my", "/my"), ("/my/messages", "/my/messages"), ("/my/profile", "/my/profile"), ("/my/subscribe", "/my/subscribe"), Own("/challenges/{Number}", c, "/apply"), ("/problems/new", "/problems/new"),
            Own("/problems/{Id:guid}", p, "/draft"), ("/desk/act/{Act}", "/desk/act/FreezeRanking?number=" + Number), ("/desk/calls/new", "/desk/calls/new"), ("/desk/profiles", "/desk/profiles"),
            ("/desk/profiles/{Name}", "/desk/profiles/provincial-default"), ("/desk/rehearsal", "/desk/rehearsal?profile=guangxi-horse-race"), Desk(""), Desk("/amend"), Desk("/opening"), Desk("/questions"), Desk("/project/acceptance"),
            ("/desk/challenges/{Number}/race/teams/{Team:int}/acceptance", $"/desk{c}/race/teams/1/acceptance"), Own("/audit/challenges/{Number}", "/audit" + c, ""),
            ("/audit/decisions/{Number}/{Service:regex(^(publication|applications|review|award)$)}/{Sequence:long}", $"/audit/decisions/{Number}/publication/1"));
        All("403 302 302 302 302 302 302 302 302", ("/audit", "/audit?number=" + Number));
        All("403 404 404 404 404 404 404 404 200", ("/audit/reports", "/audit/reports"));
        All("403 404 404 404 404 404 404 404 404", ("/audit/reports/{Id:guid}", $"/audit/reports/{none}"), Desk("/race"), Desk("/race/stage"));

        All("403 403 403 403 200 200 403 403 403", ("/applications", "/applications"));
        All("403 403 403 403 200 404 403 403 403", [.. new[] { "", "/check", "/outcome", "/preview", "/receipt", "/reconfirm", "/withdraw" }.Select(part => Own("/applications/{Id:guid}", a, part)),
            Own("/applications/{id:guid}", a, "/receipt.json"), Own("/applications/{id:guid}", a, "/draft.json")]);
        Each(["403 403 403 403 409 404 403 403 403", "403 403 403 403 200 404 403 403 403", "403 403 403 403 200 404 403 403 403"], Own("/applications/{Id:guid}", a, "/fix"), Own("/applications/{id:guid}", a, "/inclusion.json"));
        All("403 403 403 403 404 404 403 403 403", Own("/applications/{Id:guid}", a, "/defence"), ("/applications/{id:guid}/files/{file:guid}", $"{a}/files/{none}"), ("/applications/{id:guid}/files/{file:guid}/copy", $"{a}/files/{none}/copy"),
            ("/participations/{Id:guid}", $"/participations/{none}"));

        All("403 403 403 403 403 403 200 200 403", ("/review", "/review"), ("/vetting", "/vetting"));
        Each(["403 403 403 403 403 403 404 404 403", "403 403 403 403 403 403 200 404 403", "403 403 403 403 403 403 200 404 403"], ("/review/{Id:guid}", r), Own("/review/{Id:guid}", r, "/submit"), ("/review/{Id:guid}/{Code}", $"{r}/{code}"), ("/review/{Id:guid}/{Code}/abstain", $"{r}/{code}/abstain"));
        Each(["403 403 403 403 403 403 404 404 403", "403 403 403 403 403 403 409 404 403", "403 403 403 403 403 403 409 404 403"], Own("/review/{Id:guid}", r, "/defence"));
        All("403 403 403 403 403 403 404 404 403", ("/review/{Id:guid}/defence/{Code}", $"{r}/defence/{code}"), ("/review/{seat:guid}/{code}/files/{n:int}", $"{r}/{code}/files/1"));
        All("403 404 404 404 403 403 404 404 404", ("/vetting/{Id:guid}", "/vetting/" + things.Problem));

        All("403 200 200 200 403 403 403 403 200", ("/problems", "/problems"));
        All("403 200 404 200 403 403 403 403 200", ("/problems/{Id:guid}", p), ("/problems/{Id:guid}/{Part:regex(^(what|indicators|alone|owner)$)}", p + "/what"), Own("/problems/{Id:guid}", p, "/check"), Own("/problems/{Id:guid}", p, "/files"),
            Own("/problems/{Id:guid}", p, "/vetting"));
        All("403 404 404 404 403 403 404 404 404", ("/problems/{id:guid}/files/{file:guid}", $"{p}/files/{none}"));
        All("403 200 404 200 403 403 403 403 200", Own("/drafts/{Id:guid}", d, ""), Own("/drafts/{Id:guid}", d, "/edit"), Own("/drafts/{Id:guid}", d, "/publish"), Own("/drafts/{Id:guid}", d, "/sign"));

        All("403 200 200 403 403 403 403 403 200", ("/desk", "/desk"), ("/desk/organisations", "/desk/organisations"));
        All("403 200 200 403 403 403 403 403 403", ("/desk/experts", "/desk/experts"), ("/desk/registers", "/desk/registers"), ("/desk/registers/{Register:regex(^(integrity|projects)$)}", "/desk/registers/integrity"));
        All("403 404 404 403 403 403 403 403 404", ("/desk/organisations/changes/{Id:guid}", $"/desk/organisations/changes/{none}"));
        All("403 409 404 403 403 403 403 403 409", Desk("/assignments"));
        All("403 200 404 403 403 403 403 403 200", Desk("/defence"), Desk("/objections"), Desk("/panel"), Desk("/progress"), Desk("/ranking"), Desk("/recusals"));
        Each(["403 409 404 403 403 403 403 403 409", "403 404 404 403 403 403 403 403 404", "403 404 404 403 403 403 403 403 404"], ("/desk/challenges/{number}/opening/{code}/{ordinal:int}", $"/desk{c}/opening/{code}/9"));
        All("403 404 404 404 404 404 404 404 404", ("/desk/objections/{id:guid}/files/{sha256:length(64)}", $"/desk/objections/{none}/files/{new string('0', 64)}"));
        Each(["403 200 404 403 403 403 404 404 200", "403 200 404 403 403 403 404 404 200", "403 200 404 403 403 403 200 404 200"], Desk("/feasibility"));
        Each(["403 409 404 403 403 403 403 403 409", "403 200 404 403 403 403 403 403 200", "403 200 404 403 403 403 403 403 200"], Desk("/formal"));
        Each(["403 200 404 404 404 404 404 404 200", "403 200 404 404 404 404 404 404 200", "403 200 200 200 200 200 200 200 200"], Desk("/notice"), Desk("/proposal"), Desk("/race/proposal"));
        All("403 404 404 404 404 404 403 403 404", Desk("/project"));
        Each(["403 200 409 403 409 409 403 403 200", "403 200 409 403 409 409 403 403 200", "403 200 404 403 200 200 403 403 200"], Desk("/reconsiderations"));
        Each(["403 200 404 404 404 404 403 403 200", "403 200 404 404 404 404 403 403 200", "403 200 404 200 404 404 403 403 200"], Desk("/task-book"), Desk("/task-book/print"));
        return await matrix.Walk();

        (string, string) Desk(string part) => ("/desk/challenges/{Number}" + part, "/desk" + c + part);
    }
}
