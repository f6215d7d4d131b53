using System.Globalization;
using Challenges.Portal.Saying;
using Challenges.Portal.SigningIn;

namespace Challenges.Portal.Speaking;

/// <param name="BountyFrom">Fen (0.01 yuan).</param>
public sealed record ChallengeFilter(
    string? Text, string? State, string? Field, string? Department, string? Sort, string? After, long? BountyFrom = null, long? BountyTo = null, DateTimeOffset? ClosesBefore = null, bool Facets = false);

public sealed class Publication(IHttpClientFactory clients, IHttpContextAccessor context, Tongue tongue, Bearer bearer, ILogger<ServiceClient> log)
    : ServiceClient("publication", clients, context, tongue, bearer, log)
{
    public Task<Reply<ChallengePage>> Challenges(ChallengeFilter f, int size) => Get<ChallengePage>(Query("/challenges",
        ("text", f.Text), ("state", f.State), ("field", f.Field), ("department", f.Department), ("sort", f.Sort), ("after", f.After), ("size", size.ToString(CultureInfo.InvariantCulture)),
        ("bountyFrom", f.BountyFrom?.ToString(CultureInfo.InvariantCulture)), ("bountyTo", f.BountyTo?.ToString(CultureInfo.InvariantCulture)),
        ("closesBefore", f.ClosesBefore?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)), ("facets", f.Facets ? "true" : null)));

    public Task<Reply<ChallengeView>> Challenge(string number) => Get<ChallengeView>($"/challenges/{Part(number)}");

    public Task<Reply<IReadOnlyList<QuestionView>>> Questions(string number) => Get<IReadOnlyList<QuestionView>>($"/challenges/{Part(number)}/questions");

    public Task<Reply<QuestionView>> Ask(string number, string text, string key) => Post<QuestionView>($"/challenges/{Part(number)}/questions", new { text }, key);

    public Task<Reply<IReadOnlyList<DepartmentView>>> Departments() => Get<IReadOnlyList<DepartmentView>>("/departments");

    public Task<Reply<IReadOnlyList<CallView>>> Calls() => Get<IReadOnlyList<CallView>>("/calls");

    public Task<Reply<CallView>> Call(string number) => Get<CallView>($"/calls/{Part(number)}");

    public Task<Reply<IReadOnlyList<ProfileItem>>> Profiles() => Get<IReadOnlyList<ProfileItem>>("/profiles");

    public Task<Reply<ProfileExplained>> Profile(string name, int? version) =>
        Get<ProfileExplained>(Query($"/profiles/{Part(name)}/explanation", ("version", version?.ToString(CultureInfo.InvariantCulture))));

    public Task<Reply<ReportFiled>> Report(string step, string text, string? challenge, string? contact, bool named, string key) =>
        Post<ReportFiled>("/reports", new { step, text, challenge, contact, named }, key);

    public Task<Reply<ReportFollowed>> Follow(string receipt) => Post<ReportFollowed>("/reports/follow", new { receipt }, null);

    public Task<Reply<ProblemPage>> Problems(Guid? after = null) => Get<ProblemPage>(Query("/problems", ("after", after?.ToString())));

    public Task<Reply<OwnChallenges>> OwnChallenges(Guid? after) => Get<OwnChallenges>(Query("/own-challenges", ("after", after?.ToString())));

    public Task<Reply<ProblemView>> Problem(Guid id) => Get<ProblemView>($"/problems/{id:D}");

    public Task<Reply<DraftPage>> Drafts(Guid? after = null) => Get<DraftPage>(Query("/drafts", ("after", after?.ToString())));

    public Task<Reply<DraftView>> Draft(Guid id) => Get<DraftView>($"/drafts/{id:D}");

    public Task<Reply<UnitPage>> Organisations(string? text) => Get<UnitPage>(Query("/organisations", ("text", text), ("size", "50")));

    public Task<Reply<IReadOnlyList<VettingSeatItem>>> VettingSeats() => Get<IReadOnlyList<VettingSeatItem>>("/vetting");

    public Task<Reply<OwnVetting>> Vetting(Guid problem) => Get<OwnVetting>($"/problems/{problem:D}/vetting");

    public Task<Reply<OwnVetting>> ScoreProblem(Guid problem, object sheet, string key, string? version) => Post<OwnVetting>($"/problems/{problem:D}/vetting/sheet", sheet, key, version);

    public Task<Reply<ChainHeads>> Chains(string number) => Get<ChainHeads>($"/challenges/{Part(number)}/chains");
}
