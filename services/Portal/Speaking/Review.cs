using Challenges.Contracts.Publication;
using Challenges.Portal.Saying;
using Challenges.Portal.SigningIn;
using Challenges.Shared.Web;

namespace Challenges.Portal.Speaking;

public sealed record MySeatList(IReadOnlyList<MySeat> Seats);

public sealed record MySeat(Guid Id, string Number, Wording Title, string State, DateTimeOffset EndsAt, bool Waits);

public sealed record SeatView(
    Guid Id, string State, string Number, Wording Title, string Field, string OwnerName, IReadOnlyList<Indicator> Indicators, IReadOnlyList<Criterion> Criteria, DateTimeOffset EndsAt, string RevealReviewers, Stand Stand);

/// <param name="Missing">Keys of the criteria without a score yet.</param>
/// <param name="Digest">Of a locked sheet.</param>
public sealed record QueueEntry(string Code, string State, string? Total, DateTimeOffset? SavedAt, long Version, IReadOnlyList<string> Missing, string? Digest);

public sealed record QueueView(Guid Seat, string Number, IReadOnlyList<QueueEntry> Entries, bool Proved, Stand Stand);

public sealed record BlindApplication(
    string Code, string Route, string Plan, string Risks, string Evidence, IReadOnlyList<BlindCommitment> Committed, long PriceFen, int DurationMonths, IReadOnlyList<BlindDemonstration> Demonstrations,
    IReadOnlyList<BlindAttachment> Attachments);

public sealed record BlindCommitment(string Indicator, decimal Value);

public sealed record BlindDemonstration(string Indicator, string Text);

public sealed record BlindAttachment(string Name, string MediaType, long Bytes, string Sha256, string? Href);

public sealed record CriterionScore(string Criterion, decimal? Score, string? Comment);

public sealed record SheetView(string Code, string State, long Version, IReadOnlyList<CriterionScore> Scores, IReadOnlyList<string> Missing, string? Total, string? AbstainReason, DateTimeOffset? SavedAt, Stand Stand);

public sealed record ReviewView(string Number, Wording Title, string State, DateTimeOffset EndsAt, int? Sealed, int Opened, int SheetsNeeded, Stand Stand);

public sealed record ProgressView(int Places, int Applications, IReadOnlyList<MemberProgress> Members);

public sealed record MemberProgress(string Code, int Place, string State, int Submitted, int Abstained, int Drafts, int NotBegun);

public sealed class Review(IHttpClientFactory clients, IHttpContextAccessor context, Tongue tongue, Bearer bearer, ILogger<ServiceClient> log)
    : ServiceClient("review", clients, context, tongue, bearer, log)
{
    public Task<Reply<MySeatList>> Seats() => Get<MySeatList>("/seats");

    public Task<Reply<SeatView>> Seat(Guid id) => Get<SeatView>($"/seats/{id:D}");

    public Task<Reply<SeatView>> Declare(Guid id, object declaration, string key) => Post<SeatView>($"/seats/{id:D}/declare", declaration, key);

    public Task<Reply<SeatView>> StepBack(Guid id, string reason, string key) => Post<SeatView>($"/seats/{id:D}/recuse", new { reason }, key);

    public Task<Reply<QueueView>> Queue(Guid id) => Get<QueueView>($"/seats/{id:D}/queue");

    public Task<Reply<BlindApplication>> Application(Guid id, string code) => Get<BlindApplication>($"/seats/{id:D}/applications/{Part(code)}");

    public Task<Reply<SheetView>> Sheet(Guid id, string code) => Get<SheetView>($"/seats/{id:D}/sheets/{Part(code)}");

    public Task<Reply<SheetView>> Save(Guid id, string code, IReadOnlyList<CriterionScore> scores, string? version) => Put<SheetView>($"/seats/{id:D}/sheets/{Part(code)}", new { scores }, version);

    public Task<Reply<SheetView>> Submit(Guid id, string code, string? version, string key) => Post<SheetView>($"/seats/{id:D}/sheets/{Part(code)}/submit", new { }, key, version);

    /// <param name="seen">Versions of the sheets as the page showed them, by code.</param>
    public Task<Reply<QueueView>> SubmitAll(Guid id, IReadOnlyDictionary<string, long> seen, string key) =>
        Post<QueueView>($"/seats/{id:D}/sheets/submit", new { sheets = seen.Select(s => new { code = s.Key, version = s.Value }) }, key);

    public Task<Reply<SheetView>> Abstain(Guid id, string code, string reason, string? version, string key) => Post<SheetView>($"/seats/{id:D}/sheets/{Part(code)}/abstain", new { reason }, key, version);

    public Task<Reply<SheetView>> SecondSheet(Guid id, string code) => Get<SheetView>($"/seats/{id:D}/defence/{Part(code)}/sheet");

    public Task<Reply<SheetView>> SaveSecond(Guid id, string code, IReadOnlyList<CriterionScore> scores, string? version) => Put<SheetView>($"/seats/{id:D}/defence/{Part(code)}/sheet", new { scores }, version);

    public Task<Reply<SheetView>> SubmitSecond(Guid id, string code, string? version, string key) => Post<SheetView>($"/seats/{id:D}/defence/{Part(code)}/sheet/submit", new { }, key, version);

    public Task<Reply<SheetView>> AbstainSecond(Guid id, string code, string reason, string? version, string key) => Post<SheetView>($"/seats/{id:D}/defence/{Part(code)}/sheet/abstain", new { reason }, key, version);

    public Task<Reply<MyDefenceView>> Defence(Guid id) => Get<MyDefenceView>($"/seats/{id:D}/defence");

    public Task<Reply<MyDefenceView>> Ask(Guid id, string code, IReadOnlyList<string> questions, string? version) => Put<MyDefenceView>($"/seats/{id:D}/defence/{Part(code)}/questions", new { questions }, version);

    public Task<Reply<ExplanationsView>> Outliers(Guid id) => Get<ExplanationsView>($"/seats/{id:D}/outliers");

    public Task<Reply<ExplanationsView>> Explain(Guid id, string code, string reason, string key) => Post<ExplanationsView>($"/seats/{id:D}/sheets/{Part(code)}/explain", new { reason }, key);

    public Task<Reply<FeedbackView>> Feedback(string number) => Get<FeedbackView>($"/challenges/{Part(number)}/feedback");

    public Task<Reply<OwnReconsiderations>> Reconsiderations(string number) => Get<OwnReconsiderations>($"/challenges/{Part(number)}/reconsiderations");

    public Task<Reply<OwnReconsiderations>> Reconsider(string number, string ground, string statement, string key) => Post<OwnReconsiderations>($"/challenges/{Part(number)}/reconsiderations", new { ground, statement }, key);

    public Task<Reply<PublicRanking>> Ranking(string number) => Get<PublicRanking>($"/challenges/{Part(number)}/ranking");

    public Task<Reply<FeasibilityList>> Feasibility(string number) => Get<FeasibilityList>($"/challenges/{Part(number)}/feasibility");

    public Task<Reply<PublicPanel>> Panel(string number) => Get<PublicPanel>($"/challenges/{Part(number)}/panel");

    public Task<Reply<DrawProofView>> Proof(string number) => Get<DrawProofView>($"/challenges/{Part(number)}/panel/proof");

    public Task<Reply<ReviewView>> Challenge(string number) => Get<ReviewView>($"/challenges/{Part(number)}");

    public Task<Reply<ProgressView>> Progress(string number) => Get<ProgressView>($"/challenges/{Part(number)}/progress");
}
