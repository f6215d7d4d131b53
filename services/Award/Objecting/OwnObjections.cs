using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Award.Objecting;

/// <summary>An objection in the list of the one who filed it; the whole of it stands at <c>/objections/{id}</c>.</summary>
/// <param name="About"><c>award</c> or <c>acceptance</c>.</param>
/// <param name="AnswerDueAt">Null when the calendar of a needed year is not announced yet.</param>
/// <param name="Outcome">Null while it is open.</param>
public sealed record OwnObjection(
    Guid Id, string Number, Wording Title, string About, DateTimeOffset ArrivedAt, DateTimeOffset? AnswerDueAt, bool Overdue, string? Outcome, DateTimeOffset? DecidedAt);

public sealed record OwnObjectionList(IReadOnlyList<OwnObjection> Objections);

public static class OwnObjections
{
    const int Most = 100;

    /// <summary>What the caller filed while signed in, newest first, at most 100. One that was filed without an account is opened by the key of its receipt alone.</summary>
    public static async Task<Answer<OwnObjectionList>> List(Caller caller, Moment moment, ObjectionStore objections, CancellationToken cancel) =>
        Answer.Ok(new OwnObjectionList([.. (await objections.FiledBy(caller.Person, Most, cancel)).Select(listed => Of(listed, moment.Now))]));

    static OwnObjection Of(ObjectionListed listed, DateTimeOffset now)
    {
        var objection = listed.Objection;
        return new(objection.Id, listed.Number, listed.Title, objection.About, objection.ArrivedAt, objection.AnswerDueAt, objection.IsOverdue(now), objection.Decided?.Outcome, objection.Decided?.At);
    }
}
