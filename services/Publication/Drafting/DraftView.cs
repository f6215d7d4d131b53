using Challenges.Contracts.Publication;
using Challenges.Publication.Registering;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Publication.Drafting;

public sealed record SignatureView(string Party, DateTimeOffset At, string Digest);

/// <param name="Digest">SHA-256 of the canonical text, lower-case hexadecimal: what the parties sign.</param>
/// <param name="Canonical">The text whose digest it is, so that a signer can check it.</param>
/// <param name="Spans">How long it is between the dates of the schedule, from now on if the draft were published now.</param>
/// <param name="Number">Set once the draft is published.</param>
public sealed record DraftView(
    Guid Id, int Version, string? Number, string Department, string OwnerOrganisation, string OwnerName, IReadOnlyList<string> OwnerAffiliates, Wording Title, Wording Description, string Field,
    IReadOnlyList<Indicator> Indicators, long BountyFen, Schedule? Schedule, IReadOnlyList<Criterion> Criteria, string Profile, int ProfileVersion, string? FollowsUp, Guid? Problem,
    string Digest, string Canonical, IReadOnlyList<SignatureView> Signatures, Stand Stand, IReadOnlyList<Span> Spans);

/// <summary>Makes views of drafts for the caller of this request.</summary>
public sealed class DraftViews(DepartmentStore departments, ProgressStore progress, WorkingCalendar calendar, Texts texts)
{
    public async Task<DraftView> Of(Challenge draft, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var (text, department) = (draft.Text, await departments.Find(draft.Department, cancel));
        var facts = draft.IsDraft ? Progress.Nothing : await progress.Get(draft.Id, cancel);
        return new DraftView(draft.Id, draft.Version, draft.Number, text.Department, text.OwnerOrganisation, text.OwnerName, text.OwnerAffiliates, text.Title, text.Description, text.Field,
            text.Indicators, text.BountyFen, text.Schedule, text.Criteria, text.Profile, text.ProfileVersion, text.FollowsUp, draft.ProblemId,
            text.Digest(), System.Text.Encoding.UTF8.GetString(Shared.Proof.Canonical.Bytes(text)),
            [.. draft.Signatures.Select(s => new SignatureView(s.Party, s.At, s.Digest))], ChallengeStand.Of(draft, facts, caller, now, department, texts),
            text.Schedule is not { } schedule ? [] : draft.PublishedAt is { } published ? Span.Of(schedule, "publishedAt", published, calendar) : Span.Of(schedule, "now", now, calendar));
    }
}
