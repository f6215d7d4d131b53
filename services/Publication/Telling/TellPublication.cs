using Challenges.Shared.Database;
using Challenges.Shared.Deadlines;
using Challenges.Telling;

namespace Challenges.Publication.Telling;

/// <summary>What owners, officers, askers, vetters, auditors and followers are told of problems and challenges, in the transaction of what happened.</summary>
public sealed class TellPublication(Teller teller, SqlSession sql)
{
    /// <summary>At the end of the questions, those that have no answer yet.</summary>
    public static readonly DeadlineSource Reminders = new("Reminders", async (services, id, now, cancel) =>
    {
        await services.GetRequiredService<SqlSession>().Execute("UPDATE [Reminders] SET [DueAt] = NULL WHERE [Id] = @id", new { id }, cancel);
        if (await services.GetRequiredService<ChallengeStore>().Find(id, cancel) is { } challenge)
            await services.GetRequiredService<TellPublication>().Remind(challenge, await services.GetRequiredService<ClarificationStore>().Of(id, cancel), now, cancel);
    });

    public Task Submitted(Problem problem, DateTimeOffset now, CancellationToken cancel) =>
        teller.Tell(Of(problem, Kinds.ProblemSubmitted, $"{problem.Round}", now) with { To = [Happening.Officers(problem.Text.Department)] }, cancel);

    public Task Decided(Problem problem, DateTimeOffset now, CancellationToken cancel) =>
        problem.State switch
        {
            ProblemState.Accepted => teller.Tell(Of(problem, Kinds.ProblemAccepted, "", now), cancel),
            ProblemState.Returned => teller.Tell(Of(problem, Kinds.ProblemReturned, $"{problem.Round}", now), cancel),
            ProblemState.Refused => teller.Tell(Of(problem, Kinds.ProblemRefused, "", now), cancel),
            _ => Task.CompletedTask
        };

    /// <summary>Each vetter in a message of its own; nobody reads who the others are.</summary>
    public async Task Vets(VettingRound vetting, Problem problem, IEnumerable<string> people, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var person in people)
            await teller.Tell(Of(problem, Kinds.VettingSeat, $"{vetting.Round} {person}", now) with { To = [Happening.Person(person)] }, cancel);
    }

    public Task Vetted(VettingRound vetting, Problem problem, DateTimeOffset now, CancellationToken cancel) => !vetting.IsComplete ? Task.CompletedTask
        : teller.Tell(Of(problem, Kinds.VettingComplete, $"{vetting.Round} {vetting.Version}", now) with { To = [Happening.Officers(problem.Text.Department)], Except = vetting.Members.Select(m => m.Person) }, cancel);

    /// <summary>The other party, while one signature is missing.</summary>
    public Task OneSigned(Challenge draft, DateTimeOffset now, CancellationToken cancel) => draft.Signatures switch
    {
        [{ Party: "department" }] => teller.Tell(Of(draft, Kinds.ListToSign, $"{draft.Version}", now) with { To = [Happening.Owner(draft.Text.OwnerOrganisation)], Tail = $"/drafts/{draft.Id:D}" }, cancel),
        [.., { Party: "owner" }] => teller.Tell(Of(draft, Kinds.ListSigned, $"{draft.Version}", now) with { To = [Happening.Officers(draft.Department)], Tail = $"/drafts/{draft.Id:D}" }, cancel),
        _ => Task.CompletedTask
    };

    /// <summary>The asker is told nowhere, and gets no officer's message for the own question.</summary>
    public async Task Asked(Challenge challenge, Clarification question, DateTimeOffset now, CancellationToken cancel)
    {
        var asked = Of(challenge, Kinds.QuestionAsked, $"{question.Number}", now) with
        {
            Facts = [("question", question.Number), ("until", challenge.Text.Schedule!.QuestionsUntil)],
            Tail = $"/desk/challenges/{challenge.Number}/questions"
        };
        await teller.Tell(asked with { To = [Happening.Officers(challenge.Department)], Except = [question.Asker] }, cancel);
        await teller.Tell(asked with { Kind = Kinds.QuestionForOwner, To = [Happening.Owner(challenge.Text.OwnerOrganisation)], Except = [question.Asker] }, cancel);
        await Schedule(challenge, begins: true, now, cancel);
    }

    public async Task Answered(Challenge challenge, Clarification question, DateTimeOffset now, CancellationToken cancel)
    {
        var answered = Of(challenge, Kinds.AnswerToYourQuestion, $"{question.Number}", now) with
        {
            To = [Happening.Person(question.Asker)],
            Facts = [("question", question.Number)],
            Tail = $"/challenges/{challenge.Number}/questions"
        };
        await teller.Tell(answered, cancel);
        await teller.Tell(answered with { Kind = Kinds.AnswerPublished, To = [Happening.Followers(challenge.Number!)], Except = [question.Asker] }, cancel);
    }

    public Task Published(Challenge challenge, DateTimeOffset now, CancellationToken cancel) => teller.Tell(Of(challenge, Kinds.ChallengePublished, "", now) with
    {
        To = [Happening.Awaiting(challenge.Text.Field, challenge.Department, challenge.Text.BountyFen)],
        Facts = [("until", challenge.ClosesAt)]
    }, cancel);

    public async Task Amended(Challenge challenge, DateTimeOffset now, CancellationToken cancel)
    {
        await teller.Tell(Of(challenge, Kinds.ChallengeAmended, $"{challenge.Version}", now) with
        {
            Occasion = Happening.Amendment(challenge.Id, challenge.Version),
            Facts = [("until", challenge.ClosesAt)],
            Tail = $"/challenges/{challenge.Number}/changes"
        }, cancel);
        await Schedule(challenge, begins: false, now, cancel);
    }

    public Task Cancelled(Challenge challenge, DateTimeOffset now, CancellationToken cancel) => teller.Tell(Of(challenge, Kinds.ChallengeCancelled, "", now), cancel);

    /// <summary>Auditors alone, and not of what: whoever reads a mail on its way learns nothing of the report.</summary>
    public Task Reported(Guid report, DateTimeOffset now, CancellationToken cancel) =>
        teller.Tell(new Happening(Kinds.ReportFiled, $"{report:N}", now) { To = [Happening.Auditors], Tail = "/audit/reports" }, cancel);

    /// <summary>A chain was published in two forms.</summary>
    public Task ChainBroken(Guid challenge, string number, string service, int sequence, DateTimeOffset now, CancellationToken cancel) =>
        teller.Tell(new Happening(Kinds.ChainBroken, $"{challenge:N} {service} {sequence}", now) { Number = number, To = [Happening.Auditors], Tail = "/audit" }, cancel);

    async Task Remind(Challenge challenge, IReadOnlyList<Clarification> questions, DateTimeOffset now, CancellationToken cancel)
    {
        if (challenge.WhyNotOpen(now) is not null || questions.Where(q => q.State != ClarificationState.Published).ToList() is not [_, ..] waiting) return;
        await teller.Tell(Of(challenge, Kinds.QuestionOverdue, $"{challenge.Text.Schedule!.QuestionsUntil:O}", now) with
        {
            To = [Happening.Officers(challenge.Department)],
            Except = waiting.Select(q => q.Asker),
            Facts = [("questions", waiting.Count), ("until", challenge.ClosesAt)],
            Tail = $"/desk/challenges/{challenge.Number}/questions"
        }, cancel);
    }

    /// <param name="begins">False: only where a question was asked already.</param>
    async Task Schedule(Challenge challenge, bool begins, DateTimeOffset now, CancellationToken cancel)
    {
        var row = new { challenge.Id, due = challenge.Text.Schedule!.QuestionsUntil };
        if (!teller.IsOn || row.due <= now) return;
        if (await sql.Execute("UPDATE [Reminders] SET [DueAt] = @due WHERE [Id] = @Id", row, cancel) == 0 && begins)
            await sql.Execute("INSERT INTO [Reminders] ([Id], [DueAt]) SELECT @Id, @due WHERE NOT EXISTS (SELECT 1 FROM [Reminders] WHERE [Id] = @Id)", row, cancel);
    }

    static Happening Of(Problem problem, Kind kind, string key, DateTimeOffset now) => new(kind, $"{problem.Id:N} {key}", now)
    {
        Title = problem.Text.Title,
        To = [Happening.Owner(problem.OwnerOrganisation)],
        Tail = kind == Kinds.VettingSeat ? $"/vetting/{problem.Id:D}" : $"/problems/{problem.Id:D}"
    };

    static Happening Of(Challenge challenge, Kind kind, string key, DateTimeOffset now) => new(kind, $"{challenge.Id:N} {key}", now)
    {
        Number = challenge.Number,
        Title = challenge.Text.Title,
        To = challenge.Number is { } number ? [Happening.Followers(number)] : [],
        Tail = $"/challenges/{challenge.Number}"
    };
}
