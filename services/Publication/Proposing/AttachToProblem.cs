using Challenges.Shared.Files.Receiving;
using Challenges.Shared.Files.Storing;
using Challenges.Shared.Web;

namespace Challenges.Publication.Proposing;

/// <summary>Files of a problem: its owner adds and removes them while it may be revised; the department, auditors and, while they vet, the members of its vetting panel get the scrubbed copies.</summary>
static class AttachToProblem
{
    /// <summary>Scans and stores the file before the transaction, once the caller is known to be the owner.</summary>
    public static async ValueTask<object?> Before(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (http, services) = (context.HttpContext, context.HttpContext.RequestServices);
        var caller = Caller.From(http.User);
        var problem = await services.GetRequiredService<ProblemStore>().Get(Guid.Parse((string)http.GetRouteValue("id")!), caller, http.RequestAborted);
        // What is refused is refused by the handler, after a repeated request has had its first answer again.
        if (problem.WhyNotRevise(caller) is null) await services.GetRequiredService<FileShelf>().Take(http, problem.Id, [], services.GetRequiredService<Moment>().Now);
        else await FileBody.Receive(http);
        return await next(context);
    }

    public static async Task<Answer<ShelvedFileView>> Handle(Guid id, HttpContext http, Caller caller, ProblemStore problems, FileShelf shelf, CancellationToken cancel)
    {
        var problem = await problems.Get(id, caller, cancel);
        problem.WhyNotRevise(caller).Enforce();
        var file = FileShelf.Of(http) is null ? throw SharedRefusals.SomebodySavedFirst.Now() : await shelf.Add(http, cancel);
        return Answer.Created(Href(id, file), Own(id, file));
    }

    public static async Task<Answer> Remove(Guid id, Guid file, HttpContext http, Caller caller, ProblemStore problems, FileShelf shelf, CancellationToken cancel)
    {
        var problem = await problems.Get(id, caller, cancel);
        var found = await Find(id, file, shelf, cancel);
        problem.WhyNotRevise(caller).Enforce();
        await shelf.Remove(http, found.File, cancel);
        return Answer.NoContent();
    }

    public static async Task<Answer<ShelvedFileList>> List(Guid id, Caller caller, ProblemStore problems, VettingStore vettings, FileShelf shelf, CancellationToken cancel)
    {
        var problem = await Readable(id, caller, problems, vettings, cancel);
        var own = problem.IsOwnedBy(caller);
        return Answer.Ok(shelf.List((await shelf.Of(id, cancel)).Select((f, i) =>
            own ? Own(id, f) : new ShelvedFileView(f.Id, f.NeutralName(Subject(id), i + 1), f.MediaType, f.CopyBytes, f.CopySha256, f.AddedAt, Href(id, f)))));
    }

    /// <summary>The original for the owner, the scrubbed copy under a neutral name for everybody else who may read the problem.</summary>
    public static async Task<Shared.Files.FileAnswer> Read(Guid id, Guid file, Caller caller, ProblemStore problems, VettingStore vettings, FileShelf shelf, CancellationToken cancel)
    {
        var problem = await Readable(id, caller, problems, vettings, cancel);
        var (found, ordinal) = await Find(id, file, shelf, cancel);
        return problem.IsOwnedBy(caller) ? shelf.SendOriginal(found) : shelf.SendCopy(found, found.NeutralName(Subject(id), ordinal));
    }

    static async Task<Problem> Readable(Guid id, Caller caller, ProblemStore problems, VettingStore vettings, CancellationToken cancel) =>
        await problems.Find(id, cancel) is { } problem && (problem.IsVisibleTo(caller) || (await vettings.Find(id, problem.Round, cancel))?.LetsRead(caller) == true)
            ? problem : throw Refusals.ProblemNotFound.Now();

    static async Task<(ShelvedFile File, int Ordinal)> Find(Guid id, Guid file, FileShelf shelf, CancellationToken cancel)
    {
        var all = await shelf.Of(id, cancel);
        for (var i = 0; i < all.Count; i++)
            if (all[i].Id == file) return (all[i], i + 1);
        throw Refusals.ProblemNotFound.Now();
    }

    static ShelvedFileView Own(Guid id, ShelvedFile file) => new(file.Id, file.Name, file.MediaType, file.Bytes, file.Sha256, file.AddedAt, Href(id, file));

    static string Href(Guid id, ShelvedFile file) => $"/problems/{id}/files/{file.Id}";

    static string Subject(Guid id) => $"problem-{id:N}"[..16];
}
