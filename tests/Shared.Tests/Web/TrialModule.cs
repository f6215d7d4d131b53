using Challenges.Shared.Database;
using Challenges.Shared.Deadlines;
using Challenges.Shared.Observation;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Shared.Tests.Web;

/// <summary>A service as small as one can be that uses everything of the host.</summary>
static class TrialModule
{
    public static ServiceModule Module { get; } = With(Routes);

    public static ServiceModule With(Action<IEndpointRouteBuilder> routes) => new()
    {
        Name = "trial",
        Assembly = typeof(TrialModule).Assembly,
        Routes = routes,
        Services = services => services.AddScoped<NoteStore>(),
        Deadlines = [new DeadlineSource("Notes", Ring)],
        Invariants = [new Invariant("No note is empty", "SELECT [Id] FROM [Notes] WHERE [Text] = ''")]
    };

    public static int Failures;

    static void Routes(IEndpointRouteBuilder app)
    {
        app.MapPost("/notes", Take).Allow(Roles.Solver, Roles.Department).Validates<NewNote>().Idempotent();
        app.MapGet("/notes/{id:guid}", Read).AllowPublic();
        app.MapPut("/notes/{id:guid}", Change).Allow(Roles.Solver).Validates<NewNote>().Writes();
        app.MapPut("/notes/{id:guid}/late", (Guid id, NoteStore notes, CancellationToken cancel) => notes.Save(new Note { Id = id, Text = "late", Version = 99 }, cancel)).Allow(Roles.Solver).Writes();
        app.MapDelete("/notes/{id:guid}", Drop).Allow(Roles.Solver).Writes();
        app.MapGet("/me", (Caller caller, Moment moment) => Answer.Ok(new Me(caller.Person, [.. caller.Roles.Order()], caller.Organisation, caller.Department, moment.Now))).AllowSignedIn();
        app.MapPost("/shapes", (Shape shape) => Answer.Ok(shape)).AllowPublic();
        app.MapGet("/fails", Answer () => throw new InvalidOperationException("secret of the database")).AllowPublic();
        app.MapGet("/late", Answer () => throw Refusals.TooLate.With(
            ("closesAt", Fact.Instant(new DateTimeOffset(2022, 12, 19, 10, 0, 0, TimeSpan.Zero))), ("bounty", Fact.Yuan(120_000_050)), ("parts", new[] { "a", "b" }))).AllowPublic();
        app.MapPost("/arrivals", (NewNote note, Moment moment) => Answer.Ok(moment.Now)).AllowPublic();
        app.MapPost("/twins", async (NoteStore notes, CancellationToken cancel) =>
        {
            var note = new Note { Id = NewId.NextGuid(), Author = "a", Text = "twin", Version = 1 };
            await notes.Add(note, cancel);
            await notes.Add(note, cancel);
        }).Allow(Roles.Auditor).Writes();
        app.MapPost("/busy", Stumble).AllowPublic().Writes();
    }

    static async Task<Answer> Stumble(IPublishEndpoint publish, Moment moment, CancellationToken cancel)
    {
        await publish.Publish(new NoteTaken { Id = Guid.Empty, At = moment.Now }, cancel);
        return Interlocked.Decrement(ref Failures) >= 0 ? throw new SqliteException("busy", 5) : Answer.NoContent();
    }

    static async Task<Answer<Note>> Take(NewNote wish, Caller caller, Moment moment, NoteStore notes, IPublishEndpoint publish, CancellationToken cancel)
    {
        var note = new Note { Id = NewId.NextGuid(), Author = caller.Person, Text = wish.Text!, Version = 1, DueAt = wish.RingAt };
        await notes.Add(note, cancel);
        await publish.Publish(new NoteTaken { Id = note.Id, At = moment.Now }, cancel);
        if (wish.Text == "forbidden") throw Refusals.TooLate.With(("closesAt", moment.Now), ("bounty", 0), ("parts", Array.Empty<string>()));
        return Answer.Created($"/notes/{note.Id}", note, note.Version);
    }

    static async Task<Answer<Note>> Read(Guid id, NoteStore notes, CancellationToken cancel)
    {
        var note = await notes.Find(id, cancel) ?? throw Refusals.NoSuchNote.Now();
        return Answer.Ok(note, note.Version);
    }

    static async Task<Answer<Note>> Change(Guid id, NewNote wish, IfMatch ifMatch, NoteStore notes, CancellationToken cancel)
    {
        var note = await notes.Find(id, cancel) ?? throw Refusals.NoSuchNote.Now();
        ifMatch.Demand(note.Version);
        note = note with { Text = wish.Text!, DueAt = wish.RingAt };
        await notes.Save(note, cancel);
        return Answer.Ok(note with { Version = note.Version + 1 }, note.Version + 1);
    }

    static async Task<IResult> Drop(Guid id, NoteStore notes, CancellationToken cancel)
    {
        await notes.Remove(id, cancel);
        return Results.Conflict();
    }

    static async Task Ring(IServiceProvider services, Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        var notes = services.GetRequiredService<NoteStore>();
        var note = (await notes.Find(id, cancel))!;
        await notes.Save(note with { RungAt = now, DueAt = null }, cancel);
    }
}

static class Refusals
{
    public static readonly Refusal NoSuchNote = new("TRY-404", 404);
    public static readonly Refusal TooLate = new("TRY-01", 409, "R06");
}

public sealed record NoteTaken
{
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }
}

sealed record Me(string Person, string[] Roles, string? Organisation, string? Department, DateTimeOffset Now);

sealed record NewNote(string? Text, DateTimeOffset? RingAt = null, decimal? Price = null);

enum Colour { DarkRed, Green }

sealed record Shape
{
    public required string Name { get; init; }
    public required Corner[] Corners { get; init; }
    public DateTimeOffset? Since { get; init; }
    public Colour Colour { get; init; }
    public Dictionary<string, string> Extra { get; init; } = [];
    public System.Text.Json.JsonElement? Anything { get; init; }
}

sealed record Corner(long X, long Y);

sealed class NewNoteRules : AbstractValidator<NewNote>
{
    public NewNoteRules()
    {
        RuleFor(n => n.Text).Cascade(CascadeMode.Stop).NotEmpty().Visible();
        RuleFor(n => n.Text!).SetValidator(new TextRules(50));
        RuleFor(n => n.Text).Must(t => t != "rude").Says("TRY-polite");
        RuleFor(n => n.Price).PrecisionScale(6, 2, true);
    }
}

/// <summary>Made by hand with its limit; the container must not try.</summary>
sealed class TextRules : AbstractValidator<string>
{
    public TextRules(int most) => RuleFor(t => t).MaximumLength(most);
}

sealed record Note
{
    public Guid Id { get; init; }
    public string Author { get; init; } = "";
    public string Text { get; init; } = "";
    public long Version { get; init; }
    public DateTimeOffset? RungAt { get; init; }
    public DateTimeOffset? DueAt { get; init; }
}

sealed class NoteStore(SqlSession session)
{
    public Task<Note?> Find(Guid id, CancellationToken cancel) =>
        session.Find<Note>("SELECT [Id], [Author], [Text], [Version], [RungAt], [DueAt] FROM [Notes] WHERE [Id] = @id", new { id }, cancel);

    public Task Add(Note note, CancellationToken cancel) =>
        session.Execute("INSERT INTO [Notes] ([Id], [Author], [Text], [Version], [DueAt]) VALUES (@Id, @Author, @Text, @Version, @DueAt)", note, cancel);

    public Task Save(Note note, CancellationToken cancel) =>
        session.Save("UPDATE [Notes] SET [Text] = @Text, [RungAt] = @RungAt, [DueAt] = @DueAt, [Version] = @Version + 1 WHERE [Id] = @Id AND [Version] = @Version", note, cancel);

    public Task Remove(Guid id, CancellationToken cancel) => session.Execute("DELETE FROM [Notes] WHERE [Id] = @id", new { id }, cancel);

    public Task<int> Count(string text) => session.Find<int>("SELECT COUNT(*) FROM [Notes] WHERE [Text] = @text", new { text });
}
