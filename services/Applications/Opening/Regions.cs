using System.Collections.Concurrent;
using Challenges.Shared.Web;

namespace Challenges.Applications.Opening;

/// <summary><c>GET /challenges/{number}/regions</c>, public after the opening: how many applications came from where, and nothing else of them.</summary>
public static class ReadRegions
{
    public static async Task<Answer<RegionsView>> Handle(string number, IntakeStore intakes, FilingStore filings, OpenedRegions regions, CancellationToken cancel)
    {
        var intake = await intakes.Find(number, cancel) ?? throw Refusals.NotFound.Now();
        intake.WhyNotOpened().Enforce();
        var decided = intake.WinnerCodes.Count > 0 || intake.EndedAt is not null;
        return Answer.Ok(new RegionsView(intake.Number, intake.Count, decided, RegionRules.Merge(await regions.Of(intake.ChallengeId, filings, cancel), decided)));
    }
}

/// <summary>A sealed set never changes, so that each is read once by a process and not once by a reader.</summary>
public sealed class OpenedRegions
{
    readonly ConcurrentDictionary<Guid, IReadOnlyList<string>> _known = new();

    public async Task<IReadOnlyList<string>> Of(Guid challenge, FilingStore filings, CancellationToken cancel)
    {
        if (_known.TryGetValue(challenge, out var known)) return known;
        return _known[challenge] = [.. (await filings.Opened(challenge, cancel)).Select(f => f.Document.Content.Region!)];
    }
}

/// <param name="Count">Of the sealed set.</param>
/// <param name="Decided">True: every region is named. False: regions with fewer than three applications are merged.</param>
public sealed record RegionsView(string Challenge, int Count, bool Decided, IReadOnlyList<RegionCount> Regions);
