using Challenges.Contracts.Publication;
using Challenges.Publication.Profiles;
using Challenges.Shared.Proof;
using Challenges.Shared.Web;

namespace Challenges.Publication;

/// <summary>The text of a list (榜题) as its owner and its department sign it: everything that binds them but the number under which it appears (R03).</summary>
public sealed record ListText
{
    public required string Department { get; init; }
    public required string OwnerOrganisation { get; init; }
    public required string OwnerName { get; init; }
    public required IReadOnlyList<string> OwnerAffiliates { get; init; }
    public required Wording Title { get; init; }
    public required Wording Description { get; init; }
    public required string Field { get; init; }
    public required IReadOnlyList<Indicator> Indicators { get; init; }
    /// <summary>Fen (0.01 yuan); 0 while it is not settled.</summary>
    public required long BountyFen { get; init; }
    public Schedule? Schedule { get; init; }
    public required IReadOnlyList<Criterion> Criteria { get; init; }
    public required string Profile { get; init; }
    public required int ProfileVersion { get; init; }
    public string? FollowsUp { get; init; }

    /// <summary>SHA-256 of the canonical form, lower-case hexadecimal. What the parties sign.</summary>
    public string Digest() => Canonical.Digest(this);

    public PolicyProfile? FindProfile() => PolicyProfiles.Find(Profile, ProfileVersion);

    public IEnumerable<(string Field, string Text)> Texts() =>
        Title.Parts("title").Concat(Description.Parts("description")).Append(("field", Field)).Append(("ownerName", OwnerName))
            .Concat(Publication.Indicators.Texts(Indicators))
            .Concat(Criteria.SelectMany((c, n) => c.Name.Parts($"criteria[{n}].name").Append(($"criteria[{n}].key", c.Key))));

    /// <summary>The first reason why this is no list that anybody should sign.</summary>
    public RefusedException? WhyNotFit() =>
        PedigreeCheck.WhyNot(Texts())
        ?? WhyNotWhole()
        ?? Publication.Indicators.WhyNotMeasurable(Indicators)
        ?? WhyNotWeighed()
        ?? (FindProfile() is null ? Refusals.ProfileIsUnknown.With(("profile", Profile), ("version", ProfileVersion)) : null)
        ?? (FollowsUp is { } parent && !Call.IsNumber(parent) ? Refusals.ParentIsNotReadable.With(("number", parent)) : null)
        ?? (Schedule is null ? Refusals.ScheduleIsMissing.Now() : Schedule.WhyNotSound() ?? ClosingDates.WhyNot(Texts(), Schedule));

    RefusedException? WhyNotWhole()
    {
        var missing = new List<string>();
        if (!Title.IsWhole()) missing.Add("title");
        if (!Description.IsWhole()) missing.Add("description");
        if (!Wordings.IsVisible(Field)) missing.Add("field");
        if (!Wordings.IsVisible(OwnerName)) missing.Add("ownerName");
        if (BountyFen <= 0) missing.Add("bountyFen");
        return missing.Count == 0 ? null : Refusals.ListIsNotWhole.With(("members", missing));
    }

    RefusedException? WhyNotWeighed()
    {
        if (Criteria.Any(c => c.Weight is < 1 or > 100 || !c.Name.IsWhole() || !Wordings.IsVisible(c.Key)) || Criteria.DistinctBy(c => c.Key).Count() != Criteria.Count)
            return Refusals.CriteriaAreNotReadable.Now();
        var total = Criteria.Sum(c => c.Weight);
        return total == 100 ? null : Refusals.WeightsDoNotTotal100.With(("total", total));
    }
}
