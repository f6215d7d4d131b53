using Challenges.Award.Browsing;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Award.Noticing;

public sealed record NoticeItem(string Number, Wording Title, string SolverName, long PriceFen, DateOnly FirstDay, DateOnly LastDay, DateTimeOffset OpenedAt, DateTimeOffset EndsAt, bool LedBack, int ElapsedDays);

/// <param name="Next">Pass it as <c>after</c> to get the next page; null on the last one.</param>
public sealed record NoticePage(IReadOnlyList<NoticeItem> Items, string? Next);

public static class ReadNotices
{
    const int Size = 50;

    /// <param name="open">True: only notices that run now.</param>
    public static async Task<Answer<NoticePage>> List(bool? open, string? after, Moment moment, ObjectionStore notices, CancellationToken cancel)
    {
        var rows = await notices.Notices(open == true ? moment.Now : null, after ?? "", Size + 1, cancel);
        var items = rows.Take(Size).Select(row =>
        {
            var summary = Document.Read<NoticeSummary>(row.Summary);
            return new NoticeItem(row.Number, summary.Title, summary.SolverName, summary.PriceFen, summary.FirstDay, summary.LastDay, row.OpenedAt, row.EndsAt, row.LedBack,
                Math.Max(0, (moment.Now - summary.PublishedAt).Days));
        }).ToList();
        return Answer.Ok(new NoticePage(items, rows.Count > Size ? items[^1].Number : null));
    }

    /// <param name="notice">Id of an earlier notice; the latest one when it is not given.</param>
    public static async Task<Answer<NoticeView>> Read(
        string number, Guid? notice, Caller caller, Moment moment, AwardStore awards, ObjectionStore objections, Stands stands, CancellationToken cancel)
    {
        var award = await awards.Load(number, cancel);
        if (award is null) throw Refusals.NotFound.Now();
        var shown = notice is { } id ? award.Record.Notices.FirstOrDefault(n => n.Id == id) : award.Notice;
        if (shown is null) throw Refusals.NotFound.Now();
        return Answer.Ok(NoticeView.Of(award, shown, await objections.Of(award.ChallengeId, cancel), caller, stands, moment.Now));
    }
}
