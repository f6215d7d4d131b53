using System.Globalization;
using System.Text;
using System.Text.Json;
using Challenges.Portal.Speaking;
using Challenges.Shared.Web;

namespace Challenges.Portal.Showing;

/// <summary>The public record for programs: the same values as on the page, with instants in UTC and money in fen.</summary>
static class OpenData
{
    /// <summary>Typed cells; a cell that a spreadsheet would take for a formula is quoted as text.</summary>
    static readonly char[] Special = [',', '"', '\n', '\r'], Formulas = ['=', '+', '-', '@', '\t'];

    public static byte[] Json(OneRecord record)
    {
        var c = record.Challenge.Value!;
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            challenge = new { c.Number, c.Call, c.State, c.Department, c.OwnerName, c.Title, c.Field, c.Indicators, c.BountyFen, c.Timetable, c.Criteria, c.FollowsUp, c.Amendments, c.Cancelled, c.Elapsed, c.Sealed, c.Outcome },
            opening = record.Opening.Value is { Opened: true } opening ? opening : null,
            regions = record.Regions.Value,
            draw = record.Proof.Value,
            ranking = record.Ranking.Value is { } r ? new { r.Method, r.EngineVersion, r.InputDigest, r.At, r.PassingScore, r.Final, r.Entries, r.Unranked } : null,
            notice = record.Notice.Value is { } n ? new { n.State, n.Proposal, n.Count, n.ObjectionsReceived, n.ObjectionsDecided } : null,
            result = record.Result.Value is { } d ? new { d.State, d.NoAwardReason, d.SolverName, d.PriceFen, d.PaidFen, d.TaskBookDigest, d.MilestonesMet, d.Milestones, d.Outcome, d.DecidedAt, d.ClosedAt, d.Indicators } : null,
            chains = record.Chains.Value?.Heads
        }, JsonSettings.Web);
    }

    public static byte[] Csv(OneRecord record)
    {
        var c = record.Challenge.Value!;
        List<(string Part, string Item, string? Value)> rows =
        [
            ("challenge", "number", c.Number), ("challenge", "state", c.State), ("challenge", "title.zh", c.Title.Zh), ("challenge", "title.en", c.Title.En), ("challenge", "field", c.Field), ("challenge", "owner", c.OwnerName),
            ("challenge", "bountyFen", Text(c.BountyFen)), ("timetable", "publishedAt", Dates.Machine(c.Timetable.PublishedAt)), ("timetable", "closesAt", Dates.Machine(c.Timetable.ClosesAt)),
            .. c.Indicators.Select(i => ("indicator", i.Key, (string?)Comparators.Target(i.Comparator, i.Target, i.Unit)))
        ];
        if (record.Opening.Value is { Opened: true } o) rows.AddRange([("opening", "count", Text(o.Count)), ("opening", "merkleRoot", o.MerkleRoot)]);
        rows.AddRange((record.Regions.Value?.Regions ?? []).Select(r => ("region", r.Region ?? "merged", (string?)Text(r.Count))));
        if (record.Proof.Value is { } p) rows.AddRange([("draw", "algorithm", p.Algorithm), ("draw", "seed", p.Seed), ("draw", "poolDigest", p.PoolDigest), ("draw", "seats", string.Join(' ', p.Seats)), ("draw", "standbys", string.Join(' ', p.Standbys))]);
        rows.AddRange((record.Ranking.Value?.Entries ?? []).Select(e => ("ranking", Text(e.Entry.Rank)!, (string?)$"{e.Name ?? e.Entry.Code} {e.Entry.ScoreShown}")));
        if (record.Notice.Value is { } n) rows.AddRange([("notice", "solver", n.Proposal.SolverName), ("notice", "priceFen", Text(n.Proposal.PriceFen)), ("notice", "endsAt", Dates.Machine(n.Count.EndsAt))]);
        if (record.Result.Value is { } d) rows.AddRange([("result", "state", d.State), ("result", "solver", d.SolverName), ("result", "paidFen", Text(d.PaidFen))]);
        rows.AddRange((record.Chains.Value?.Heads ?? []).Select(h => ("chain", $"{h.Service} {Text(h.Sequence)}", (string?)h.Hash)));
        var csv = new StringBuilder("part,item,value\r\n");
        foreach (var (part, item, value) in rows) csv.Append(Cell(part)).Append(',').Append(Cell(item)).Append(',').Append(Cell(value ?? "")).Append("\r\n");
        // Spreadsheets of Chinese readers take a file without this mark for another encoding.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    static string Cell(string value)
    {
        var text = value.Length > 0 && Formulas.Contains(value[0]) ? "'" + value : value;
        return text.IndexOfAny(Special) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
