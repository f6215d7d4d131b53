using System.Globalization;
using Challenges.Shared.Files;
using Challenges.Shared.Files.Receiving;
using Challenges.Shared.Files.Storing;
using Challenges.Shared.Web;
using Microsoft.AspNetCore.Mvc;

namespace Challenges.Award.Objecting;

/// <summary>
/// The files that an objection named by their digests when it was filed. Each is handed in here until the objection is decided; a file with another digest is none of
/// them. Who decides gets scrubbed copies under neutral names.
/// </summary>
public static class HandInEvidence
{
    /// <summary>Nothing is read from the request before the signer is known by the account or by the receipt's key.</summary>
    public static async ValueTask<object?> Before(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (http, services) = (context.HttpContext, context.HttpContext.RequestServices);
        var objection = await services.GetRequiredService<ObjectionStore>().Load(Guid.Parse((string)http.GetRouteValue("id")!), http.RequestAborted);
        if (objection is null || !ReadObjections.IsSigner(Caller.From(http.User), http.Request.Headers["Objection-Key"], objection)) throw Refusals.ObjectionNotFound.Now();
        if (objection.IsOpen) await services.GetRequiredService<FileShelf>().Take(http, objection.Id, [], services.GetRequiredService<Moment>().Now);
        else await FileBody.Receive(http);
        return await next(context);
    }

    public static async Task<Answer<ShelvedFileView>> Handle(Guid id, HttpContext http, ObjectionStore objections, FileShelf shelf, CancellationToken cancel)
    {
        var objection = await objections.Load(id, cancel) ?? throw Refusals.ObjectionNotFound.Now();
        if (!objection.IsOpen) throw Refusals.ObjectionIsDecided.Now();
        if (FileShelf.Of(http) is not { } taken) throw SharedRefusals.SomebodySavedFirst.Now();
        if (objection.Files.All(f => f.Sha256 != taken.Sha256)) throw Refusals.NotTheFileThatWasNamed.With(("sha256", taken.Sha256));
        return Answer.Created(Href(objection, taken.Sha256), Own(objection, await shelf.Add(http, cancel)));
    }

    public static async Task<Answer<ShelvedFileList>> List(
        Guid id, [FromHeader(Name = "Objection-Key")] string? key, Caller caller, AwardStore awards, ObjectionStore objections, FileShelf shelf, CancellationToken cancel)
    {
        var (objection, award, own) = await ReadObjections.VisibleTo(caller, key, id, awards, objections, cancel);
        return Answer.Ok(shelf.List((await shelf.Of(id, cancel)).Select(f =>
            own ? Own(objection, f) : new ShelvedFileView(f.Id, Neutral(award, objection, f), f.MediaType, f.CopyBytes, f.CopySha256, f.AddedAt, Href(objection, f.Sha256)))));
    }

    /// <param name="sha256">Digest of the original, as the objection named it.</param>
    public static async Task<FileAnswer> Read(
        Guid id, string sha256, [FromHeader(Name = "Objection-Key")] string? key, Caller caller, AwardStore awards, ObjectionStore objections, FileShelf shelf, CancellationToken cancel)
    {
        var (objection, award, own) = await ReadObjections.VisibleTo(caller, key, id, awards, objections, cancel);
        var file = (await shelf.Of(id, cancel)).FirstOrDefault(f => f.Sha256 == sha256) ?? throw Refusals.ObjectionNotFound.Now();
        return own ? shelf.SendOriginal(file) : shelf.SendCopy(file, Neutral(award, objection, file));
    }

    static ShelvedFileView Own(Objection objection, ShelvedFile file) => new(file.Id, file.Name, file.MediaType, file.Bytes, file.Sha256, file.AddedAt, Href(objection, file.Sha256));

    static string Href(Objection objection, string sha256) => $"/objections/{objection.Id}/files/{sha256}";

    static string Neutral(Award award, Objection objection, ShelvedFile file) =>
        file.NeutralName(string.Create(CultureInfo.InvariantCulture, $"{award.Number}-objection"), objection.Files.TakeWhile(f => f.Sha256 != file.Sha256).Count() + 1);
}
