using System.Security.Cryptography;
using System.Text;
using Challenges.Award.Browsing;
using Challenges.Contracts.Publication;
using Challenges.Shared.Proof;
using Challenges.Shared.Web;
using Microsoft.AspNetCore.Mvc;

namespace Challenges.Award.Objecting;

/// <summary>An objection for its signer, the officers of the department and the auditor; for everyone else it does not exist.</summary>
public sealed record ObjectionView
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required Guid NoticeId { get; init; }
    /// <summary><c>award</c> or <c>acceptance</c>: what its notice announced.</summary>
    public required string About { get; init; }
    public required DateTimeOffset ArrivedAt { get; init; }
    /// <summary>Null when the calendar of a needed year is not announced yet.</summary>
    public DateTimeOffset? AnswerDueAt { get; init; }
    public required bool Overdue { get; init; }
    public required string Signer { get; init; }
    public string? Unit { get; init; }
    public required string Contact { get; init; }
    public required string Statement { get; init; }
    public required string Evidence { get; init; }
    public required IReadOnlyList<EvidenceFile> Files { get; init; }
    public string? Remedy { get; init; }
    public required string ContentDigest { get; init; }
    public ObjectionAnswer? Decided { get; init; }
    public required Elapsed Elapsed { get; init; }
    public required Stand Stand { get; init; }

    public static Answer<ObjectionView> Answer(Award award, Objection objection, Caller caller, Stands stands, DateTimeOffset now) =>
        Shared.Web.Answer.Ok(Of(award, objection, caller, stands, now), objection.Version);

    public static ObjectionView Of(Award award, Objection objection, Caller caller, Stands stands, DateTimeOffset now) => new()
    {
        Id = objection.Id,
        Number = award.Number,
        NoticeId = objection.NoticeId,
        About = objection.About,
        ArrivedAt = objection.ArrivedAt,
        AnswerDueAt = objection.AnswerDueAt,
        Overdue = objection.IsOverdue(now),
        Signer = objection.Signer,
        Unit = objection.Unit,
        Contact = objection.Contact,
        Statement = objection.Statement,
        Evidence = objection.Evidence,
        Files = objection.Files,
        Remedy = objection.Remedy,
        ContentDigest = objection.ContentDigest,
        Decided = objection.Decided is { } d ? new(d.Outcome, d.ReturnsToProposal, d.Reasons, d.Summary, d.At) : null,
        Elapsed = Elapsed.Of(award, now),
        Stand = stands.OfObjection(award, objection, caller, now)
    };
}

public sealed record ObjectionAnswer(string Outcome, bool ReturnsToProposal, Wording Reasons, Wording? Summary, DateTimeOffset At);

public static class ReadObjections
{
    public static async Task<Answer<ObjectionView>> Read(
        Guid id, [FromHeader(Name = "Objection-Key")] string? key, Caller caller, Moment moment, AwardStore awards, ObjectionStore objections, Stands stands, CancellationToken cancel)
    {
        var (objection, award, _) = await VisibleTo(caller, key, id, awards, objections, cancel);
        return ObjectionView.Answer(award, objection, caller, stands, moment.Now);
    }

    /// <summary>For its signer, the officers of the department and the auditor; for anybody else there is none.</summary>
    internal static async Task<(Objection Objection, Award Award, bool Own)> VisibleTo(
        Caller caller, string? key, Guid id, AwardStore awards, ObjectionStore objections, CancellationToken cancel)
    {
        var objection = await objections.Load(id, cancel) ?? throw Refusals.ObjectionNotFound.Now();
        var award = (await awards.Load(objection.ChallengeId, cancel))!;
        var own = IsSigner(caller, key, objection);
        if (!own && award.SightOf(caller) != Sight.Full) throw Refusals.ObjectionNotFound.Now();
        return (objection, award, own);
    }

    /// <summary>By the account it was filed with, or by the key of its receipt.</summary>
    internal static bool IsSigner(Caller caller, string? key, Objection objection) => (caller.IsSignedIn && objection.FiledBy == caller.Person) || Holds(key, objection);

    /// <summary>All objections of a challenge, oldest first, for its officers and the auditor.</summary>
    public static async Task<Answer<IReadOnlyList<ObjectionView>>> List(
        string number, Caller caller, Moment moment, AwardStore awards, ObjectionStore objections, Stands stands, CancellationToken cancel)
    {
        var award = await awards.Load(number, cancel);
        if (award is null || award.SightOf(caller) != Sight.Full) throw Refusals.NotFound.Now();
        IReadOnlyList<ObjectionView> views = [.. (await objections.Of(award.ChallengeId, cancel)).Select(o => ObjectionView.Of(award, o, caller, stands, moment.Now))];
        return Answer.Ok(views);
    }

    static bool Holds(string? key, Objection objection) =>
        key is { Length: 64 } && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Canonical.Digest(key)), Encoding.ASCII.GetBytes(objection.ReceiptDigest));
}
