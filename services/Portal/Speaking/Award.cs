using System.Globalization;
using Challenges.Portal.Saying;
using Challenges.Portal.SigningIn;

namespace Challenges.Portal.Speaking;

public sealed class Award(IHttpClientFactory clients, IHttpContextAccessor context, Tongue tongue, Bearer bearer, ILogger<ServiceClient> log)
    : ServiceClient("award", clients, context, tongue, bearer, log)
{
    public Task<Reply<NoticePage>> Notices(bool open, string? after) => Get<NoticePage>(Query("/notices", ("open", open ? "true" : null), ("after", after)));

    public Task<Reply<NoticeView>> Notice(string number, Guid? notice) => Get<NoticeView>(Query($"/notices/{Part(number)}", ("notice", notice?.ToString("D", CultureInfo.InvariantCulture))));

    public Task<Reply<ObjectionReceipt>> FileObjection(string number, ObjectionFiled objection, string key) => Post<ObjectionReceipt>($"/notices/{Part(number)}/objections", objection, key);

    /// <param name="team">Of a race; null for a single winner.</param>
    public Task<Reply<ObjectionReceipt>> FileObjectionToResult(string number, int? team, ObjectionFiled objection, string key) =>
        Post<ObjectionReceipt>(Query($"/results/{Part(number)}/objections", ("team", team?.ToString(CultureInfo.InvariantCulture))), objection, key);

    /// <summary>What the reader filed while signed in, newest first.</summary>
    public Task<Reply<OwnObjectionList>> OwnObjections() => Get<OwnObjectionList>("/objections/own");

    /// <param name="key">Of the receipt; null: the service knows the reader who filed it.</param>
    public Task<Reply<ObjectionView>> Objection(Guid id, string? key) => Send<ObjectionView>(WithKey(new HttpRequestMessage(HttpMethod.Get, $"/objections/{id:D}"), key));

    public Task<Reply<ShelvedFile>> HandIn(Guid objection, string? receiptKey, Stream file, string name, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/objections/{objection:D}/files")
        {
            Content = new StreamContent(file) { Headers = { ContentType = new("application/octet-stream"), ContentDisposition = new("attachment") { FileNameStar = name } } }
        };
        request.Headers.Add("Idempotency-Key", key);
        return Send<ShelvedFile>(WithKey(request, receiptKey));
    }

    public Task<Reply<ShelvedFiles>> Evidence(Guid objection, string? receiptKey) => Send<ShelvedFiles>(WithKey(new HttpRequestMessage(HttpMethod.Get, $"/objections/{objection:D}/files"), receiptKey));

    static HttpRequestMessage WithKey(HttpRequestMessage request, string? receiptKey)
    {
        if (receiptKey is not null) request.Headers.TryAddWithoutValidation("Objection-Key", receiptKey);
        return request;
    }

    public Task<Reply<ResultView>> Result(string number) => Get<ResultView>($"/results/{Part(number)}");

    public Task<Reply<AwardPage>> Awards(string? after) => Get<AwardPage>(Query("/awards", ("after", after)));

    public Task<Reply<AwardView>> One(string number) => Get<AwardView>($"/awards/{Part(number)}");

    public Task<Reply<IReadOnlyList<ObjectionView>>> Objections(string number) => Get<IReadOnlyList<ObjectionView>>($"/awards/{Part(number)}/objections");

    public Task<Reply<TaskBookView>> TaskBook(string number) => Get<TaskBookView>($"/task-books/{Part(number)}");

    public Task<Reply<ProjectView>> Project(string number) => Get<ProjectView>($"/projects/{Part(number)}");

    public Task<Reply<RaceDesk>> Race(string number) => Get<RaceDesk>($"/races/{Part(number)}");

    public Task<Reply<TeamBook>> TeamBook(string number, int team) => Get<TeamBook>($"/races/{Part(number)}/teams/{team}/task-book");

    /// <summary>Who is no party is refused the task book, and nothing more is asked.</summary>
    public async Task<ContractView> Contract(string number)
    {
        var book = await TaskBook(number);
        if (!book.HasValue) return new(number) { Book = book };
        var (project, race) = (Project(number), Race(number));
        // Before the start the parties sign one book for each team.
        var books = (await race).Value is { Stage: null } starting ? starting.Teams.Select(t => TeamBook(number, t.Team)).ToList() : [];
        return new(number) { Book = book, Project = await project, Race = await race, TeamBooks = await Task.WhenAll(books) };
    }
}
